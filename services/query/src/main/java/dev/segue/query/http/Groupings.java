package dev.segue.query.http;

import dev.segue.engine.track.Feature;
import dev.segue.learning.cluster.Clusters;
import dev.segue.query.group.GroupChoice;
import dev.segue.query.group.Grouping;
import dev.segue.query.group.Groups;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The clusters that a request asks for; waits a while for those that are not there yet. */
final class Groupings {
  private static final long PATIENCE_SECONDS = 8;
  private static final int MOST_CLUSTERS = 50;
  private static final int LONGEST_NAME = 100;

  /** So that other requests find a thread. */
  private static final int MOST_WAITING = 2;

  private final Groups groups;
  private final Semaphore waiters = new Semaphore(MOST_WAITING);

  Groupings(Groups groups) {
    this.groups = groups;
  }

  /** Names of the parameters that choose. */
  static List<String> names() {
    return List.of("features", "k");
  }

  /** The clusters of the usual features. */
  Grouping usual() {
    return of(GroupChoice.USUAL);
  }

  Grouping of(Inputs inputs) {
    List<Feature> features = new ArrayList<>();
    for (String label : inputs.labels("features", Feature.COUNT, LONGEST_NAME)) {
      features.add(StatisticsRoutes.feature("features", label));
    }
    return of(
        new GroupChoice(
            features.isEmpty() ? Clusters.FEATURES : features,
            inputs.integer("k", Clusters.COUNT, 1, MOST_CLUSTERS)));
  }

  private Grouping of(GroupChoice choice) {
    boolean mayWait = waiters.tryAcquire();
    try {
      Optional<Grouping> found =
          groups.of(choice).get(mayWait ? PATIENCE_SECONDS : 0, TimeUnit.SECONDS);
      return found.orElseThrow(
          () ->
              new ProblemException(
                  ProblemCode.NOT_READY, "No track has any of the features yet; ask again."));
    } catch (TimeoutException | RejectedExecutionException e) {
      throw new ProblemException(
          ProblemCode.NOT_READY, "The clusters are being computed; ask again.");
    } catch (ExecutionException e) {
      throw new IllegalStateException("the clusters could not be computed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(ProblemCode.NOT_READY, "The service is being stopped.");
    } finally {
      if (mayWait) {
        waiters.release();
      }
    }
  }
}
