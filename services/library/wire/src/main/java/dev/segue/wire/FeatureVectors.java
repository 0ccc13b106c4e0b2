package dev.segue.wire;

import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.schemas.avro.CanonicalFeatures;
import dev.segue.schemas.avro.TrackFeatures;
import org.jspecify.annotations.Nullable;

/**
 * The features in an event (raw) and in a track (canonical), and {@link FeatureVector}. Absent is
 * missing.
 */
public final class FeatureVectors {

  // Both records have the features in the order of Feature, one after the other; a test holds them
  // to it.
  private static final int FIRST_RAW =
      TrackFeatures.getClassSchema().getField(Feature.POPULARITY.label()).pos();

  private static final Feature[] FEATURES = Feature.values();

  private FeatureVectors() {}

  /**
   * What the source says of a feature, in the source's units: null if nothing, and not checked at
   * all.
   */
  public static @Nullable Double raw(TrackFeatures event, Feature feature) {
    return (Double) event.get(FIRST_RAW + feature.position());
  }

  /** Sets what the source says of a feature, in the source's units; not checked at all. */
  public static void putRaw(TrackFeatures event, Feature feature, double raw) {
    event.put(FIRST_RAW + feature.position(), raw);
  }

  /**
   * The features of an event in canonical units.
   *
   * @throws IllegalArgumentException if a value is infinite; whether it is possible is not looked
   *     at
   */
  public static FeatureVector of(TrackFeatures event) {
    FeatureVector.Builder vector = FeatureVector.builder();
    for (Feature feature : FEATURES) {
      Double raw = raw(event, feature);
      if (raw != null) {
        vector.raw(feature, raw);
      }
    }
    return vector.build();
  }

  /** The vector that {@link #toRecord} made the record of. */
  public static FeatureVector of(CanonicalFeatures features) {
    double[] canonical = new double[Feature.COUNT];
    copyInto(features, canonical, 0);
    return FeatureVector.of(canonical);
  }

  /**
   * The canonical values without a vector around them.
   *
   * @param target modified: {@link Feature#COUNT} entries from {@code offset} on; NaN is missing
   */
  public static void copyInto(CanonicalFeatures features, double[] target, int offset) {
    for (int i = 0; i < Feature.COUNT; i++) {
      Double canonical = (Double) features.get(i);
      target[offset + i] = canonical == null ? Double.NaN : canonical;
    }
  }

  /** The record of a vector. */
  public static CanonicalFeatures toRecord(FeatureVector vector) {
    CanonicalFeatures features = new CanonicalFeatures();
    for (Feature feature : FEATURES) {
      if (vector.has(feature)) {
        features.put(feature.position(), vector.get(feature));
      }
    }
    return features;
  }
}
