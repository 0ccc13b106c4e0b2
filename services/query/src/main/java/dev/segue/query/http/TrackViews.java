package dev.segue.query.http;

import dev.segue.catalogue.TrackStore;
import dev.segue.query.http.Views.ComparisonView;
import dev.segue.query.http.Views.DuplicateView;
import dev.segue.query.http.Views.ExplanationView;
import dev.segue.query.http.Views.NeighborView;
import dev.segue.query.http.Views.ReasonView;
import dev.segue.query.http.Views.ShareView;
import dev.segue.recommend.Answer;
import dev.segue.recommend.Duplicates;
import dev.segue.recommend.EmptyAnswerReason;
import dev.segue.recommend.Explanation;
import dev.segue.schemas.avro.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Lays the tracks of answers out, with what the store knows of them. */
final class TrackViews {
  private final TrackStore store;

  TrackViews(TrackStore store) {
    this.store = store;
  }

  /** A track that was deleted since the answer was made is left out. */
  List<NeighborView> of(Answer answer, Duplicates duplicates) {
    return answer.laidOut(
        store,
        (neighbor, track) ->
            new NeighborView(
                neighbor.rank(),
                neighbor.id(),
                Views.rounded(neighbor.score()),
                track.getTitle(),
                track.getArtists(),
                neighbor.category(),
                duplicates == Duplicates.LIST ? duplicates(neighbor.duplicates()) : null,
                explanation(neighbor.explanation())));
  }

  /** Why there are no tracks, or null. */
  static @Nullable ReasonView reason(@Nullable EmptyAnswerReason why) {
    return why == null ? null : new ReasonView(why.filters(), why.sentence());
  }

  private List<DuplicateView> duplicates(List<String> ids) {
    List<DuplicateView> views = new ArrayList<>();
    for (Track track : store.getAll(ids)) {
      if (track != null) {
        views.add(new DuplicateView(track.getId(), track.getTitle(), track.getArtists()));
      }
    }
    return views;
  }

  private static @Nullable ExplanationView explanation(@Nullable Explanation explanation) {
    return explanation == null
        ? null
        : new ExplanationView(
            explanation.sentence(),
            explanation.split().name().toLowerCase(Locale.ROOT),
            explanation.components().stream()
                .map(s -> new ShareView(s.id(), s.name(), s.share()))
                .toList(),
            explanation.nearerThan(),
            comparisons(explanation.closest()),
            comparisons(explanation.furthest()));
  }

  private static List<ComparisonView> comparisons(List<Explanation.Comparison> comparisons) {
    return comparisons.stream()
        .map(c -> new ComparisonView(c.feature().label(), c.example(), c.track()))
        .toList();
  }
}
