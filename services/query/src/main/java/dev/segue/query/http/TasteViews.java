package dev.segue.query.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.segue.query.http.Views.NeighborView;
import dev.segue.query.http.Views.ReasonView;
import dev.segue.recommend.listener.ListenerClassifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON answers about what a listener probably likes. */
final class TasteViews {
  private TasteViews() {}

  /** Which model said so. */
  record ClassifierView(String kind, int version, int ratings, String description) {
    static ClassifierView of(ListenerClassifier judge) {
      return new ClassifierView(judge.kind(), judge.version(), judge.ratings(), judge.sentence());
    }
  }

  record PredictionView(
      String id, @Nullable String title, List<String> artists, double probability) {}

  record PredictionsView(
      String listener,
      ClassifierView classifier,
      List<PredictionView> predictions,
      List<String> unknownIds) {}

  record JudgedView(
      String id, @Nullable String title, List<String> artists, double probability, String reason) {}

  record CleanView(
      String listener,
      ClassifierView classifier,
      double threshold,
      List<JudgedView> keep,
      List<JudgedView> drop,
      List<String> unknownIds) {}

  record DiscoveredView(
      int rank,
      String id,
      double score,
      double probability,
      @Nullable String title,
      List<String> artists,
      @Nullable String category) {}

  record DiscoverView(
      String listener,
      String model,
      int modelVersion,
      ClassifierView classifier,
      List<DiscoveredView> tracks,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ReasonView reason) {}

  record GroupView(String name, List<NeighborView> tracks) {}

  record ExploreView(
      String listener,
      String model,
      int modelVersion,
      String outside,
      List<String> usual,
      List<GroupView> groups,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ReasonView reason) {}
}
