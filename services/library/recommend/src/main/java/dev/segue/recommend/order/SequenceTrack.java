package dev.segue.recommend.order;

import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;

/** What the order of tracks goes by. Unknown values are NaN. */
public final class SequenceTrack {
  private final double tempo;
  private final double key;
  private final double mode;
  private final double energy;
  private final float[] embedding;

  /**
   * @param embedding where the model places the track; of unit length, or zeros
   */
  public SequenceTrack(FeatureVector features, float[] embedding) {
    this.tempo = known(features, Feature.TEMPO);
    this.key = known(features, Feature.KEY);
    this.mode = known(features, Feature.MODE);
    this.energy = known(features, Feature.ENERGY);
    this.embedding = embedding.clone();
  }

  /** In raw units; NaN where a source wrote that it detected none. */
  private static double known(FeatureVector features, Feature feature) {
    double canonical = features.get(feature);
    return Double.isNaN(canonical) || feature.isSentinel(canonical)
        ? Double.NaN
        : feature.raw(canonical);
  }

  /** Beats per minute. */
  double tempo() {
    return tempo;
  }

  /** Pitch class, 0 = C to 11 = B. */
  double key() {
    return key;
  }

  /** 1 = major, 0 = minor. */
  double mode() {
    return mode;
  }

  /** 0 to 1. */
  double energy() {
    return energy;
  }

  /** Cosine of the angle between the embeddings, NaN where one of them is zero. */
  double cosine(SequenceTrack other) {
    double dot = 0;
    double here = 0;
    double there = 0;
    for (int i = 0; i < embedding.length; i++) {
      dot += (double) embedding[i] * other.embedding[i];
      here += (double) embedding[i] * embedding[i];
      there += (double) other.embedding[i] * other.embedding[i];
    }
    return Math.max(-1, Math.min(1, dot / Math.sqrt(here * there)));
  }
}
