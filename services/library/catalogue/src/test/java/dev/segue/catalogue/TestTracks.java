package dev.segue.catalogue;

import dev.segue.engine.track.FeatureVector;
import dev.segue.schemas.GeneratedRecords;
import dev.segue.schemas.avro.Track;
import dev.segue.wire.FeatureVectors;
import java.util.List;

/** Records of tracks for tests. */
public final class TestTracks {
  private TestTracks() {}

  /** A track by an artist of its own. */
  public static Track of(String id, String title, FeatureVector features) {
    return GeneratedRecords.newTrack()
        .setId(id)
        .setTitle(title)
        .setArtists(List.of("Artist of " + title))
        .setFeatures(FeatureVectors.toRecord(features))
        .build();
  }
}
