package dev.segue.catalogue.group;

import dev.segue.engine.track.Feature;
import dev.segue.learning.cluster.Clusters;
import java.util.EnumSet;
import java.util.List;

/**
 * Which clusters are asked for.
 *
 * @param features in the order of {@link Feature}, at least one
 * @param k how many clusters
 */
public record GroupChoice(List<Feature> features, int k) {
  /** The usual features and number. */
  public static final GroupChoice USUAL = new GroupChoice(Clusters.FEATURES, Clusters.COUNT);

  public GroupChoice {
    features = List.copyOf(EnumSet.copyOf(features));
  }
}
