package dev.segue.catalogue.identity;

import dev.segue.catalogue.Catalogue;
import dev.segue.catalogue.FoldedText;
import dev.segue.catalogue.TrackFacts;
import dev.segue.schemas.avro.CanonicalFeatures;
import dev.segue.schemas.avro.Track;
import dev.segue.wire.FeatureVectors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A small catalogue with its records, for tests. */
final class Songs implements AutoCloseable {
  final Catalogue catalogue = new Catalogue();
  final Map<String, Track> records = new HashMap<>();
  final TrackResolver resolver = new TrackResolver(catalogue, records::get);

  /** A track that can be changed before it is {@link #put}. */
  static Track song(String id, String title, String artist, double seconds) {
    return Track.newBuilder()
        .setId(id)
        .setTitle(title)
        .setArtists(List.of(artist))
        .setFeatures(
            CanonicalFeatures.newBuilder().setEnergy(0.5).setDurationMs(seconds / 3_600).build())
        .build();
  }

  Songs put(Track track) {
    records.put(track.getId(), track);
    catalogue.put(
        track.getId(),
        FeatureVectors.of(track.getFeatures()),
        FoldedText.of(track.getTitle(), track.getArtists()),
        TrackFacts.of(track));
    return this;
  }

  @Override
  public void close() {
    catalogue.close();
  }
}
