package dev.segue.recommend;

import dev.segue.catalogue.Rows;
import dev.segue.engine.track.Feature;

/**
 * Whether two tracks that share a title, or a recording code, are editions of one recording.
 *
 * <p>Lengths of editions differ by the silence at their ends, features by the mastering. The
 * thresholds of features were chosen by eye, on pairs of one title and artist of a published table.
 */
final class EditionLikeness {
  /** Milliseconds by which editions differ at most. */
  private static final double SAME_LENGTH = 3_000;

  /** Share of the length by which tracks differ of which the features are to tell. */
  private static final double NEAR_LENGTH = 0.05;

  /** Mean difference of features below which tracks are alike: hardly more than mastering does. */
  private static final double ALIKE = 0.05;

  /** And above which even one title and one length are no proof, as with many an "Intro". */
  private static final double UNLIKE = 0.25;

  /** And above which tracks of one title and other lengths are two recordings. */
  private static final double OTHER = 0.1;

  private static final int FEWEST = 4;
  private static final Feature[] COMPARED = {
    Feature.DANCEABILITY,
    Feature.ENERGY,
    Feature.VALENCE,
    Feature.ACOUSTICNESS,
    Feature.SPEECHINESS,
    Feature.INSTRUMENTALNESS,
    Feature.LIVENESS
  };

  private final Rows rows;

  EditionLikeness(Rows rows) {
    this.rows = rows;
  }

  /** For tracks of the same edition title and the same first artist. */
  boolean sameSong(int a, int b) {
    double gap = lengthGap(a, b);
    double apart = difference(a, b);
    if (gap <= SAME_LENGTH) {
      return !(apart > UNLIKE);
    }
    boolean nearLength = !(gap > NEAR_LENGTH * length(a));
    if (rows.names().sameTitleAndArtists(a, b)) {
      return nearLength || apart < OTHER;
    }
    return nearLength && apart < ALIKE;
  }

  /** For tracks of the same recording code, of which sources are not always sure. */
  boolean sameCode(int a, int b) {
    return lengthGap(a, b) <= SAME_LENGTH
        || (rows.facts().song(a) != 0 && rows.facts().song(a) == rows.facts().song(b));
  }

  /** In milliseconds; NaN where one is not known. */
  private double lengthGap(int a, int b) {
    return Math.abs(length(a) - length(b));
  }

  private double length(int row) {
    return Feature.DURATION_MS.raw(rows.feature(row, Feature.DURATION_MS.position()));
  }

  /** The mean over the features that both have; NaN where these are few. */
  private double difference(int a, int b) {
    double sum = 0;
    int both = 0;
    for (Feature feature : COMPARED) {
      double gap =
          Math.abs(rows.feature(a, feature.position()) - rows.feature(b, feature.position()));
      if (!Double.isNaN(gap)) {
        sum += gap;
        both++;
      }
    }
    return both < FEWEST ? Double.NaN : sum / both;
  }
}
