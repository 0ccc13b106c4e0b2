package dev.segue.catalogue.group;

import dev.segue.catalogue.Catalogue;
import dev.segue.catalogue.CatalogueSample;
import dev.segue.catalogue.CatalogueSnapshot;
import dev.segue.concurrency.BackgroundThreads;
import dev.segue.engine.sample.BottomKSample.Entry;
import dev.segue.engine.track.FeatureVector;
import dev.segue.learning.cluster.Clusters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The clusters of the catalogue. They are fitted on the learner's sample when they are first asked
 * for, and anew, beginning where they are, when they are asked for after another version of the
 * model is served or a tenth of the catalogue has changed. That is done on a thread of its own, and
 * takes two passes over the catalogue; meanwhile those there are answer.
 *
 * <p>A few choices of features are kept, the least recently asked for goes first; the usual one
 * stays. Safe for use by several threads.
 */
public final class Groups implements AutoCloseable {
  /** As the learner's. */
  private static final int SAMPLE = 8192;

  private static final int MOST_KNOWN = 8;
  private static final int MOST_WAITING = 4;

  /** So much of a catalogue may change before it is grouped anew. */
  private static final double NOTABLE = 0.1;

  private final Catalogue catalogue;
  private final String model;
  private final ExecutorService worker =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MOST_WAITING),
          BackgroundThreads.named("segue-query-groups"));

  /** The last asked for last. Guarded by this. */
  private final Map<GroupChoice, Computation> known = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * @param model name of the model whose new versions are an occasion to group anew
   */
  public Groups(Catalogue catalogue, String model) {
    this.catalogue = catalogue;
    this.model = model;
  }

  /** A grouping that is being computed or was, and the one before it. */
  private record Computation(
      CatalogueSnapshot of,
      int version,
      CompletableFuture<Optional<Grouping>> grouping,
      @Nullable Grouping old) {

    @Nullable Grouping latest() {
      boolean there = grouping.isDone() && !grouping.isCompletedExceptionally();
      return there ? grouping.join().orElse(old) : old;
    }
  }

  /**
   * The clusters as they are, or will be where there are none yet.
   *
   * @return completes when there are some; with none if no track has any of the features
   * @throws RejectedExecutionException if too many choices are being worked on
   */
  public synchronized CompletableFuture<Optional<Grouping>> of(GroupChoice choice) {
    Computation last = known.get(choice);
    Grouping old = last == null ? null : last.latest();
    if (last == null || (last.grouping.isDone() && !stillTrue(last))) {
      try {
        last = start(choice, old);
      } catch (RejectedExecutionException e) {
        if (old == null) {
          throw e;
        }
      }
    }
    return last == null || old != null
        ? CompletableFuture.completedFuture(Optional.ofNullable(old))
        : last.grouping;
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }

  private Computation start(GroupChoice choice, @Nullable Grouping old) {
    CatalogueSnapshot snapshot = catalogue.snapshot();
    Computation started =
        new Computation(
            snapshot,
            version(snapshot),
            CompletableFuture.supplyAsync(() -> compute(snapshot, choice, old), worker),
            old);
    known.put(choice, started);
    if (known.size() > MOST_KNOWN) {
      known.keySet().stream()
          .filter(other -> !other.equals(GroupChoice.USUAL))
          .findFirst()
          .ifPresent(known::remove);
    }
    return started;
  }

  private boolean stillTrue(Computation last) {
    CatalogueSnapshot now = catalogue.snapshot();
    return !last.grouping.isCompletedExceptionally()
        && last.version == version(now)
        && now.changesSince(last.of) <= NOTABLE * last.of.tracks();
  }

  private int version(CatalogueSnapshot snapshot) {
    return snapshot.model(model).map(served -> served.model().version()).orElse(0);
  }

  private static Optional<Grouping> compute(
      CatalogueSnapshot snapshot, GroupChoice choice, @Nullable Grouping old) {
    List<FeatureVector> sample =
        CatalogueSample.of(snapshot, SAMPLE).stream().map(Entry::row).toList();
    Optional<Clusters> clusters =
        old == null
            ? Clusters.fit(choice.features(), choice.k(), sample)
            : old.clusters().refit(sample);
    return clusters.map(found -> Grouping.of(found, snapshot, sample.size()));
  }
}
