package dev.segue.catalogue.identity;

import dev.segue.catalogue.FoldedText;
import dev.segue.catalogue.Lengths;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.schemas.avro.Track;
import dev.segue.wire.FeatureVectors;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A track that a description may mean, as far as descriptions go.
 *
 * @param title folded; empty where there is none
 * @param artists folded
 * @param durationMs NaN where it is not known
 * @param popularity NaN where it is not known
 */
record Candidate(
    String id, String title, Set<String> artists, double durationMs, double popularity) {

  /** The most popular first; then by id. */
  static final Comparator<Candidate> LIKELIEST =
      Comparator.comparingDouble((Candidate c) -> Double.isNaN(c.popularity) ? 1 : -c.popularity)
          .thenComparing(Candidate::id);

  static Candidate of(Track track) {
    FeatureVector features = FeatureVectors.of(track.getFeatures());
    String title = track.getTitle();
    return new Candidate(
        track.getId(),
        title == null ? "" : FoldedText.fold(title),
        folded(track.getArtists()),
        Feature.DURATION_MS.raw(features.get(Feature.DURATION_MS)),
        features.get(Feature.POPULARITY));
  }

  static Set<String> folded(List<String> names) {
    return names.stream().map(FoldedText::fold).collect(Collectors.toSet());
  }

  /** Whether both are of one recording, as far as titles, artists and lengths tell. */
  boolean isLike(Candidate other) {
    return title.equals(other.title)
        && (artists.isEmpty()
            || other.artists.isEmpty()
            || artists.stream().anyMatch(other.artists::contains))
        && !Lengths.differ(durationMs, other.durationMs);
  }

  /**
   * Whether the track cannot be the one described, although they share a code: two songs with one
   * code but other titles and lengths are two songs. Where no lengths are known, a title that goes
   * on where the other ends is none of another song.
   *
   * @param wanted the folded title described; empty where there is none
   */
  boolean contradicts(String wanted, double wantedMs) {
    if (wanted.isEmpty() || title.isEmpty() || wanted.equals(title)) {
      return false;
    }
    if (Double.isNaN(wantedMs) || Double.isNaN(durationMs)) {
      return !wanted.startsWith(title + " ") && !title.startsWith(wanted + " ");
    }
    return Lengths.differ(wantedMs, durationMs);
  }
}
