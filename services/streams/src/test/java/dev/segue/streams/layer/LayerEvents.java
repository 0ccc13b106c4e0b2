package dev.segue.streams.layer;

import dev.segue.schemas.avro.TrackFeatures;
import org.jspecify.annotations.Nullable;

/** Events of layers for tests. */
final class LayerEvents {
  private LayerEvents() {}

  /** An event of track {@code a} that states nothing yet. */
  static TrackFeatures by(@Nullable String layer) {
    return TrackFeatures.newBuilder().setId("a").setLayer(layer).build();
  }
}
