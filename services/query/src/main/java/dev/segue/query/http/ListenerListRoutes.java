package dev.segue.query.http;

import dev.segue.catalogue.Catalogue;
import dev.segue.catalogue.TrackStore;
import dev.segue.catalogue.group.GroupChoice;
import dev.segue.catalogue.group.Grouping;
import dev.segue.catalogue.group.Grouping.Favourite;
import dev.segue.query.http.FavouriteCluster.Narrowed;
import dev.segue.query.http.ListenerViews.FavouriteListView;
import dev.segue.query.http.ListenerViews.ListView;
import dev.segue.query.http.Views.ReasonView;
import dev.segue.recommend.Answer;
import dev.segue.recommend.Options;
import dev.segue.recommend.Strategy;
import dev.segue.recommend.listener.ListenerRecommender;
import dev.segue.recommend.listener.ListenerRequest;
import dev.segue.recommend.listener.RatedTrack;
import dev.segue.recommend.listener.Ratings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a listener may like, and the cluster in which most of the likes lie. */
final class ListenerListRoutes {
  private static final String NOTHING_LIKED = "Nothing is liked yet.";
  private static final String NO_CLUSTER =
      "None of the liked tracks is in the catalogue and has one of the features.";

  private final ListenerHop hop;
  private final ListenerRecommender recommender;
  private final Catalogue catalogue;
  private final TrackViews neighbors;
  private final Groupings groupings;
  private final FavouriteCluster favourites;
  private final String defaultModel;

  ListenerListRoutes(
      ListenerHop hop,
      ListenerRecommender recommender,
      Catalogue catalogue,
      TrackStore store,
      Groupings groupings,
      String defaultModel) {
    this.hop = hop;
    this.recommender = recommender;
    this.catalogue = catalogue;
    this.groupings = groupings;
    this.defaultModel = defaultModel;
    neighbors = new TrackViews(store);
    favourites = new FavouriteCluster(catalogue, groupings);
  }

  List<Route> routes() {
    List<String> names = new ArrayList<>(SimilarInputs.names());
    names.add("strategy");
    names.add("include_rated");
    return List.of(
        Route.get("/v1/listeners/{id}/recommendations", this::recommend, names),
        Route.get(
            "/v1/listeners/{id}/favourite_cluster", this::favouriteCluster, Groupings.names()));
  }

  private Reply recommend(Exchange exchange) {
    String listener = ListenerRoutes.listener(exchange.path("id"));
    QueryInputs inputs = exchange.query();
    ListenerRequest request = request(inputs);
    return hop.read(
        listener, exchange, ratings -> Reply.json(list(listener, ratings, request, inputs)));
  }

  private ListView list(String listener, Ratings ratings, ListenerRequest request, Inputs inputs) {
    Options options = request.options();
    List<String> liked = liked(ratings);
    // Without a like there is no cluster; why there is no list either, the recommender says.
    Optional<Narrowed> narrowed =
        liked.isEmpty()
            ? Optional.of(new Narrowed(options, null))
            : favourites.narrow(request.strategy(), liked, options, inputs);
    Answer answer =
        recommender.recommend(
            ratings, request.withOptions(narrowed.map(Narrowed::options).orElse(options)));
    return new ListView(
        listener,
        answer.model(),
        answer.version(),
        narrowed.map(Narrowed::cluster).orElse(null),
        ratings.likes(),
        ratings.dislikes(),
        narrowed.isEmpty() ? List.of() : neighbors.of(answer, options.duplicates()),
        narrowed.isEmpty()
            ? new ReasonView(List.of("strategy"), NO_CLUSTER)
            : TrackViews.reason(answer.whyEmpty()));
  }

  private Reply favouriteCluster(Exchange exchange) {
    String listener = ListenerRoutes.listener(exchange.path("id"));
    GroupChoice choice = Groupings.choice(exchange.query());
    return hop.read(
        listener, exchange, ratings -> Reply.json(favouriteCluster(listener, ratings, choice)));
  }

  private FavouriteListView favouriteCluster(String listener, Ratings ratings, GroupChoice choice) {
    List<String> liked = liked(ratings);
    if (liked.isEmpty()) {
      return none(listener, 0, NOTHING_LIKED);
    }
    Grouping grouping = groupings.of(choice);
    @Nullable Favourite favourite = grouping.favourite(catalogue.snapshot(), liked).orElse(null);
    return favourite == null
        ? none(listener, liked.size(), NO_CLUSTER)
        : new FavouriteListView(
            listener,
            liked.size(),
            favourite.of(),
            FavouriteCluster.view(grouping, favourite),
            null);
  }

  private static FavouriteListView none(String listener, int likes, String why) {
    return new FavouriteListView(listener, likes, 0, null, new ReasonView(List.of(), why));
  }

  private static List<String> liked(Ratings ratings) {
    return ratings.tracks().stream().filter(RatedTrack::liked).map(RatedTrack::trackId).toList();
  }

  private ListenerRequest request(Inputs inputs) {
    return new ListenerRequest(
        SimilarInputs.model(inputs, defaultModel),
        OptionInputs.choice(inputs, "strategy", Strategy.NEAREST, Strategy.values()),
        SimilarInputs.limit(inputs),
        SimilarInputs.offset(inputs),
        OptionInputs.read(inputs),
        inputs.flag("include_rated").orElse(false));
  }
}
