package dev.segue.streams.layer;

import dev.segue.engine.scale.QuantileMapping;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How the features of named layers are brought to the scale of the base layer: a mapping of raw
 * values for each feature of each layer that a setting gives one. Two analysers that call a feature
 * by one name do not measure one quantity. Immutable.
 */
public final class Calibrations {
  private static final Calibrations NONE = new Calibrations(Map.of());

  private final SortedMap<String, Map<Feature, QuantileMapping>> byLayer;

  /** The mappings of each layer. */
  public Calibrations(Map<String, Map<Feature, QuantileMapping>> byLayer) {
    SortedMap<String, Map<Feature, QuantileMapping>> copy = new TreeMap<>();
    byLayer.forEach(
        (layer, mappings) -> {
          if (!mappings.isEmpty()) {
            copy.put(layer, Collections.unmodifiableMap(new EnumMap<>(mappings)));
          }
        });
    this.byLayer = Collections.unmodifiableSortedMap(copy);
  }

  /** No layer is calibrated. */
  public static Calibrations none() {
    return NONE;
  }

  /** Names of the features that the layer states and that are mapped, in the order of features. */
  public List<String> calibrated(String layer, FeatureVector stated) {
    List<String> names = new ArrayList<>();
    for (Feature feature : mappings(layer).keySet()) {
      if (applies(feature, stated)) {
        names.add(feature.label());
      }
    }
    return names;
  }

  /** What the layer states, on the scale of the base layer. A value for "undetected" stays. */
  public FeatureVector apply(String layer, FeatureVector stated) {
    Map<Feature, QuantileMapping> mappings = mappings(layer);
    if (mappings.isEmpty()) {
      return stated;
    }
    FeatureVector.Builder mapped = FeatureVector.builder();
    for (Feature feature : Feature.values()) {
      double canonical = stated.get(feature);
      QuantileMapping mapping = mappings.get(feature);
      if (mapping != null && applies(feature, stated)) {
        double raw = mapping.apply(feature.raw(canonical));
        mapped.raw(feature, feature.withinDomain(raw));
      } else {
        mapped.canonical(feature, canonical);
      }
    }
    return mapped.build();
  }

  private Map<Feature, QuantileMapping> mappings(String layer) {
    return byLayer.getOrDefault(layer, Map.of());
  }

  private static boolean applies(Feature feature, FeatureVector stated) {
    return stated.has(feature) && !feature.isSentinel(stated.get(feature));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Calibrations that && byLayer.equals(that.byLayer);
  }

  @Override
  public int hashCode() {
    return byLayer.hashCode();
  }

  /** All of it, so that equal calibrations have equal texts and others have others. */
  @Override
  public String toString() {
    return byLayer.toString();
  }
}
