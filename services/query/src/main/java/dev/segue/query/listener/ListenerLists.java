package dev.segue.query.listener;

import dev.segue.query.catalogue.Catalogue;
import dev.segue.query.catalogue.CatalogueSnapshot;
import dev.segue.query.catalogue.ServedModel;
import dev.segue.query.recommend.Answer;
import dev.segue.query.recommend.Options;
import dev.segue.query.recommend.TrackFilter;
import dev.segue.schemas.avro.ListenerRecommendations;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Which lists of the listeners of one task have to be made anew, and when.
 *
 * <p>Listeners who rated come first, in the order in which they did. The others are visited in
 * turn, in rounds, whenever another model is served or tracks have come, changed or gone: after a
 * promotion each list is made anew; otherwise a list is made anew if one of its tracks, or of what
 * its listener rated, was touched, or if one of the new tracks, which alone are ranked for that,
 * reaches the last of it. A turn takes what the {@link Share} of the task allows, less while
 * ratings pour in, and leaves the rest to the next, so that ratings are taken over in time however
 * many listeners there are; a round over all of them takes as long as it takes.
 *
 * <p>Of each listener a standing of some 200 bytes is kept. It is not stored: a task that moves
 * visits all of its listeners once. A list that says the same as the one before is not written
 * again.
 */
final class ListenerLists {
  /** Tracks of a list. */
  static final int LENGTH = 10;

  private static final int MOST_NEW = 256;

  /** So many ratings since the last turn are more than people at their screens give. */
  private static final int FLOOD = 20;

  /** What is left of a turn then: ratings come first, and a list made now is old at once. */
  private static final int FLOOD_PART = 4;

  private final Catalogue catalogue;
  private final ListenerRecommender recommender;
  private final ListenerRequest request;
  private final ListenerRecords records;
  private final Share share;
  private final LongSupplier nanoClock;
  private final Map<String, Standing> standings = new HashMap<>();
  private final LinkedHashSet<String> urgent = new LinkedHashSet<>();
  private final Deque<String> round = new ArrayDeque<>();
  private @Nullable Sight seen;
  private boolean started;
  private int ratedSinceTurn;

  ListenerLists(
      Catalogue catalogue,
      ListenerRecommender recommender,
      ListenerRequest request,
      ListenerRecords records,
      Share share,
      LongSupplier nanoClock) {
    this.catalogue = catalogue;
    this.recommender = recommender;
    this.request = request;
    this.records = records;
    this.share = share;
    this.nanoClock = nanoClock;
  }

  /** The listeners there are when the task starts. */
  void start(Collection<String> listeners) {
    if (!started) {
      started = true;
      share.join();
    }
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
    if (started) {
      started = false;
      share.leave();
    }
    standings.clear();
    urgent.clear();
    round.clear();
    seen = null;
    return left;
  }

  /** Somebody rated. */
  void rated(String listener) {
    ratedSinceTurn++;
    urgent.add(listener);
  }

  /** Somebody is to be forgotten. */
  void forget(String listener) {
    urgent.remove(listener);
    standings.remove(listener);
  }

  /**
   * Does some of what is to be done.
   *
   * @param ratings of a listener
   * @param write takes a listener and the list, null where there are no ratings left
   */
  void turn(Function<String, Ratings> ratings, BiConsumer<String, byte @Nullable []> write) {
    long end =
        nanoClock.getAsLong()
            + (ratedSinceTurn < FLOOD ? share.nanos() : share.nanos() / FLOOD_PART);
    ratedSinceTurn = 0;
    while (nanoClock.getAsLong() - end < 0) {
      CatalogueSnapshot snapshot = catalogue.snapshot();
      ServedModel served = snapshot.model(request.model()).orElse(null);
      if (served == null) {
        return;
      }
      Sight now = Sight.of(snapshot, served);
      String first = urgent.stream().findFirst().orElse(null);
      if (first != null) {
        refresh(first, ratings.apply(first), snapshot, now, write);
        urgent.remove(first);
      } else if (!visitNext(ratings, snapshot, now, write)) {
        return;
      }
    }
  }

  /** Visits one listener of the round; false if there is nobody to visit. */
  private boolean visitNext(
      Function<String, Ratings> ratings,
      CatalogueSnapshot snapshot,
      Sight now,
      BiConsumer<String, byte @Nullable []> write) {
    if (round.isEmpty()) {
      if (now.equals(seen) || standings.isEmpty()) {
        return false;
      }
      seen = now;
      round.addAll(standings.keySet());
    }
    String listener = round.remove();
    Standing standing = standings.get(listener);
    if (standing == null || standing.sight().equals(now)) {
      return true;
    }
    Ratings said = ratings.apply(listener);
    int arrived = now.rowLimit() - standing.sight().rowLimit();
    if (!standing.sight().sameRowsAndModel(now)
        || arrived > MOST_NEW
        || standing.touched(snapshot, said)
        || belongs(said, standing, snapshot)) {
      refresh(listener, said, snapshot, now, write);
    } else {
      standings.put(listener, standing.seen(now));
    }
    return true;
  }

  /** Whether one of the tracks that came since the last visit belongs in the list. */
  private boolean belongs(Ratings ratings, Standing standing, CatalogueSnapshot snapshot) {
    List<String> arrived = new ArrayList<>();
    for (int row = standing.sight().rowLimit(); row < snapshot.rowLimit(); row++) {
      if (snapshot.isLive(row)) {
        arrived.add(snapshot.rows().id(row));
      }
    }
    if (arrived.isEmpty()) {
      return false;
    }
    Options only = Options.of(TrackFilter.builder().only(Set.copyOf(arrived)).build());
    Answer best =
        recommender.recommend(
            ratings, new ListenerRequest(request.model(), request.strategy(), 1, 0, only, false));
    return !best.tracks().isEmpty() && best.tracks().get(0).score() >= standing.last();
  }

  private void refresh(
      String listener,
      Ratings ratings,
      CatalogueSnapshot snapshot,
      Sight now,
      BiConsumer<String, byte @Nullable []> write) {
    Standing before = standings.get(listener);
    if (ratings.isEmpty()) {
      if (before != null) {
        standings.remove(listener);
        write.accept(listener, null);
      }
      return;
    }
    Answer answer = recommender.recommend(ratings, request);
    ListenerRecommendations list = records.list(listener, ratings, answer);
    long fingerprint = ListenerRecords.fingerprint(list);
    if (before == null || before.written() != fingerprint) {
      write.accept(listener, records.encode(list));
    }
    standings.put(listener, Standing.of(now, snapshot, ratings, answer, LENGTH, fingerprint));
  }
}
