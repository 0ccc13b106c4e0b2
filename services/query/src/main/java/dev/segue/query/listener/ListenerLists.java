package dev.segue.query.listener;

import dev.segue.recommend.listener.Ratings;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which lists of the listeners of one task have to be made anew, and when.
 *
 * <p>Listeners who rated come first, in the order in which they did. The others are visited in
 * turn, in rounds, whenever another model is served or tracks have come, changed or gone: after a
 * promotion each list is made anew; otherwise a list is made anew if one of its tracks, or of what
 * its listener rated, was touched, or if one of the new tracks, which alone are ranked for that,
 * reaches the last of it.
 *
 * <p>Lists are made beside the stream thread, so that ratings are taken over in time however many
 * listeners there are. A turn takes over what is finished and hands out some more, each with a copy
 * of the ratings; a round over all listeners takes as long as it takes. Of a listener at most one
 * list is under way. If ratings come meanwhile, it is thrown away and made again: who rates without
 * a pause gets a list at the end.
 *
 * <p>Of each listener a standing of some 200 bytes is kept. It is not stored: a task that moves
 * visits all of its listeners once. A list that says the same as the one before is not written
 * again.
 *
 * <p>Owned by the stream thread.
 */
final class ListenerLists {
  /** Tracks of a list. */
  static final int LENGTH = 10;

  /** Lists under way at a time: some more than a thread makes between two turns. */
  static final int ROOM = 64;

  /** What of that lists may take for which nobody rated, so that who rates finds a place. */
  static final int ROOM_FOR_ROUNDS = 32;

  private final ListMaker maker;
  private final Consumer<ListJob> bench;
  private final Map<String, WrittenList> standings = new HashMap<>();
  private final LinkedHashSet<String> urgent = new LinkedHashSet<>();
  private final Deque<String> round = new ArrayDeque<>();
  private final Map<String, ListJob> underWay = new HashMap<>();
  private final Queue<ListJob> finished = new ConcurrentLinkedQueue<>();
  private @Nullable SnapshotKey seen;

  /**
   * @param bench runs jobs, on threads of its own
   */
  ListenerLists(ListMaker maker, Consumer<ListJob> bench) {
    this.maker = maker;
    this.bench = bench;
  }

  /** The listeners there are when the task starts. */
  void start(Collection<String> listeners) {
    urgent.addAll(listeners);
  }

  /**
   * The task ends here; it may start again.
   *
   * @return the listeners that it had
   */
  Set<String> stop() {
    Set<String> left = new HashSet<>(standings.keySet());
    left.addAll(urgent);
    left.addAll(underWay.keySet());
    underWay.values().forEach(ListJob::discard);
    underWay.clear();
    standings.clear();
    urgent.clear();
    round.clear();
    seen = null;
    return left;
  }

  /** Somebody rated. */
  void rated(String listener) {
    discard(listener);
    urgent.add(listener);
  }

  /** Somebody is to be forgotten. */
  void forget(String listener) {
    discard(listener);
    urgent.remove(listener);
    standings.remove(listener);
  }

  /**
   * Takes over what is finished, and hands out some of what is to be done.
   *
   * @param now in milliseconds
   * @param ratings of a listener
   * @param write takes a listener and the list, null where there are no ratings left
   */
  void turn(
      long now, Function<String, Ratings> ratings, BiConsumer<String, byte @Nullable []> write) {
    takeOver(write);
    SnapshotKey sight = maker.sight();
    if (sight != null) {
      handOutUrgent(listener -> handOut(listener, true, now, ratings, write));
      handOutRound(sight, listener -> handOut(listener, false, now, ratings, write));
    }
  }

  private void takeOver(BiConsumer<String, byte @Nullable []> write) {
    for (ListJob job = finished.poll(); job != null; job = finished.poll()) {
      String listener = job.listener();
      if (!underWay.remove(listener, job) || job.isStale()) {
        continue;
      }
      job.made()
          .ifPresentOrElse(
              made -> {
                standings.put(listener, made.standing());
                if (made.record() != null) {
                  write.accept(listener, made.record());
                }
              },
              () -> urgent.add(listener));
    }
  }

  private void handOutUrgent(Consumer<String> handOut) {
    Iterator<String> waiting = urgent.iterator();
    while (waiting.hasNext() && underWay.size() < ROOM) {
      String listener = waiting.next();
      if (!underWay.containsKey(listener)) {
        waiting.remove();
        handOut.accept(listener);
      }
    }
  }

  private void handOutRound(SnapshotKey now, Consumer<String> handOut) {
    if (round.isEmpty() && !now.equals(seen)) {
      seen = now;
      round.addAll(standings.keySet());
    }
    while (!round.isEmpty() && underWay.size() < ROOM_FOR_ROUNDS) {
      String listener = round.remove();
      WrittenList standing = standings.get(listener);
      if (underWay.containsKey(listener)) {
        seen = null; // what is under way may have seen less than this round: another follows
      } else if (standing != null && !standing.sight().equals(now)) {
        handOut.accept(listener);
      }
    }
  }

  private void handOut(
      String listener,
      boolean rated,
      long now,
      Function<String, Ratings> ratings,
      BiConsumer<String, byte @Nullable []> write) {
    Ratings said = ratings.apply(listener);
    if (said.isEmpty()) {
      if (standings.remove(listener) != null) {
        write.accept(listener, null);
      }
      return;
    }
    ListJob job =
        new ListJob(listener, said, standings.get(listener), rated, now, maker, finished::add);
    underWay.put(listener, job);
    bench.accept(job);
  }

  /** What is under way keeps its place until it is finished, and is not taken over. */
  private void discard(String listener) {
    ListJob job = underWay.get(listener);
    if (job != null) {
      job.discard();
    }
  }
}
