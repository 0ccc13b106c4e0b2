package dev.segue.streams.layer;

import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.schemas.avro.Track;
import dev.segue.schemas.avro.TrackLayer;
import dev.segue.wire.FeatureVectors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Lays what several layers say of a track over one another: each field is that of the first layer
 * that states it. A list counts as one field, and the external ids of one namespace do; each
 * feature is a field of its own. A pure function of the layers and the rules.
 */
final class Overlay {
  private final LayerRules rules;

  Overlay(LayerRules rules) {
    this.rules = rules;
  }

  /**
   * The track that the layers make.
   *
   * @param stated at least one, in any order, no two of one layer; calibrated anew, and otherwise
   *     not modified
   */
  Track of(String id, List<TrackLayer> stated) {
    List<TrackLayer> layers = new ArrayList<>(stated);
    layers.sort((one, other) -> rules.order().compare(one.getLayer(), other.getLayer()));
    Track track = new Track();
    track.setNormalizedAt(layers.stream().mapToLong(TrackLayer::getStatedAt).max().orElseThrow());
    track.setId(id);
    track.setTitle(first(layers, TrackLayer::getTitle));
    track.setArtists(firstFilled(layers, TrackLayer::getArtists));
    track.setAlbum(first(layers, TrackLayer::getAlbum));
    track.setGenres(firstFilled(layers, TrackLayer::getGenres));
    track.setReleaseDate(first(layers, TrackLayer::getReleaseDate));
    track.setMarket(first(layers, TrackLayer::getMarket));
    track.setIsrc(first(layers, TrackLayer::getIsrc));
    track.setExplicit(first(layers, TrackLayer::getExplicit));
    track.setExternalIds(externalIds(layers));
    track.setFeatures(FeatureVectors.toRecord(features(layers)));
    boolean baseAlone = layers.size() == 1 && layers.get(0).getLayer().equals(LayerOrder.BASE);
    track.setLayers(baseAlone ? null : Collections.unmodifiableList(layers));
    return track;
  }

  private FeatureVector features(List<TrackLayer> layers) {
    FeatureVector.Builder overlay = FeatureVector.builder();
    for (int i = layers.size() - 1; i >= 0; i--) {
      TrackLayer layer = layers.get(i);
      FeatureVector stated = FeatureVectors.of(layer.getFeatures());
      layer.setCalibrated(rules.calibrations().calibrated(layer.getLayer(), stated));
      FeatureVector mapped = rules.calibrations().apply(layer.getLayer(), stated);
      for (Feature feature : Feature.values()) {
        if (mapped.has(feature)) {
          overlay.canonical(feature, mapped.get(feature));
        }
      }
    }
    return overlay.build();
  }

  private static List<String> externalIds(List<TrackLayer> layers) {
    List<String> ids = new ArrayList<>();
    Map<String, String> speakers = new HashMap<>();
    for (TrackLayer layer : layers) {
      for (String id : layer.getExternalIds()) {
        String namespace = id.substring(0, Math.max(0, id.indexOf(':')));
        String speaker = speakers.putIfAbsent(namespace, layer.getLayer());
        if ((speaker == null || speaker.equals(layer.getLayer())) && !ids.contains(id)) {
          ids.add(id);
        }
      }
    }
    return ids;
  }

  private static <T> @Nullable T first(
      List<TrackLayer> layers, Function<TrackLayer, @Nullable T> field) {
    for (TrackLayer layer : layers) {
      T value = field.apply(layer);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  private static List<String> firstFilled(
      List<TrackLayer> layers, Function<TrackLayer, List<String>> field) {
    return layers.stream()
        .map(field)
        .filter(Predicate.not(List::isEmpty))
        .findFirst()
        .orElse(List.of());
  }
}
