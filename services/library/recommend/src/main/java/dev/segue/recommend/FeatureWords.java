package dev.segue.recommend;

import dev.segue.engine.track.Feature;

/**
 * How a listener speaks of a feature.
 *
 * @param what what two tracks can have the same of
 * @param more what a track is that has more of it
 * @param less what a track is that has less of it
 */
record FeatureWords(String what, String more, String less) {

  static FeatureWords of(Feature feature) {
    return switch (feature) {
      case POPULARITY -> new FeatureWords("popularity", "better known", "less known");
      case DANCEABILITY -> new FeatureWords("danceability", "more danceable", "less danceable");
      case ENERGY -> new FeatureWords("energy", "more energetic", "calmer");
      case KEY -> new FeatureWords("key", "in another key", "in another key");
      case LOUDNESS -> new FeatureWords("loudness", "louder", "quieter");
      case MODE -> new FeatureWords("mode", "in a major key", "in a minor key");
      case SPEECHINESS ->
          new FeatureWords("amount of speech", "with more speech", "with less speech");
      case ACOUSTICNESS -> new FeatureWords("acoustic sound", "more acoustic", "more electronic");
      case INSTRUMENTALNESS ->
          new FeatureWords("amount of singing", "more instrumental", "with more singing");
      case LIVENESS -> new FeatureWords("presence of an audience", "more live", "more studio-like");
      case VALENCE -> new FeatureWords("mood", "happier", "sadder");
      case TEMPO -> new FeatureWords("tempo", "faster", "slower");
      case DURATION_MS -> new FeatureWords("length", "longer", "shorter");
      case TIME_SIGNATURE ->
          new FeatureWords("metre", "with more beats to the bar", "with fewer beats to the bar");
    };
  }
}
