package dev.segue.streams.evidence;

import dev.segue.engine.sample.BottomKSample;
import dev.segue.engine.sample.BottomKSample.Change;
import dev.segue.engine.sample.BottomKSample.Entry;
import dev.segue.streams.evidence.SampleRowLayout.Mark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A task's uniform sample: in memory, written through to a store, each row with a mark that says
 * whether the learner has been told.
 *
 * <p><b>Why nothing is lost in a crash.</b> The row, its mark and the evidence record that the mark
 * speaks of are written in one Kafka transaction: the changelog of the store and the evidence topic
 * commit together or not at all. So after a crash a row marked {@code REPORTED} is known to the
 * learner as it stands, every other row is reported again, and a row that has left is still in the
 * store, marked {@code LEFT}, until its tombstone is in the same transaction as its removal. The
 * set of unreported rows is rebuilt from the marks, so no row can be stale in the learner with
 * nobody left who knows.
 */
final class PartitionSample {
  private record Unreported(Entry entry, Mark mark) {}

  private final SampleStore store;
  private final BottomKSample sample;
  private final Map<String, Unreported> unreported = new LinkedHashMap<>();

  /** Rebuilds the sample from its store, which may have been written with another capacity. */
  PartitionSample(int capacity, SampleStore store) {
    this.store = store;
    this.sample = new BottomKSample(capacity);
    store.outside().ifPresent(sample::outside);
    List<Entry> overflow = new ArrayList<>();
    store.readAll((entry, mark) -> restore(entry, mark, overflow));
    overflow.forEach(this::leave);
  }

  private void restore(Entry entry, Mark mark, List<Entry> overflow) {
    if (mark != Mark.REPORTED) {
      unreported.put(entry.id(), new Unreported(entry, mark));
    }
    if (mark != Mark.LEFT) {
      Change change = sample.put(entry);
      if (change.isNone()) {
        overflow.add(entry);
      } else if (change.left() != null) {
        overflow.add(change.left());
      }
    }
  }

  int size() {
    return sample.size();
  }

  /** Takes in a new or changed track, if its hash says so. */
  void put(Entry entry) {
    boolean known = sample.find(entry.id()).isPresent();
    Change change = sample.put(entry);
    if (!change.isNone()) {
      apply(change, known);
    }
    store.outside(sample.firstOutside().orElse(null));
  }

  /** Forgets a deleted track. */
  void remove(String id) {
    Entry left = sample.remove(id).left();
    if (left != null) {
      leave(left);
    }
  }

  /** Whether the catalogue has tracks that belong into the room that deletes made. */
  boolean hasRoomToFill(long tracks) {
    return sample.size() < sample.capacity()
        && sample.size() < tracks
        && sample.firstOutside().isPresent();
  }

  /** Whether so much room was made that it should be filled soon. */
  boolean isThin(long tracks) {
    return sample.needsRefill() && hasRoomToFill(tracks);
  }

  /** Makes the sample that of the whole catalogue again. */
  void refill(Iterable<Entry> catalogue) {
    Map<String, Entry> before = new HashMap<>();
    sample.entries().forEach(entry -> before.put(entry.id(), entry));
    sample.refill(catalogue);
    for (Entry entry : sample.entries()) {
      if (before.remove(entry.id()) == null) {
        apply(new Change(entry, null), false);
      }
    }
    before.values().forEach(this::leave);
    store.outside(sample.firstOutside().orElse(null));
  }

  /** Tells every row that the learner does not know as it is, and marks it as told. */
  void report(PartitionEvidence.Learner learner) {
    for (Unreported row : unreported.values()) {
      Entry entry = row.entry();
      if (row.mark() == Mark.LEFT) {
        learner.left(entry.id());
        store.delete(entry);
      } else {
        learner.sampled(entry);
        store.put(entry, Mark.REPORTED);
      }
    }
    unreported.clear();
  }

  private void apply(Change change, boolean known) {
    Entry entered = change.entered();
    if (entered != null) {
      Unreported before = unreported.get(entered.id());
      boolean isNew = before == null ? !known : before.mark() == Mark.NEW;
      mark(entered, isNew ? Mark.NEW : Mark.CHANGED);
    }
    Entry left = change.left();
    if (left != null) {
      leave(left);
    }
  }

  private void leave(Entry entry) {
    Unreported before = unreported.get(entry.id());
    if (before != null && before.mark() == Mark.NEW) { // the learner never heard of it
      unreported.remove(entry.id());
      store.delete(entry);
    } else {
      mark(entry, Mark.LEFT);
    }
  }

  private void mark(Entry entry, Mark mark) {
    unreported.put(entry.id(), new Unreported(entry, mark));
    store.put(entry, mark);
  }
}
