package dev.segue.recommend;

import dev.segue.engine.track.Feature;

/**
 * How a listener speaks of a feature.
 *
 * @param what what two tracks can have the same of
 * @param more what a track is that has more of it
 * @param less what a track is that has less of it
 * @param step the difference in raw units that a listener notices; less is hardly heard
 */
record FeatureWords(String what, String more, String less, double step) {

  static FeatureWords of(Feature feature) {
    return switch (feature) {
      case POPULARITY -> new FeatureWords("popularity", "better known", "less known", 15);
      case DANCEABILITY ->
          new FeatureWords("danceability", "more danceable", "less danceable", 0.15);
      case ENERGY -> new FeatureWords("energy", "more energetic", "calmer", 0.15);
      case KEY -> new FeatureWords("key", "in another key", "in another key", 1);
      case LOUDNESS -> new FeatureWords("loudness", "louder", "quieter", 3);
      case MODE -> new FeatureWords("mode", "in a major key", "in a minor key", 1);
      case SPEECHINESS ->
          new FeatureWords("amount of speech", "with more speech", "with less speech", 0.1);
      case ACOUSTICNESS ->
          new FeatureWords("acoustic sound", "more acoustic", "more electronic", 0.2);
      case INSTRUMENTALNESS ->
          new FeatureWords("amount of singing", "more instrumental", "with more singing", 0.3);
      case LIVENESS ->
          new FeatureWords("presence of an audience", "more live", "more studio-like", 0.2);
      case VALENCE -> new FeatureWords("mood", "happier", "sadder", 0.2);
      case TEMPO -> new FeatureWords("tempo", "faster", "slower", 10);
      case DURATION_MS -> new FeatureWords("length", "longer", "shorter", 45000);
      case TIME_SIGNATURE ->
          new FeatureWords("metre", "with more beats to the bar", "with fewer beats to the bar", 1);
    };
  }
}
