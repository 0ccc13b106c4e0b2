package dev.segue.offline.evaluate;

import dev.segue.engine.track.FeatureVector;
import java.util.List;

/**
 * A track with what people say of it.
 *
 * @param labels one for each column that was asked for, in that order; empty where it has none
 */
public record LabelledTrack(String id, FeatureVector features, List<String> labels) {
  /** Copies the list. */
  public LabelledTrack {
    labels = List.copyOf(labels);
  }
}
