package dev.segue.query.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.segue.query.http.ClusterViews.FavouriteView;
import dev.segue.query.http.Views.NeighborView;
import dev.segue.query.http.Views.ReasonView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON answers about listeners: a field is written in the order in which it stands here. */
final class ListenerViews {
  private ListenerViews() {}

  record RatingView(String listener, String trackId, int rating, String ratedAt) {}

  record RatedView(
      String trackId, int rating, String ratedAt, @Nullable String title, List<String> artists) {}

  record FeedbackView(String listener, int likes, int dislikes, List<RatedView> feedback) {}

  record TakenView(String listener, int ratings, String ratedAt) {}

  record ForgettingView(String listener, String status) {}

  record ListView(
      String listener,
      String model,
      int modelVersion,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable FavouriteView cluster,
      int likes,
      int dislikes,
      List<NeighborView> tracks,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ReasonView reason) {}

  record FavouriteListView(
      String listener,
      int likes,
      int tracks,
      @Nullable FavouriteView cluster,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ReasonView reason) {}
}
