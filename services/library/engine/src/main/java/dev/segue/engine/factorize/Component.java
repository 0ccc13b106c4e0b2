package dev.segue.engine.factorize;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One component of a model: a row of H, with an identity that lasts over versions.
 *
 * <p>Immutable.
 */
public final class Component {

  private final int id;
  private final String name;
  private final @Nullable String alias;
  private final double[] weights;
  private final double scale;
  private final double rms;

  /** A component without an alias, whose column of W has a root mean square of 1. */
  public Component(int id, String name, double[] weights, double scale) {
    this(id, name, null, weights, scale, 1);
  }

  /**
   * @param id identity within its model, counted from 1; the same in every version in which the
   *     component is recognisably the same
   * @param name of the category, such as {@code energy/loudness}; unique within a version
   * @param alias what a person calls it; null where nobody has named it
   * @param weights one for each column of the model's transform, 0 or more. Not modified
   * @param scale the factor on the component's column of W before rows are compared
   * @param rms root mean square of the component's column of W over the sample, before the factor;
   *     0 where no track has it
   */
  public Component(
      int id, String name, @Nullable String alias, double[] weights, double scale, double rms) {
    this.id = id;
    this.name = name;
    this.alias = alias;
    this.weights = weights.clone();
    this.scale = scale;
    this.rms = rms;
    for (double weight : weights) {
      if (!(weight >= 0) || Double.isInfinite(weight)) {
        throw new IllegalArgumentException("A weight of " + name + " is " + weight);
      }
    }
    if (!(scale > 0) || Double.isInfinite(scale)) {
      throw new IllegalArgumentException("The scale of " + name + " is " + scale);
    }
    if (!(rms >= 0) || Double.isInfinite(rms)) {
      throw new IllegalArgumentException("The root mean square of " + name + " is " + rms);
    }
  }

  /** The same component under another alias; null takes the alias away. */
  public Component withAlias(@Nullable String other) {
    return new Component(id, name, other, weights, scale, rms);
  }

  /** Identity within its model. */
  public int id() {
    return id;
  }

  /** Name of the category, made from its strongest features. */
  public String name() {
    return name;
  }

  /** What a person calls the category; null where nobody has named it. */
  public @Nullable String alias() {
    return alias;
  }

  /** What to show to people: the alias, or else the name. */
  public String label() {
    return alias == null ? name : alias;
  }

  /** Weight of the feature in this column of the model's transform. */
  public double weight(int feature) {
    return weights[feature];
  }

  /** The factor on the component's column of W before rows are compared. */
  public double scale() {
    return scale;
  }

  /**
   * Root mean square of the component's column of W over the sample: how much of it a typical track
   * has.
   */
  public double rms() {
    return rms;
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
        && Objects.equals(alias, that.alias)
        && Arrays.equals(weights, that.weights)
        && Double.compare(scale, that.scale) == 0
        && Double.compare(rms, that.rms) == 0;
  }

  @Override
  public int hashCode() {
    return 31 * id + Arrays.hashCode(weights);
  }

  @Override
  public String toString() {
    return "Component[" + id + " " + label() + " " + Arrays.toString(weights) + " x " + scale + "]";
  }
}
