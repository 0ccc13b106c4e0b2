package dev.segue.query.http;

import dev.segue.catalogue.Catalogue;
import dev.segue.catalogue.CatalogueSnapshot;
import dev.segue.catalogue.group.Grouping;
import dev.segue.catalogue.group.Grouping.Favourite;
import dev.segue.engine.index.RowFilter;
import dev.segue.engine.track.Feature;
import dev.segue.query.http.ClusterViews.FavouriteView;
import dev.segue.recommend.Options;
import dev.segue.recommend.Strategy;
import dev.segue.recommend.TrackFilter;
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

  /** Options with the cluster as a condition; without one, where the strategy is another. */
  record Narrowed(Options options, @Nullable FavouriteView cluster) {}

  /**
   * Adds the cluster in which most favourites lie to the options, if the strategy asks for it.
   * Favourites of which the catalogue has none change nothing: whoever recommends says so.
   *
   * @param inputs which options were given, and which not
   * @return none if some favourites are there, but none of them lies in a cluster
   */
  Optional<Narrowed> narrow(
      Strategy strategy, List<String> favourites, Options options, Inputs inputs) {
    CatalogueSnapshot snapshot = catalogue.snapshot();
    if (strategy != Strategy.FAVOURITE_CLUSTER
        || (!favourites.isEmpty() && favourites.stream().allMatch(id -> snapshot.find(id) < 0))) {
      return Optional.of(new Narrowed(options, null));
    }
    Grouping grouping = groupings.usual();
    return grouping
        .favourite(snapshot, favourites)
        .map(favourite -> narrow(grouping, favourite, options, inputs));
  }

  private static Narrowed narrow(
      Grouping grouping, Favourite favourite, Options options, Inputs inputs) {
    TrackFilter filter =
        options.filter().and("strategy", now -> inCluster(grouping, now, favourite.cluster()));
    if (inputs.number("min_popularity").isEmpty()) {
      filter = filter.andMin(Feature.POPULARITY, LEAST_POPULARITY);
    }
    return new Narrowed(options.withFilter(filter), view(grouping, favourite));
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
