package dev.segue.query.http;

import dev.segue.catalogue.TrackStore;
import dev.segue.query.http.TasteViews.ExploreView;
import dev.segue.query.http.TasteViews.GroupView;
import dev.segue.query.http.Views.NeighborView;
import dev.segue.query.http.Views.RecommendationsView;
import dev.segue.recommend.Answer;
import dev.segue.recommend.Duplicates;
import dev.segue.recommend.EmptyAnswerReason;
import dev.segue.recommend.Example;
import dev.segue.recommend.Options;
import dev.segue.recommend.RecommendationRequest;
import dev.segue.recommend.Recommender;
import dev.segue.recommend.Strategy;
import dev.segue.recommend.TrackFilter;
import dev.segue.recommend.listener.ListenerRecommender;
import dev.segue.recommend.listener.ListenerRequest;
import dev.segue.recommend.listener.RatedTrack;
import dev.segue.recommend.listener.Ratings;
import dev.segue.schemas.avro.Track;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Playlists that go on, and the same sound from elsewhere. */
final class PlaylistRoutes {
  /** Those that need nothing but the examples. */
  private static final Strategy[] STRATEGIES = {Strategy.NEAREST, Strategy.BEST_OF, Strategy.GROUP};

  private static final int LOOKED_AT = 1_000;
  private static final int DEFAULT_GROUPS = 5;
  private static final int MOST_GROUPS = 50;

  private final ListenerHop hop;
  private final ListenerRecommender listenerRecommender;
  private final Recommender recommender;
  private final PlaylistUploads uploads;
  private final TrackStore store;
  private final TrackViews neighbors;
  private final String defaultModel;

  PlaylistRoutes(
      ListenerHop hop,
      ListenerRecommender listenerRecommender,
      Recommender recommender,
      PlaylistUploads uploads,
      TrackStore store,
      String defaultModel) {
    this.hop = hop;
    this.listenerRecommender = listenerRecommender;
    this.recommender = recommender;
    this.uploads = uploads;
    this.store = store;
    this.neighbors = new TrackViews(store);
    this.defaultModel = defaultModel;
  }

  List<Route> routes() {
    List<String> options = new ArrayList<>(SimilarInputs.names());
    options.add("strategy");
    List<String> fields = new ArrayList<>(options);
    fields.add("tracks");
    return List.of(
        Route.get(
            "/v1/listeners/{id}/explore", this::explore, "outside", "groups", "limit", "model"),
        Route.post("/v1/playlists:extend", this::extend, options, fields));
  }

  /** What a listener is to be taken out of. */
  private enum Outside {
    GENRE,
    MARKET;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    List<String> of(Track track) {
      String market = track.getMarket();
      return switch (this) {
        case GENRE -> track.getGenres();
        case MARKET -> market == null ? List.of() : List.of(market);
      };
    }
  }

  private Reply extend(Exchange exchange) {
    if (PlaylistUploads.isFile(exchange)) {
      QueryInputs query = exchange.query();
      PlaylistUpload upload = uploads.read(exchange);
      Answer answer = recommender.recommend(request(query, upload.tracks()));
      return upload.and(answer.tracks().stream().map(Answer.Neighbor::id).toList());
    }
    BodyInputs body = exchange.body();
    RecommendationRequest request = request(body, body.trackIds("tracks"));
    PlaylistResponse format = PlaylistResponse.of(exchange);
    Answer answer = recommender.recommend(request);
    return format.reply(
        "What fits the playlist",
        answer.tracks().stream().map(Answer.Neighbor::id).toList(),
        store,
        () ->
            new RecommendationsView(
                answer.model(),
                answer.version(),
                answer.category(),
                null,
                answer.unknownIds(),
                neighbors.of(answer, request.options().duplicates()),
                TrackViews.reason(answer.whyEmpty())));
  }

  private RecommendationRequest request(Inputs inputs, List<String> tracks) {
    List<Example> examples = new ArrayList<>();
    tracks.forEach(id -> examples.add(new Example.Known(id, 1)));
    return new RecommendationRequest(
        SimilarInputs.model(inputs, defaultModel),
        examples,
        List.of(),
        OptionInputs.choice(inputs, "strategy", Strategy.NEAREST, STRATEGIES),
        false,
        SimilarInputs.limit(inputs),
        SimilarInputs.offset(inputs),
        OptionInputs.read(inputs));
  }

  private Reply explore(Exchange exchange) {
    String listener = ListenerRoutes.listener(exchange.path("id"));
    QueryInputs inputs = exchange.query();
    if (inputs.text("outside", FilterInputs.LONGEST_ID).isEmpty()) {
      throw ProblemException.invalid("outside", "'outside' is required: genre or market.");
    }
    Outside outside = OptionInputs.choice(inputs, "outside", Outside.GENRE, Outside.values());
    int groups = inputs.integer("groups", DEFAULT_GROUPS, 1, MOST_GROUPS);
    int limit = SimilarInputs.limit(inputs);
    String model = SimilarInputs.model(inputs, defaultModel);
    return hop.read(
        listener,
        exchange,
        ratings -> Reply.json(explore(listener, ratings, outside, model, groups, limit)));
  }

  private ExploreView explore(
      String listener, Ratings ratings, Outside outside, String model, int groups, int limit) {
    Set<String> usual = usual(ratings, outside);
    TrackFilter.Builder filter = TrackFilter.builder();
    switch (outside) {
      case GENRE -> filter.notGenres(usual);
      case MARKET -> filter.notMarkets(usual);
    }
    Answer answer =
        listenerRecommender.recommend(
            ratings,
            new ListenerRequest(
                model, Strategy.NEAREST, LOOKED_AT, 0, Options.of(filter.build()), false));
    List<GroupView> grouped = grouped(answer, outside, groups, limit);
    EmptyAnswerReason why = answer.whyEmpty();
    if (why == null && grouped.isEmpty()) {
      why =
          new EmptyAnswerReason(
              List.of("outside"),
              "None of the %d nearest tracks is known to be of another %s."
                  .formatted(answer.tracks().size(), outside.label()));
    }
    return new ExploreView(
        listener,
        answer.model(),
        answer.version(),
        outside.label(),
        List.copyOf(usual),
        grouped,
        TrackViews.reason(why));
  }

  /** Genres or markets of what is liked. */
  private Set<String> usual(Ratings ratings, Outside outside) {
    Set<String> usual = new TreeSet<>();
    for (RatedTrack rated : ratings.tracks()) {
      Track track = rated.liked() ? store.get(rated.trackId()) : null;
      if (track != null) {
        usual.addAll(outside.of(track));
      }
    }
    return usual;
  }

  /** By the first genre or the market of each; the group with the nearest track first. */
  private List<GroupView> grouped(Answer answer, Outside outside, int groups, int limit) {
    Map<String, List<NeighborView>> byName = new LinkedHashMap<>();
    for (NeighborView view : neighbors.of(answer, Duplicates.FOLD)) {
      String name = name(view.id(), outside);
      if (name == null || (byName.size() == groups && !byName.containsKey(name))) {
        continue;
      }
      List<NeighborView> tracks = byName.computeIfAbsent(name, unused -> new ArrayList<>());
      if (tracks.size() < limit) {
        tracks.add(view);
      }
    }
    return byName.entrySet().stream()
        .map(entry -> new GroupView(entry.getKey(), entry.getValue()))
        .toList();
  }

  private @Nullable String name(String id, Outside outside) {
    Track track = store.get(id);
    return track == null ? null : outside.of(track).stream().findFirst().orElse(null);
  }
}
