package dev.segue.recommend;

import dev.segue.engine.track.FeatureVector;

/** Something to go by, or to keep away from: a track of the catalogue, or a sound of none. */
public sealed interface Example {

  /** How much it counts beside the others; greater than 0. */
  double weight();

  /** A track of the catalogue. */
  record Known(String id, double weight) implements Example {}

  /** Features that need not be in any catalogue. */
  record Sound(FeatureVector features, double weight) implements Example {}
}
