package dev.segue.query.http;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON answers about clusters and genres, as records. */
final class ClusterViews {
  private ClusterViews() {}

  record TrackNameView(String id, @Nullable String title, List<String> artists) {}

  record ClusterView(
      int id, String name, int tracks, Map<String, Double> centre, List<TrackNameView> exemplars) {}

  record ClustersView(
      List<String> features,
      int tracks,
      int ungrouped,
      int sampleSize,
      String computedAt,
      List<ClusterView> clusters) {}

  record ClusterNameView(int id, String name) {}

  record MemberView(
      int rank, String id, double distance, @Nullable String title, List<String> artists) {}

  record ClusterTracksView(ClusterNameView cluster, List<MemberView> tracks) {}

  record FavouriteView(int id, String name, double share) {}

  record FavouriteAnswerView(FavouriteView cluster, int tracks, List<String> unknownIds) {}

  record TypicalView(String genre, long tracks, double lift) {}

  record GenreCategoryView(int id, String name, long labels, List<TypicalView> typical) {}

  record GenreView(String genre, long tracks, int category, double share, List<Long> counts) {}

  record ComponentRowView(String feature, List<Double> weights, int largest) {}

  record GenresView(
      String model,
      int modelVersion,
      int tracks,
      int labelled,
      long labels,
      double purity,
      double leastPurity,
      double normalisedMutualInformation,
      double largestShare,
      String sentence,
      List<GenreCategoryView> categories,
      List<GenreView> genres,
      List<ComponentRowView> components) {}
}
