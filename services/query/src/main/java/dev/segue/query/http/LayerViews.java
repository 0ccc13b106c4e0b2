package dev.segue.query.http;

import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.schemas.avro.Track;
import dev.segue.schemas.avro.TrackLayer;
import dev.segue.wire.FeatureVectors;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who said what of a track. */
final class LayerViews {
  static final String BASE = "base";

  private LayerViews() {}

  /**
   * What one layer says.
   *
   * @param states what it states, by field; features in raw units, before any calibration
   * @param decides the fields of the track that are as it states them
   * @param calibrated the features that were brought to the scale of the base layer on their way
   */
  record LayerView(
      String layer,
      String statedAt,
      Map<String, Object> states,
      List<String> decides,
      List<String> calibrated) {}

  /** The layers of a track, the first in precedence first. */
  static List<LayerView> of(Track track) {
    Set<String> decided = new HashSet<>();
    List<LayerView> views = new ArrayList<>();
    List<TrackLayer> layers = track.getLayers();
    for (TrackLayer layer : layers == null ? List.of(base(track)) : layers) {
      views.add(view(layer, states(layer), decided));
    }
    return views;
  }

  /** What the base layer says where it is alone: all that is known of the track. */
  static TrackLayer base(Track track) {
    return TrackLayer.newBuilder()
        .setLayer(BASE)
        .setStatedAt(track.getNormalizedAt())
        .setTitle(track.getTitle())
        .setArtists(track.getArtists())
        .setAlbum(track.getAlbum())
        .setGenres(track.getGenres())
        .setReleaseDate(track.getReleaseDate())
        .setMarket(track.getMarket())
        .setIsrc(track.getIsrc())
        .setExplicit(track.getExplicit())
        .setExternalIds(track.getExternalIds())
        .setFeatures(track.getFeatures())
        .build();
  }

  private static Map<String, Object> states(TrackLayer layer) {
    Map<String, Object> states = new LinkedHashMap<>();
    put(states, "title", layer.getTitle());
    put(states, "artists", layer.getArtists());
    put(states, "album", layer.getAlbum());
    put(states, "genres", layer.getGenres());
    put(states, "release_date", layer.getReleaseDate());
    put(states, "market", layer.getMarket());
    put(states, "isrc", layer.getIsrc());
    put(states, "explicit", layer.getExplicit());
    put(states, "external_ids", layer.getExternalIds());
    FeatureVector features = FeatureVectors.of(layer.getFeatures());
    for (Feature feature : Feature.values()) {
      if (features.has(feature)) {
        states.put(feature.label(), feature.raw(features.get(feature)));
      }
    }
    return states;
  }

  private static LayerView view(TrackLayer layer, Map<String, Object> states, Set<String> decided) {
    List<String> decides = new ArrayList<>();
    states.forEach(
        (field, value) -> {
          for (String part : parts(field, value)) {
            if (decided.add(part) && !decides.contains(field)) {
              decides.add(field);
            }
          }
        });
    return new LayerView(
        layer.getLayer(),
        Instant.ofEpochMilli(layer.getStatedAt()).toString(),
        states,
        decides,
        layer.getCalibrated());
  }

  /** External ids are decided by namespace, of which each layer may have its own. */
  private static List<String> parts(String field, Object value) {
    return field.equals("external_ids")
        ? ((List<?>) value)
            .stream().map(id -> field + ":" + id.toString().split(":", 2)[0]).distinct().toList()
        : List.of(field);
  }

  private static void put(Map<String, Object> states, String field, @Nullable Object value) {
    if (value != null && !(value instanceof List<?> list && list.isEmpty())) {
      states.put(field, value);
    }
  }
}
