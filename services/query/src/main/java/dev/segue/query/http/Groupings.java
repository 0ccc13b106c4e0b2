package dev.segue.query.http;

import dev.segue.catalogue.group.GroupChoice;
import dev.segue.catalogue.group.Grouping;
import dev.segue.catalogue.group.Groups;
import dev.segue.engine.track.Feature;
import dev.segue.learning.cluster.Clusters;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;

/** The clusters that a request asks for; waits a while for those that are not there yet. */
final class Groupings {
  private static final long PATIENCE_SECONDS = 8;
  private static final int MOST_CLUSTERS = 50;
  private static final int LONGEST_NAME = 100;

  private static final int MOST_WAITING = 2;

  private final Groups groups;
  private final BoundedWait wait = new BoundedWait(PATIENCE_SECONDS, MOST_WAITING);

  Groupings(Groups groups) {
    this.groups = groups;
  }

  /** KnownParameters of the parameters that choose. */
  static List<String> names() {
    return List.of("features", "k");
  }

  /** The clusters of the usual features. */
  Grouping usual() {
    return of(GroupChoice.USUAL);
  }

  Grouping of(Inputs inputs) {
    return of(choice(inputs));
  }

  static GroupChoice choice(Inputs inputs) {
    List<Feature> features = new ArrayList<>();
    for (String label : inputs.labels("features", Feature.COUNT, LONGEST_NAME)) {
      features.add(StatisticsRoutes.feature("features", label));
    }
    return new GroupChoice(
        features.isEmpty() ? Clusters.FEATURES : features,
        inputs.integer("k", Clusters.COUNT, 1, MOST_CLUSTERS));
  }

  Grouping of(GroupChoice choice) {
    try {
      return wait.of(groups.of(choice))
          .orElseThrow(Groupings::computing)
          .orElseThrow(
              () ->
                  new ProblemException(
                      ProblemCode.NOT_READY, "No track has any of the features yet; ask again."));
    } catch (RejectedExecutionException e) {
      throw computing();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the clusters could not be computed", e);
    }
  }

  private static ProblemException computing() {
    return new ProblemException(
        ProblemCode.NOT_READY, "The clusters are being computed; ask again.");
  }
}
