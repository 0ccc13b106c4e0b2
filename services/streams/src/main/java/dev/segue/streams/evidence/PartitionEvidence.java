package dev.segue.streams.evidence;

import dev.segue.engine.sample.BottomKSample.Entry;
import dev.segue.engine.sample.FeatureTotals;
import dev.segue.engine.track.FeatureVector;
import java.util.Iterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What a task knows of its part of the catalogue: exact totals and a uniform sample. Changes are
 * collected and reported together, each row at most once per report however often it changed.
 *
 * <p>Owned by one stream thread. Rebuilt from the stores whenever the task starts.
 */
public final class PartitionEvidence {
  /** A scan of the whole state may take at most this part of the time. */
  private static final int SCAN_SHARE = 10;

  /** Takes what is reported. */
  public interface Learner {
    /** The task's totals, as they are now. */
    void totals(FeatureTotals totals);

    /** A row of the task's sample, as it is now. */
    void sampled(Entry row);

    /** A track has left the task's sample. */
    void left(String id);
  }

  /** A clock that only ever goes on, in nanoseconds. */
  @FunctionalInterface
  public interface Ticker {
    /** The time since some arbitrary moment. */
    long read();
  }

  private final CatalogueScan catalogue;
  private final Ticker ticker;
  private final PartitionTotals totals;
  private final PartitionSample sample;
  private long changes;
  private long nextScan;

  /**
   * Rebuilds the evidence from a task's stores.
   *
   * @param sampleSize K, the number of rows of a full sample
   */
  public PartitionEvidence(
      int sampleSize,
      KeyValueStore<byte[], byte[]> totalsStore,
      KeyValueStore<byte[], byte[]> sampleStore,
      CatalogueScan catalogue,
      Ticker ticker) {
    this.catalogue = catalogue;
    this.ticker = ticker;
    this.totals = new PartitionTotals(totalsStore);
    this.sample = new PartitionSample(sampleSize, new SampleStore(sampleStore, totalsStore));
    this.nextScan = ticker.read();
  }

  /**
   * A track came, changed ({@code before} is what it was) or was deleted ({@code after} is null).
   */
  public void change(String id, @Nullable FeatureVector before, @Nullable FeatureVector after) {
    if (before != null && after != null && before.equals(after)) {
      return; // new metadata only
    }
    changes++;
    totals.change(before, after);
    if (after == null) {
      sample.remove(id);
    } else {
      sample.put(Entry.of(id, after));
    }
  }

  /** Number of changes since the last report. */
  public long changes() {
    return changes;
  }

  /** Reports all that has changed since the last report; nothing where nothing has. */
  public void report(Learner learner) {
    maintain();
    changes = 0;
    sample.report(learner);
    if (totals.unreported()) {
      learner.totals(totals.report());
    }
  }

  /**
   * Deletes can leave a range too wide and a sample too small, and only a scan of the state mends
   * that. A few missing rows wait until no events come. Scans keep to a tenth of the time.
   */
  private void maintain() {
    boolean quiet = changes == 0;
    long tracks = totals.tracks();
    boolean fill = sample.isThin(tracks) || (quiet && sample.hasRoomToFill(tracks));
    boolean narrow = totals.rangeStale();
    if ((fill || narrow) && ticker.read() - nextScan >= 0) {
      long start = ticker.read();
      if (narrow) {
        catalogue.read(entries -> totals.recomputeRanges(rows(entries)));
      }
      if (fill) {
        catalogue.read(sample::refill);
      }
      long end = ticker.read();
      nextScan = end + SCAN_SHARE * (end - start);
    }
  }

  private static Iterable<FeatureVector> rows(Iterable<Entry> entries) {
    return () -> {
      Iterator<Entry> iterator = entries.iterator();
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return iterator.hasNext();
        }

        @Override
        public FeatureVector next() {
          return iterator.next().row();
        }
      };
    };
  }
}
