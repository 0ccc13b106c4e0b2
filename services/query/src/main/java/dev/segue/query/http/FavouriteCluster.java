package dev.segue.query.http;

import dev.segue.engine.index.RowFilter;
import dev.segue.engine.track.Feature;
import dev.segue.query.catalogue.Catalogue;
import dev.segue.query.catalogue.CatalogueSnapshot;
import dev.segue.query.group.Grouping;
import dev.segue.query.group.Grouping.Favourite;
import dev.segue.query.http.ClusterViews.FavouriteView;
import dev.segue.query.recommend.Example;
import dev.segue.query.recommend.RecommendationRequest;
import dev.segue.query.recommend.Strategy;
import dev.segue.query.recommend.TrackFilter;
import dev.segue.query.recommend.UnusableRequestException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The published recipe: recommend from the cluster in which most of the favourites lie, and only
 * what is popular.
 */
final class FavouriteCluster {
  /** Unless the request says otherwise. */
  private static final double LEAST_POPULARITY = 70;

  private final Catalogue catalogue;
  private final Groupings groupings;

  FavouriteCluster(Catalogue catalogue, Groupings groupings) {
    this.catalogue = catalogue;
    this.groupings = groupings;
  }

  /** A request with the cluster as a condition; without one, where the strategy is another. */
  record Narrowed(RecommendationRequest request, @Nullable FavouriteView cluster) {}

  Narrowed narrow(RecommendationRequest request, BodyInputs body) {
    if (request.strategy() != Strategy.FAVOURITE_CLUSTER) {
      return new Narrowed(request, null);
    }
    List<String> ids =
        request.positive().stream()
            .filter(Example.Known.class::isInstance)
            .map(example -> ((Example.Known) example).id())
            .toList();
    CatalogueSnapshot snapshot = catalogue.snapshot();
    if (!ids.isEmpty() && ids.stream().allMatch(id -> snapshot.find(id) < 0)) {
      return new Narrowed(request, null); // the recommender says that it does not know them
    }
    Grouping grouping = groupings.usual();
    Optional<Favourite> found = grouping.favourite(snapshot, ids);
    if (found.isEmpty()) {
      throw new UnusableRequestException(
          "positive",
          "'positive' needs tracks of the catalogue that lie in a cluster, for strategy 'favourite_cluster'.");
    }
    Favourite favourite = found.get();
    TrackFilter filter =
        request
            .options()
            .filter()
            .and("strategy", now -> inCluster(grouping, now, favourite.cluster()));
    if (body.number("min_popularity").isEmpty()) {
      filter = filter.andMin(Feature.POPULARITY, LEAST_POPULARITY);
    }
    return new Narrowed(request.withFilter(filter), view(grouping, favourite));
  }

  static FavouriteView view(Grouping grouping, Favourite favourite) {
    return new FavouriteView(
        grouping.clusters().id(favourite.cluster()),
        grouping.clusters().name(favourite.cluster()),
        Views.rounded(favourite.share()));
  }

  private static RowFilter inCluster(Grouping grouping, CatalogueSnapshot snapshot, int cluster) {
    return row -> grouping.clusterOf(snapshot, row) == cluster;
  }
}
