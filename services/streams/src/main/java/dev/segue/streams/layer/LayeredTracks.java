package dev.segue.streams.layer;

import dev.segue.schemas.avro.Track;
import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.schemas.avro.TrackLayer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an event makes of a track that has layers. What a layer says depends on the events of that
 * layer alone, the last of them replaces all before, and the track is the {@link Overlay} of what
 * they say: so any interleaving, replay or redelivery ends in the same track. An event that repeats
 * what its layer says changes nothing, not even the time.
 */
public final class LayeredTracks {
  private final Overlay overlay;

  /** Tracks by these rules. */
  public LayeredTracks(LayerRules rules) {
    overlay = new Overlay(rules);
  }

  /**
   * The track after an event.
   *
   * @param before the track before; null if there is none
   * @return {@code before} itself if nothing changes; null if no layer is left
   */
  public @Nullable Track after(@Nullable Track before, TrackFeatures event, long timestamp) {
    String name = Statements.layer(event);
    List<TrackLayer> layers = before == null ? new ArrayList<>() : Statements.of(before);
    TrackLayer old = null;
    for (TrackLayer layer : layers) {
      if (layer.getLayer().equals(name)) {
        old = layer;
      }
    }
    TrackLayer now = Statements.of(event, timestamp);
    if (now == null ? old == null : old != null && saysTheSame(old, now)) {
      return before;
    }
    layers.remove(old);
    if (now != null) {
      layers.add(now);
    }
    return layers.isEmpty() ? null : overlay.of(event.getId(), layers);
  }

  /** The same track by the rules of now. */
  public Track again(Track track) {
    List<TrackLayer> layers = track.getLayers();
    if (layers == null) {
      return track;
    }
    List<TrackLayer> copies =
        layers.stream().map(layer -> TrackLayer.newBuilder(layer).build()).toList();
    return overlay.of(track.getId(), copies);
  }

  private static boolean saysTheSame(TrackLayer old, TrackLayer now) {
    long statedAt = now.getStatedAt();
    List<String> calibrated = now.getCalibrated();
    now.setStatedAt(old.getStatedAt());
    now.setCalibrated(old.getCalibrated());
    boolean same = now.equals(old);
    now.setStatedAt(statedAt);
    now.setCalibrated(calibrated);
    return same;
  }
}
