package dev.segue.learning.cluster;

import dev.segue.engine.track.Feature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Names clusters by what their centres have more or less of than the mean of all tracks. */
final class ClusterNames {
  /** Standard deviations that a centre must be away from the mean for a second word. */
  private static final double NOTABLE = 0.5;

  /** The same for the first word; a cluster nearer than that is ordinary. */
  private static final double SLIGHT = 0.1;

  private static final String ORDINARY = "ordinary";

  private ClusterNames() {}

  /**
   * A name for each cluster, all different.
   *
   * @param centres standardised. Not modified
   */
  static List<String> of(List<Feature> features, double[][] centres) {
    List<String> names = new ArrayList<>();
    for (double[] centre : centres) {
      List<String> words = words(features, centre);
      String name = String.join(", ", words.subList(0, notable(centre)));
      // The next strongest feature tells two clusters apart; where there is none, a number does.
      for (int count = notable(centre) + 1;
          names.contains(name) && count <= words.size();
          count++) {
        name = String.join(", ", words.subList(0, count));
      }
      String stem = name.isEmpty() ? ORDINARY : name;
      String unique = stem;
      for (int number = 2; names.contains(unique); number++) {
        unique = stem + " " + number;
      }
      names.add(unique);
    }
    return List.copyOf(names);
  }

  /** How many words a name has unless it must be told apart: none, one or two. */
  private static int notable(double[] centre) {
    int notable = 0;
    boolean slight = false;
    for (double deviation : centre) {
      notable += Math.abs(deviation) >= NOTABLE ? 1 : 0;
      slight |= Math.abs(deviation) >= SLIGHT;
    }
    return notable == 0 ? (slight ? 1 : 0) : Math.min(2, notable);
  }

  /** A word for each feature, the strongest deviation first. */
  private static List<String> words(List<Feature> features, double[] centre) {
    return IntStream.range(0, centre.length)
        .boxed()
        .sorted(Comparator.comparingDouble(f -> -Math.abs(centre[f])))
        .map(f -> word(features.get(f), centre[f] > 0))
        .toList();
  }

  private static String word(Feature feature, boolean more) {
    return switch (feature) {
      case POPULARITY -> more ? "popular" : "little known";
      case DANCEABILITY -> more ? "danceable" : "not for dancing";
      case ENERGY -> more ? "energetic" : "calm";
      case KEY -> more ? "high keys" : "low keys";
      case LOUDNESS -> more ? "loud" : "quiet";
      case MODE -> more ? "major" : "minor";
      case SPEECHINESS -> more ? "spoken" : "sung";
      case ACOUSTICNESS -> more ? "acoustic" : "not acoustic";
      case INSTRUMENTALNESS -> more ? "instrumental" : "with voices";
      case LIVENESS -> more ? "live" : "from the studio";
      case VALENCE -> more ? "cheerful" : "sad";
      case TEMPO -> more ? "fast" : "slow";
      case DURATION_MS -> more ? "long" : "short";
      case TIME_SIGNATURE -> more ? "many beats a bar" : "few beats a bar";
    };
  }
}
