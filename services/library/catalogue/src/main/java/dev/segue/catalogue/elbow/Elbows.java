package dev.segue.catalogue.elbow;

import dev.segue.catalogue.Catalogue;
import dev.segue.catalogue.CatalogueSample;
import dev.segue.catalogue.CatalogueSnapshot;
import dev.segue.concurrency.BackgroundThreads;
import dev.segue.engine.factorize.Elbow;
import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.sample.BottomKSample.Entry;
import dev.segue.engine.scale.FeatureTransform;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The curve of errors over the number of components, for the transforms of models. It takes seconds
 * to compute, so that is done on a thread of its own, once for all who ask, and again when the
 * catalogue has changed notably.
 *
 * <p>Safe for use by several threads.
 */
public final class Elbows implements AutoCloseable {
  /** As the learner's. */
  private static final int SAMPLE = 8192;

  private static final int MOST_COMPONENTS = 14;
  private static final int MOST_KNOWN = 16;

  /** So much of a catalogue may change before its curve is computed anew. */
  private static final double NOTABLE = 0.1;

  private final Catalogue catalogue;
  private final ExecutorService worker;
  private final Fit fit;

  /** By model and transform, the last asked for last. Guarded by this. */
  private final Map<String, Computation> known = new LinkedHashMap<>(16, 0.75f, true);

  public Elbows(Catalogue catalogue) {
    this(
        catalogue,
        Executors.newSingleThreadExecutor(BackgroundThreads.named("segue-query-elbow")),
        Elbow::of);
  }

  /**
   * @param worker computes; is shut down with this
   * @param fit what it computes
   */
  public Elbows(Catalogue catalogue, ExecutorService worker, Fit fit) {
    this.catalogue = catalogue;
    this.worker = worker;
    this.fit = fit;
  }

  /** {@link Elbow#of(FeatureTransform, Collection, int, Elbow.Progress)}, or a slower one. */
  @FunctionalInterface
  public interface Fit {
    /** Fits every number of components up to {@code most}. */
    Elbow of(
        FeatureTransform transform, Collection<Entry> sample, int most, Elbow.Progress progress);
  }

  /**
   * The curve of one model.
   *
   * @param sampleSize number of tracks it was computed on
   * @param tracks number of tracks of the catalogue they were chosen from
   * @param computedAt in milliseconds since the epoch
   */
  public record Curve(Elbow elbow, int sampleSize, int tracks, long computedAt) {}

  /**
   * How far a computation is.
   *
   * @param done numbers of components that are fitted
   * @param of so many there are; 0 while it waits for its turn
   */
  public record Progress(int done, int of) {
    static final Progress WAITING = new Progress(0, 0);
  }

  /** A curve that is being computed or was, and the one before it. */
  private record Computation(
      FactorModel model,
      CatalogueSnapshot of,
      CompletableFuture<Curve> curve,
      AtomicReference<Progress> progress,
      @Nullable Curve old) {

    @Nullable Curve latest() {
      return curve.isDone() && !curve.isCompletedExceptionally() ? curve.join() : old;
    }
  }

  /**
   * The curve for a model's transform on the catalogue as it is now, or was not long ago.
   *
   * @param key what the model is asked for as
   * @return completes when it is computed
   */
  public synchronized CompletableFuture<Curve> of(String key, FactorModel model) {
    Computation last = known.get(key);
    if (last != null && (!last.curve.isDone() || stillTrue(last, model))) {
      return last.curve;
    }
    CatalogueSnapshot snapshot = catalogue.snapshot();
    AtomicReference<Progress> progress = new AtomicReference<>(Progress.WAITING);
    CompletableFuture<Curve> curve =
        CompletableFuture.supplyAsync(() -> compute(snapshot, model, progress), worker);
    Curve old = last != null && sameTransform(last, model) ? last.latest() : null;
    known.put(key, new Computation(model, snapshot, curve, progress, old));
    if (known.size() > MOST_KNOWN) {
      known.remove(known.keySet().iterator().next());
    }
    return curve;
  }

  /** The last curve that was computed for this model's transform, however old. */
  public synchronized Optional<Curve> last(String key, FactorModel model) {
    Computation last = known.get(key);
    return last != null && sameTransform(last, model)
        ? Optional.ofNullable(last.latest())
        : Optional.empty();
  }

  /** How far the computation for this key is, the one that was asked for last. */
  public synchronized Progress progress(String key) {
    Computation last = known.get(key);
    Progress progress = last == null ? null : last.progress.get();
    return progress == null ? Progress.WAITING : progress;
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }

  private boolean stillTrue(Computation last, FactorModel model) {
    return !last.curve.isCompletedExceptionally()
        && sameTransform(last, model)
        && catalogue.snapshot().changesSince(last.of) <= NOTABLE * last.of.tracks();
  }

  private static boolean sameTransform(Computation last, FactorModel model) {
    return last.model.transform().equals(model.transform());
  }

  private Curve compute(
      CatalogueSnapshot snapshot, FactorModel model, AtomicReference<Progress> progress) {
    List<Entry> sample = CatalogueSample.of(snapshot, SAMPLE);
    return new Curve(
        fit.of(
            model.transform(),
            sample,
            MOST_COMPONENTS,
            (done, of) -> progress.set(new Progress(done, of))),
        sample.size(),
        snapshot.tracks(),
        System.currentTimeMillis());
  }
}
