package dev.segue.query.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.segue.query.http.ClusterViews.FavouriteView;
import dev.segue.query.http.LayerViews.LayerView;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON answers, as records: a field is written in the order in which it stands here. */
final class Views {
  private Views() {}

  record TrackView(
      String id,
      @Nullable String title,
      List<String> artists,
      @Nullable String album,
      List<String> genres,
      @Nullable String releaseDate,
      @Nullable String market,
      @Nullable String isrc,
      @Nullable Boolean explicit,
      Map<String, @Nullable Double> features,
      @Nullable String category,
      @Nullable String model,
      @Nullable Integer modelVersion,
      List<String> externalIds,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<LayerView> layers) {}

  record FoundView(
      String id,
      @Nullable String title,
      List<String> artists,
      @Nullable String album,
      @Nullable Double popularity,
      String match) {}

  /**
   * @param didYouMean the words as tracks have them, where no track has them as they were asked for
   */
  record SearchView(
      List<FoundView> tracks, @Nullable String nextCursor, @Nullable String didYouMean) {}

  record SeedView(
      @Nullable String id,
      @Nullable String title,
      List<String> artists,
      @Nullable String category) {}

  /** Duplicates and explanation are there where they were asked for. */
  record NeighborView(
      int rank,
      String id,
      double score,
      @Nullable String title,
      List<String> artists,
      @Nullable String category,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<DuplicateView> duplicates,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ExplanationView explanation) {}

  record DuplicateView(String id, @Nullable String title, List<String> artists) {}

  record ExplanationView(
      String sentence,
      String componentsOf,
      List<ShareView> components,
      double nearerThan,
      List<ComparisonView> closest,
      List<ComparisonView> furthest) {}

  record ShareView(int id, String name, double share) {}

  record ComparisonView(String feature, double example, double track) {}

  record ReasonView(List<String> filters, String detail) {}

  record SimilarView(
      SeedView seed,
      String model,
      int modelVersion,
      List<NeighborView> tracks,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ReasonView reason) {}

  record RecommendationsView(
      String model,
      int modelVersion,
      @Nullable String category,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable FavouriteView cluster,
      List<String> unknownIds,
      List<NeighborView> tracks,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ReasonView reason) {}

  record PathStepView(
      String id,
      @Nullable Double score,
      @Nullable String title,
      List<String> artists,
      @Nullable String category) {}

  record PathView(
      String model,
      int modelVersion,
      List<PathStepView> tracks,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ReasonView reason) {}

  record BatchProblemView(String code, String detail) {}

  record BatchItemView(
      String id,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<NeighborView> tracks,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ReasonView reason,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable BatchProblemView problem) {}

  record WeightView(String feature, double weight) {}

  record ExemplarView(String id, double score, @Nullable String title, List<String> artists) {}

  record CategoryView(
      int id,
      String name,
      int tracks,
      List<WeightView> topFeatures,
      List<ExemplarView> exemplars) {}

  record CategoriesView(
      String model,
      int modelVersion,
      int tracks,
      int uncategorized,
      List<CategoryView> categories) {}

  record CategoryNameView(int id, String name) {}

  record CategoryTracksView(
      CategoryNameView category, String model, int modelVersion, List<NeighborView> tracks) {}

  record StatusView(String status) {}

  /** Six digits: beyond them the single precision of the index is noise. */
  static double rounded(double score) {
    return Math.rint(score * 1e6) / 1e6;
  }
}
