package dev.segue.streams.normalise;

import dev.segue.schemas.avro.TrackFeatures;
import java.util.List;

/** Events for tests. */
final class Events {
  private Events() {}

  /** A good event with a few texts and features; fields may be changed at will. */
  static TrackFeatures of(String id) {
    return TrackFeatures.newBuilder()
        .setId(id)
        .setTitle("Title of " + id)
        .setArtists(List.of("Artist"))
        .setAlbum("Album")
        .setGenres(List.of("rock"))
        .setPopularity(50.0)
        .setEnergy(0.5)
        .setLoudness(-7.5)
        .setTempo(120.0)
        .setDurationMs(180_000.0)
        .build();
  }
}
