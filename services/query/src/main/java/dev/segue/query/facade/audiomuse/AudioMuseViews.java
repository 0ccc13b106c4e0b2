package dev.segue.query.facade.audiomuse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON answers, as records. */
final class AudioMuseViews {
  private AudioMuseViews() {}

  record Song(
      String itemId,
      String title,
      String author,
      String album,
      String albumArtist,
      double distance) {}

  record Found(String itemId, String title, String author, String album, String albumArtist) {}

  record Path(List<Song> path, double totalDistance) {}

  record SimilarArtistView(
      String artist,
      String artistId,
      double divergence,
      @Nullable List<ComponentMatch> componentMatches) {}

  /** The song of the other artist to begin with. */
  record ComponentMatch(String itemId, String title) {}

  record MaxDistance(double maxDistance, @Nullable String farthestItemId) {}

  record Health(String status) {}

  record Failure(String error) {}
}
