package dev.segue.streams.evidence;

import dev.segue.engine.sample.BottomKSample;
import dev.segue.engine.sample.BottomKSample.Change;
import dev.segue.engine.sample.BottomKSample.Entry;
import dev.segue.engine.sample.FeatureTotals;
import dev.segue.engine.track.FeatureVector;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What a task knows of its part of the catalogue: exact totals and a uniform sample. Both live in
 * memory; changes are collected and reported together, each row at most once per report however
 * often it changed.
 *
 * <p><b>Why nothing is lost in a crash.</b> The stores hold what the learner was told, and they
 * change only with a report, in the same Kafka transaction as the records that tell it. The first
 * change after a report puts a mark beside them, in the same transaction as the change to the state
 * of tracks. So a task that starts without the mark goes on from the stores; one that starts with
 * it finds totals and sample anew in one pass over the state, compares them with what was told and
 * reports the difference. (Writing totals and rows with every change instead took about a quarter
 * of the stream threads' time.)
 *
 * <p>Owned by one stream thread. Rebuilt whenever the task starts.
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
  private final ToldEvidence told;
  private final Map<String, Entry> toldRows = new HashMap<>();
  private final BottomKSample sample;
  private final Set<String> touched = new LinkedHashSet<>();
  private FeatureTotals totals;
  private boolean overtaken;
  private long changes;
  private long nextScan;

  /**
   * Rebuilds the evidence of a task.
   *
   * @param sampleSize K, the number of rows of a full sample; may differ from that before
   */
  public PartitionEvidence(
      int sampleSize,
      KeyValueStore<byte[], byte[]> totalsStore,
      KeyValueStore<byte[], byte[]> sampleStore,
      CatalogueScan catalogue,
      Ticker ticker) {
    this.catalogue = catalogue;
    this.ticker = ticker;
    this.told = new ToldEvidence(totalsStore, sampleStore);
    this.sample = new BottomKSample(sampleSize);
    this.totals = told.totals();
    this.nextScan = ticker.read();
    this.overtaken = told.isOvertaken();
    told.readRows(row -> toldRows.put(row.id(), row));
    if (overtaken) {
      recount();
    } else {
      told.outside().ifPresent(sample::outside);
      toldRows.values().forEach(sample::put);
      if (sample.size() < toldRows.size()) { // the setting has shrunk
        changed();
        touchAll();
      }
    }
  }

  /**
   * A track came, changed ({@code before} is what it was) or was deleted ({@code after} is null).
   */
  public void change(String id, @Nullable FeatureVector before, @Nullable FeatureVector after) {
    if (before != null && after != null && before.equals(after)) {
      return; // new metadata only
    }
    changes++;
    changed();
    if (after != null) { // first, so that an extreme value that stays does not look as if it left
      totals.add(after);
    }
    if (before != null) {
      totals.subtract(before);
    }
    touch(after == null ? sample.remove(id) : sample.put(Entry.of(id, after)));
  }

  /** Number of changes since the last report. */
  public long changes() {
    return changes;
  }

  /** Reports all that has changed since the last report; nothing where nothing has. */
  public void report(Learner learner) {
    maintain();
    changes = 0;
    if (!overtaken) {
      return;
    }
    for (String id : touched) {
      Entry now = sample.find(id).orElse(null);
      Entry before = now == null ? toldRows.remove(id) : toldRows.put(id, now);
      if (now != null && !now.equals(before)) {
        learner.sampled(now);
        told.sampled(now);
      } else if (now == null && before != null) {
        learner.left(id);
        told.left(before);
      }
    }
    touched.clear();
    learner.totals(totals);
    told.reported(totals, sample.firstOutside().orElse(null));
    overtaken = false;
  }

  /**
   * Deletes can leave a range too wide and a sample too small, and only a scan of the state mends
   * that. A few missing rows wait until no events come. Scans keep to a tenth of the time.
   */
  private void maintain() {
    boolean quiet = changes == 0;
    boolean hasRoom = sample.size() < Math.min(sample.capacity(), totals.tracks());
    boolean fill = hasRoom && sample.firstOutside().isPresent() && (quiet || sample.needsRefill());
    boolean narrow = totals.rangeStale();
    if ((fill || narrow) && ticker.read() - nextScan >= 0) {
      changed();
      long start = ticker.read();
      if (narrow) {
        catalogue.read(entries -> totals.recomputeRanges(rows(entries)));
      }
      if (fill) {
        catalogue.read(sample::refill);
        touchAll();
      }
      long end = ticker.read();
      nextScan = end + SCAN_SHARE * (end - start);
    }
  }

  private void recount() {
    totals = new FeatureTotals();
    catalogue.read(
        entries -> {
          for (Entry entry : entries) {
            totals.add(entry.row());
            sample.put(entry);
          }
        });
    touchAll();
  }

  private void changed() {
    if (!overtaken) {
      overtaken = true;
      told.overtaken();
    }
  }

  private void touch(Change change) {
    if (change.entered() != null) {
      touched.add(change.entered().id());
    }
    if (change.left() != null) {
      touched.add(change.left().id());
    }
  }

  private void touchAll() {
    touched.addAll(toldRows.keySet());
    sample.entries().forEach(entry -> touched.add(entry.id()));
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
