package dev.segue.engine.sample;

import dev.segue.engine.track.FeatureVector;
import dev.segue.engine.track.TrackHash;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A uniform sample of a catalogue: the rows of the k tracks whose {@link TrackHash} is smallest.
 *
 * <p>The sample depends only on which tracks the catalogue holds: not on the order in which they
 * came, on how often each came, or on how they were divided among several samples that are later
 * {@linkplain #merge merged}. A row that comes again replaces the one before.
 *
 * <p>Deletes shrink it. The rows that were turned away are gone, so from then on only tracks below
 * the smallest of those are taken (otherwise late tracks would be over-represented): it stays
 * uniform, but holds less than k, until it is {@linkplain #refill refilled} from the whole
 * catalogue.
 *
 * <p>Not safe for use by several threads. E. Cohen and H. Kaplan, <i>Summarizing data using
 * bottom-k sketches</i>, PODC 2007.
 */
public final class BottomKSample {

  /** By hash, as an unsigned number; two tracks of the same hash by identifier. */
  public static final Comparator<Entry> ORDER = BottomKSample::compare;

  private final int capacity;
  private final Map<String, Entry> byId = new HashMap<>();
  private final TreeSet<Entry> ordered = new TreeSet<>(ORDER);
  private @Nullable Entry firstOutside;

  /**
   * An empty sample.
   *
   * @param k the number of tracks it holds at most
   */
  public BottomKSample(int k) {
    if (k < 1) {
      throw new IllegalArgumentException("A sample holds at least one track, not " + k);
    }
    this.capacity = k;
  }

  /** One track of the sample. */
  public record Entry(String id, long hash, FeatureVector row) {

    /** The entry of a track. */
    public static Entry of(String id, FeatureVector row) {
      return new Entry(id, TrackHash.of(id), row);
    }
  }

  /**
   * What a call changed.
   *
   * @param entered the entry that is new or has a new row; null if there is none
   * @param left the entry that is no longer there; null if there is none. An entry that only
   *     changed its row has not left
   */
  public record Change(@Nullable Entry entered, @Nullable Entry left) {

    /** Nothing changed. */
    public static final Change NONE = new Change(null, null);

    /** Whether nothing changed. */
    public boolean isNone() {
      return entered == null && left == null;
    }
  }

  /**
   * The bottom-k of the union of several samples; where they share a track, the last row counts.
   */
  public static BottomKSample merge(int k, Collection<BottomKSample> parts) {
    BottomKSample merged = new BottomKSample(k);
    for (BottomKSample part : parts) {
      if (part.firstOutside != null) {
        merged.turnAway(part.firstOutside);
      }
    }
    for (BottomKSample part : parts) {
      for (Entry entry : part.ordered) {
        merged.put(entry);
      }
    }
    return merged;
  }

  /** Adds a track, or replaces its row. */
  public Change put(String id, FeatureVector row) {
    return put(Entry.of(id, row));
  }

  /** Adds a track, or replaces its row. */
  public Change put(Entry entry) {
    Entry before = byId.get(entry.id);
    if (before != null) {
      return before.row.equals(entry.row) ? Change.NONE : replace(before, entry);
    }
    if (firstOutside != null && ORDER.compare(entry, firstOutside) >= 0) {
      return Change.NONE;
    }
    byId.put(entry.id, entry);
    ordered.add(entry);
    if (ordered.size() <= capacity) {
      return new Change(entry, null);
    }
    Entry last = ordered.last();
    drop(last);
    turnAway(last);
    return last.id.equals(entry.id) ? Change.NONE : new Change(entry, last);
  }

  /** Removes a track; nothing happens if it is not there. */
  public Change remove(String id) {
    Entry before = byId.get(id);
    if (before == null) {
      return Change.NONE;
    }
    drop(before);
    return new Change(null, before);
  }

  /** Whether deletes have left less than 0.8 k, though the catalogue has more tracks to give. */
  public boolean needsRefill() {
    return firstOutside != null && ordered.size() < 0.8 * capacity;
  }

  /** Replaces the sample by that of the whole catalogue, which the caller reads out again. */
  public void refill(Iterable<Entry> catalogue) {
    byId.clear();
    ordered.clear();
    firstOutside = null;
    for (Entry entry : catalogue) {
      put(entry);
    }
  }

  /** The entries in the order of their hashes: a view that changes with the sample. */
  public Collection<Entry> entries() {
    return Collections.unmodifiableCollection(ordered);
  }

  /** The entry of a track, if it is in the sample. */
  public Optional<Entry> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Number of tracks in the sample. */
  public int size() {
    return ordered.size();
  }

  /** The number of tracks it holds at most. */
  public int capacity() {
    return capacity;
  }

  /**
   * The identifier of the first track, in the order of hashes, that is known to be outside. A store
   * that keeps the entries keeps it too, and gives it to {@link #outside} when it reads them back.
   */
  public Optional<String> firstOutside() {
    return Optional.ofNullable(firstOutside).map(Entry::id);
  }

  /** Declares that this track and all after it in the order of hashes are outside. */
  public void outside(String id) {
    turnAway(Entry.of(id, FeatureVector.empty()));
  }

  /** One method rather than a chain of comparators: it is called some dozen times for each row. */
  private static int compare(Entry a, Entry b) {
    int byHash = Long.compareUnsigned(a.hash, b.hash);
    return byHash == 0 ? a.id.compareTo(b.id) : byHash;
  }

  private Change replace(Entry before, Entry entry) {
    drop(before);
    byId.put(entry.id, entry);
    ordered.add(entry);
    return new Change(entry, null);
  }

  private void drop(Entry entry) {
    byId.remove(entry.id);
    ordered.remove(entry);
  }

  private void turnAway(Entry entry) {
    if (firstOutside == null || ORDER.compare(entry, firstOutside) < 0) {
      firstOutside = entry;
    }
    while (!ordered.isEmpty() && ORDER.compare(ordered.last(), firstOutside) >= 0) {
      drop(ordered.last());
    }
  }
}
