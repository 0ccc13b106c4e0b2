package dev.segue.catalogue;

import dev.segue.concurrency.BackgroundThreads;
import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All tracks of the catalogue in memory, projected on every served model.
 *
 * <p>One thread writes ({@link #put}, {@link #remove}); models may come and go from any. Any number
 * read, each from one {@link #snapshot}, and never wait. Long work (projecting the catalogue on a
 * new version, reclaiming dead rows, merging search trees) is done on a thread of its own beside
 * what is served, catches up with what arrived meanwhile, and is published with one reference.
 */
public final class Catalogue implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Catalogue.class);

  /** Dead rows are reclaimed when they are a quarter of all, and worth the trouble. */
  private static final int FEWEST_DEAD = 4096;

  private final Object writing = new Object();
  private final ExecutorService builder =
      Executors.newSingleThreadExecutor(BackgroundThreads.named("segue-query-builder"));
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  // Guarded by writing. The builder alone replaces rows and ids as a whole.
  private final Map<String, FactorModel> wanted = new TreeMap<>();
  private final float[] scratch = new float[Feature.COUNT];
  private final double[] wide = new double[Feature.COUNT];
  private Rows rows = new Rows(Feature.COUNT);
  private IdTable ids = IdTable.empty(rows);
  private ExternalIdTable externalIds = new ExternalIdTable(rows::isAlive);
  private Map<String, ModelIndex> indexes = new TreeMap<>();
  private int sequence;
  private int tracks;
  private boolean reclaiming;
  private boolean merging;

  private volatile CatalogueSnapshot current =
      new CatalogueSnapshot(rows, ids, externalIds, 0, 0, 0, Map.of());

  /** The catalogue as it is now. */
  public CatalogueSnapshot snapshot() {
    return current;
  }

  /**
   * Adds a track or replaces it. Queryable, on every served model, when the method returns.
   *
   * @param text the search text, from {@link FoldedText#of}. Not modified, not kept
   * @return false if the catalogue already holds exactly this
   */
  public boolean put(String id, FeatureVector features, byte[] text, TrackFacts facts) {
    byte[] key = IdTable.bytes(id);
    synchronized (writing) {
      features.copyInto(wide, 0);
      for (int f = 0; f < scratch.length; f++) {
        scratch[f] = (float) wide[f];
      }
      int old = ids.newest(key, rows.size());
      boolean replaces = old >= 0 && rows.diedAt(old) == 0;
      if (replaces && rows.sameContent(old, scratch, text, facts)) {
        return false;
      }
      int row = rows.append(key, scratch, text, facts);
      ids.insert(row, key);
      externalIds.insert(row, facts.externalIds());
      sequence++;
      if (replaces) {
        rows.kill(old, sequence);
      } else {
        tracks++;
      }
      for (ModelIndex index : indexes.values()) {
        if (replaces) {
          index.replace(old, rows, row);
        } else {
          index.append(rows, row);
        }
      }
      publish();
      reclaimIfWorthIt();
      mergeIfWorthIt();
      return true;
    }
  }

  /** Adds or replaces a track of which no more is known than this. */
  public boolean put(String id, FeatureVector features, byte[] text) {
    return put(id, features, text, TrackFacts.none());
  }

  /** Removes a track; returns false if there is none of this id. */
  public boolean remove(String id) {
    synchronized (writing) {
      int row = ids.newest(IdTable.bytes(id), rows.size());
      if (row < 0 || rows.diedAt(row) != 0) {
        return false;
      }
      sequence++;
      tracks--;
      rows.kill(row, sequence);
      indexes.values().forEach(index -> index.remove(row));
      publish();
      reclaimIfWorthIt();
      return true;
    }
  }

  /**
   * Serves this version of the model under its name, in place of the version before, as soon as the
   * catalogue is projected on it. A version that is overtaken by the next one is never served.
   *
   * @return completes when it is served, or overtaken
   */
  public CompletableFuture<Void> serve(FactorModel model) {
    return serve(model.name(), model);
  }

  /** Serves a version under a name of its own, beside what is served under the model's. */
  CompletableFuture<Void> serve(String key, FactorModel model) {
    synchronized (writing) {
      wanted.put(key, model);
    }
    return CompletableFuture.runAsync(guarded("projecting", () -> build(key, model)), builder);
  }

  /** Serves nothing under this name any more. */
  public void withdraw(String key) {
    synchronized (writing) {
      wanted.remove(key);
      if (indexes.remove(key) != null) {
        publish();
      }
    }
  }

  /** What stopped the background work, which otherwise never stops. */
  public Optional<Throwable> failure() {
    return Optional.ofNullable(failure.get());
  }

  @Override
  public void close() {
    builder.shutdownNow();
    try {
      if (!builder.awaitTermination(10, TimeUnit.SECONDS)) {
        LOG.warn("Background work on the catalogue is still running; it ends with the process");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void build(String key, FactorModel model) {
    if (unneeded(key, model) || relabelled(key, model)) {
      return;
    }
    long start = System.nanoTime();
    CatalogueSnapshot from;
    @Nullable ModelIndex previous;
    synchronized (writing) {
      from = current;
      previous = indexes.getOrDefault(key, indexes.get(model.name()));
    }
    ModelIndex index = new ModelIndex(model, from, previous);
    synchronized (writing) {
      if (unneeded(key, model)) {
        return;
      }
      index.appendAll(rows, index.bound(), rows.size());
      for (int row = 0; row < rows.size(); row++) {
        if (rows.diedAt(row) != 0) {
          index.remove(row);
        }
      }
      indexes.put(key, index);
      publish();
    }
    LOG.info(
        "Model {} version {} is served as {}: {} tracks projected in {} ms",
        model.name(),
        model.version(),
        key,
        current.tracks(),
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    if (index.isLoose()) {
      index.rebuild();
    }
    merge();
  }

  /** Whether another version is wanted by now, or this one is served already. */
  private boolean unneeded(String key, FactorModel model) {
    synchronized (writing) {
      ModelIndex now = indexes.get(key);
      return !model.equals(wanted.get(key)) || (now != null && now.model().equals(model));
    }
  }

  /** A version that places every track like the one before, but has other names, needs no rows. */
  private boolean relabelled(String key, FactorModel model) {
    synchronized (writing) {
      ModelIndex now = indexes.get(key);
      if (now == null || !now.model().digest().equals(model.digest())) {
        return false;
      }
      now.relabel(model);
      publish();
      return true;
    }
  }

  private void reclaimIfWorthIt() {
    int dead = rows.size() - tracks;
    if (!reclaiming && dead >= FEWEST_DEAD && dead > rows.size() / 4) {
      reclaiming = true;
      builder.execute(guarded("reclaiming dead rows", this::reclaim));
    }
  }

  private void reclaim() {
    Map<String, FactorModel> models = new TreeMap<>();
    CatalogueSnapshot from = current;
    from.models().forEach((key, served) -> models.put(key, served.model()));
    RowCopy copy = new RowCopy(from.rows(), models);
    copy.addLive(from);
    synchronized (writing) {
      copy.catchUp(rows, from);
      externalIds = externalIds.renumbered(copy::newRow, copy.rows()::isAlive);
      copy.indexes().keySet().retainAll(indexes.keySet());
      rows = copy.rows();
      ids = copy.ids();
      indexes = copy.indexes();
      sequence = copy.sequence();
      reclaiming = false;
      publish();
    }
    LOG.info("Reclaimed {} dead rows of {}", from.rowLimit() - from.tracks(), from.rowLimit());
    merge();
  }

  private void mergeIfWorthIt() {
    if (!merging && indexes.values().stream().anyMatch(ModelIndex::wantsMerge)) {
      merging = true;
      builder.execute(guarded("merging search trees", this::merge));
    }
  }

  /**
   * Merges what is worth it, on the builder's thread. The writer goes on meanwhile: rows are found
   * by scan until their tree is published.
   */
  private void merge() {
    List<ModelIndex> all;
    synchronized (writing) {
      all = List.copyOf(indexes.values());
    }
    all.stream().filter(ModelIndex::wantsMerge).forEach(ModelIndex::merge);
    synchronized (writing) {
      merging = false;
      publish();
    }
  }

  private void publish() {
    Map<String, ServedModel> views = new TreeMap<>();
    indexes.forEach((key, index) -> views.put(key, index.view()));
    current = new CatalogueSnapshot(rows, ids, externalIds, rows.size(), sequence, tracks, views);
  }

  private Runnable guarded(String work, Runnable task) {
    return () -> {
      try {
        task.run();
      } catch (RuntimeException | Error e) {
        failure.compareAndSet(null, e);
        LOG.error("The catalogue failed while {}", work, e);
        throw e;
      }
    };
  }
}
