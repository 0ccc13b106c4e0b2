package dev.segue.engine.track;

import java.util.Arrays;
import java.util.StringJoiner;

/**
 * The canonical features of one track, in the order of {@link Feature}. Immutable. A feature that
 * the source did not give is missing, never zero.
 */
public final class FeatureVector {

  private static final FeatureVector EMPTY = builder().build();

  private final double[] values;

  private FeatureVector(double[] values) {
    this.values = values;
  }

  /** A vector without any feature. */
  public static FeatureVector empty() {
    return EMPTY;
  }

  /**
   * A vector of {@link Feature#COUNT} canonical values in the order of {@link Feature}; NaN means
   * missing.
   *
   * @throws IllegalArgumentException if the number of values is another, or one is infinite
   */
  public static FeatureVector of(double... canonical) {
    if (canonical.length != Feature.COUNT) {
      throw new IllegalArgumentException(
          "A feature vector has " + Feature.COUNT + " values, not " + canonical.length);
    }
    double[] values = new double[Feature.COUNT];
    for (int i = 0; i < values.length; i++) {
      values[i] = checked(canonical[i]);
    }
    return new FeatureVector(values);
  }

  /** A builder in which every feature is missing. */
  public static Builder builder() {
    return new Builder();
  }

  /** The canonical value of a feature, NaN where it is missing. */
  public double get(Feature feature) {
    return values[feature.position()];
  }

  /** Whether the track has the feature. */
  public boolean has(Feature feature) {
    return !Double.isNaN(values[feature.position()]);
  }

  /** Whether every feature is missing. */
  public boolean isEmpty() {
    for (double value : values) {
      if (!Double.isNaN(value)) {
        return false;
      }
    }
    return true;
  }

  /** Writes the {@link Feature#COUNT} values to {@code target} from {@code offset} on. */
  public void copyInto(double[] target, int offset) {
    System.arraycopy(values, 0, target, offset, values.length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FeatureVector that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    StringJoiner text = new StringJoiner(", ", "FeatureVector[", "]");
    for (Feature feature : Feature.values()) {
      if (has(feature)) {
        text.add(feature.label() + "=" + get(feature));
      }
    }
    return text.toString();
  }

  /** One bit pattern per value, so that equal vectors have equal bytes: no -0.0, one NaN. */
  private static double checked(double value) {
    if (Double.isInfinite(value)) {
      throw new IllegalArgumentException("A feature is finite or missing, not " + value);
    }
    return Double.isNaN(value) ? Double.NaN : value + 0.0;
  }

  /** Collects the features of one track. */
  public static final class Builder {

    private final double[] values = new double[Feature.COUNT];

    private Builder() {
      Arrays.fill(values, Double.NaN);
    }

    /** Sets a canonical value; NaN makes the feature missing. */
    public Builder canonical(Feature feature, double canonical) {
      values[feature.position()] = checked(canonical);
      return this;
    }

    /** Sets a feature from its raw value; NaN makes the feature missing. */
    public Builder raw(Feature feature, double raw) {
      return canonical(feature, feature.canonical(raw));
    }

    /** The vector of what has been set so far. */
    public FeatureVector build() {
      return new FeatureVector(values.clone());
    }
  }
}
