package dev.segue.query.listener;

import dev.segue.catalogue.Catalogue;
import dev.segue.catalogue.CatalogueSnapshot;
import dev.segue.recommend.Answer;
import dev.segue.recommend.Options;
import dev.segue.recommend.TrackFilter;
import dev.segue.recommend.listener.ListenerRecommender;
import dev.segue.recommend.listener.ListenerRequest;
import dev.segue.recommend.listener.Ratings;
import dev.segue.schemas.avro.ListenerRecommendations;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the list of a listener, where the one before does not stand any more. Kept by no thread:
 * any number may use it at a time.
 */
final class ListMaker {
  /** More new tracks than that are not compared with a list: it is made anew. */
  private static final int MOST_NEW = 256;

  private final Catalogue catalogue;
  private final ListenerRecommender recommender;
  private final ListenerRequest request;
  private final ListenerRecords records;

  ListMaker(
      Catalogue catalogue,
      ListenerRecommender recommender,
      ListenerRequest request,
      ListenerRecords records) {
    this.catalogue = catalogue;
    this.recommender = recommender;
    this.request = request;
    this.records = records;
  }

  /** A list that was looked at, and its record where it says something else than the one before. */
  static final class Made {
    private final WrittenList standing;
    private final byte @Nullable [] record;

    private Made(WrittenList standing, byte @Nullable [] record) {
      this.standing = standing;
      this.record = record;
    }

    WrittenList standing() {
      return standing;
    }

    /** What is to be written; null where the list says the same as before. Not to be modified. */
    byte @Nullable [] record() {
      return record;
    }
  }

  /** What lists are made from at this moment; null while no model is served. */
  @Nullable SnapshotKey sight() {
    CatalogueSnapshot snapshot = catalogue.snapshot();
    return snapshot
        .model(request.model())
        .map(served -> SnapshotKey.of(snapshot, served))
        .orElse(null);
  }

  /**
   * Makes a list.
   *
   * @param ratings of the listener; not empty
   * @param before what is remembered of the list before; null where there is none
   * @param anew whether it is made in any case, because of other ratings
   * @throws dev.segue.catalogue.UnknownModelException if the model is not served any more
   */
  Made make(String listener, Ratings ratings, @Nullable WrittenList before, boolean anew) {
    CatalogueSnapshot snapshot = catalogue.snapshot();
    SnapshotKey now = SnapshotKey.of(snapshot, snapshot.served(request.model()));
    if (before != null && !anew && stands(before, ratings, snapshot, now)) {
      return new Made(before.seen(now), null);
    }
    Answer answer = recommender.recommend(ratings, request);
    ListenerRecommendations list = records.list(listener, ratings, answer);
    long fingerprint = ListenerRecords.fingerprint(list);
    return new Made(
        WrittenList.of(now, snapshot, ratings, answer, request.limit(), fingerprint),
        before != null && before.written() == fingerprint ? null : records.encode(list));
  }

  private boolean stands(
      WrittenList before, Ratings ratings, CatalogueSnapshot snapshot, SnapshotKey now) {
    return before.sight().sameRowsAndModel(now)
        && now.rowLimit() - before.sight().rowLimit() <= MOST_NEW
        && !before.touched(snapshot, ratings)
        && !belongs(ratings, before, snapshot);
  }

  /** Whether one of the tracks that came since the list was looked at belongs in it. */
  private boolean belongs(Ratings ratings, WrittenList before, CatalogueSnapshot snapshot) {
    List<String> arrived = new ArrayList<>();
    for (int row = before.sight().rowLimit(); row < snapshot.rowLimit(); row++) {
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
    return !best.tracks().isEmpty() && best.tracks().get(0).score() >= before.last();
  }
}
