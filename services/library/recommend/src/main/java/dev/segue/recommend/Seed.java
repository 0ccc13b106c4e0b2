package dev.segue.recommend;

import dev.segue.engine.track.FeatureVector;

/** An example as the model sees it: where it lies, and the features it has. Immutable. */
final class Seed {
  private final int row;
  private final FeatureVector features;
  private final float[] embedding;
  private final double weight;

  /**
   * @param row of the track in the snapshot, or −1
   * @param embedding owned by the seed from now on
   */
  Seed(int row, FeatureVector features, float[] embedding, double weight) {
    this.row = row;
    this.features = features;
    this.embedding = embedding;
    this.weight = weight;
  }

  int row() {
    return row;
  }

  FeatureVector features() {
    return features;
  }

  /** Not to be modified. */
  float[] embedding() {
    return embedding;
  }

  double weight() {
    return weight;
  }
}
