package dev.segue.search;

import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.schemas.avro.Track;
import dev.segue.wire.FeatureVectors;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a track is found by.
 *
 * @param year of release; 0 where it is not known
 * @param popularity orders tracks that match equally well, the highest first; −1 where it is
 *     missing
 * @param codes recording codes and ids elsewhere, each found by the whole of it
 */
public record IndexedTrack(
    String id,
    @Nullable String title,
    List<String> artists,
    @Nullable String album,
    List<String> genres,
    int year,
    float popularity,
    List<String> codes) {
  public IndexedTrack {
    artists = List.copyOf(artists);
    genres = List.copyOf(genres);
    codes = List.copyOf(codes);
  }

  /** What a record of a track is found by. */
  public static IndexedTrack of(Track track) {
    FeatureVector features = FeatureVectors.of(track.getFeatures());
    float popularity = (float) features.get(Feature.POPULARITY);
    List<String> codes = new ArrayList<>(track.getExternalIds());
    if (track.getIsrc() != null) {
      codes.add(track.getIsrc());
    }
    return new IndexedTrack(
        track.getId(),
        track.getTitle(),
        track.getArtists(),
        track.getAlbum(),
        track.getGenres(),
        year(track.getReleaseDate()),
        Float.isNaN(popularity) ? -1 : popularity,
        codes);
  }

  private static int year(@Nullable String date) {
    return date != null && date.matches("[0-9]{4}(-.*)?")
        ? Integer.parseInt(date.substring(0, 4))
        : 0;
  }
}
