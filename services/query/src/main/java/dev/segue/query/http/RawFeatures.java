package dev.segue.query.http;

import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.schemas.avro.Track;
import dev.segue.wire.FeatureVectors;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A track's features in raw units, by label; null where missing. */
final class RawFeatures {
  private RawFeatures() {}

  static Map<String, @Nullable Double> of(Track track) {
    FeatureVector features = FeatureVectors.of(track.getFeatures());
    Map<String, @Nullable Double> raw = new LinkedHashMap<>();
    for (Feature feature : Feature.values()) {
      raw.put(feature.label(), features.has(feature) ? feature.raw(features.get(feature)) : null);
    }
    return raw;
  }
}
