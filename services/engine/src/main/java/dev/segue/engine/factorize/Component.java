package dev.segue.engine.factorize;

import java.util.Arrays;

/**
 * One component of a model: a row of H, with an identity that lasts over versions.
 *
 * <p>Immutable.
 */
public final class Component {

  private final int id;
  private final String name;
  private final double[] weights;
  private final double scale;

  /**
   * @param id identity within its model, counted from 1; the same in every version in which the
   *     component is recognisably the same
   * @param name of the category, such as {@code energy/loudness}; unique within a version
   * @param weights one for each column of the model's transform, 0 or more. Not modified
   * @param scale the factor on the component's column of W before rows are compared
   */
  public Component(int id, String name, double[] weights, double scale) {
    this.id = id;
    this.name = name;
    this.weights = weights.clone();
    this.scale = scale;
    for (double weight : weights) {
      if (!(weight >= 0) || Double.isInfinite(weight)) {
        throw new IllegalArgumentException("A weight of " + name + " is " + weight);
      }
    }
    if (!(scale > 0) || Double.isInfinite(scale)) {
      throw new IllegalArgumentException("The scale of " + name + " is " + scale);
    }
  }

  /** Identity within its model. */
  public int id() {
    return id;
  }

  /** Name of the category. */
  public String name() {
    return name;
  }

  /** Weight of the feature in this column of the model's transform. */
  public double weight(int feature) {
    return weights[feature];
  }

  /** The factor on the component's column of W before rows are compared. */
  public double scale() {
    return scale;
  }

  /** Number of weights. */
  public int size() {
    return weights.length;
  }

  /** A copy of the weights. */
  public double[] weights() {
    return weights.clone();
  }

  /** The length of the row of H. */
  public double length() {
    double squares = 0;
    for (double weight : weights) {
      squares += weight * weight;
    }
    return Math.sqrt(squares);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Component that
        && id == that.id
        && name.equals(that.name)
        && Arrays.equals(weights, that.weights)
        && Double.compare(scale, that.scale) == 0;
  }

  @Override
  public int hashCode() {
    return 31 * id + Arrays.hashCode(weights);
  }

  @Override
  public String toString() {
    return "Component[" + id + " " + name + " " + Arrays.toString(weights) + " x " + scale + "]";
  }
}
