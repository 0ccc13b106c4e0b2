package dev.segue.query.http;

import dev.segue.catalogue.Catalogue;
import dev.segue.catalogue.TrackStore;
import dev.segue.query.http.TasteViews.ClassifierView;
import dev.segue.query.http.TasteViews.CleanView;
import dev.segue.query.http.TasteViews.DiscoverView;
import dev.segue.query.http.TasteViews.DiscoveredView;
import dev.segue.query.http.TasteViews.JudgedView;
import dev.segue.query.http.TasteViews.PredictionView;
import dev.segue.query.http.TasteViews.PredictionsView;
import dev.segue.recommend.Answer;
import dev.segue.recommend.EmptyAnswerReason;
import dev.segue.recommend.Options;
import dev.segue.recommend.Strategy;
import dev.segue.recommend.listener.ListenerClassifier;
import dev.segue.recommend.listener.ListenerClassifiers;
import dev.segue.recommend.listener.ListenerRecommender;
import dev.segue.recommend.listener.ListenerRequest;
import dev.segue.recommend.listener.RatedTrack;
import dev.segue.recommend.listener.Ratings;
import dev.segue.schemas.avro.Track;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How probably a listener likes tracks, and what follows from it. */
final class TasteRoutes {
  private static final double HALF = 0.5;
  private static final double DIVERSITY = 0.3;
  private static final int MOST_OF_AN_ARTIST = 2;
  private static final int LOOKED_AT_FOR_EACH = 10;
  private static final int MOST_LOOKED_AT = 1_000;

  private final ListenerHop hop;
  private final ListenerRecommender recommender;
  private final ListenerClassifiers classifiers;
  private final Catalogue catalogue;
  private final PlaylistUploads uploads;
  private final TrackStore store;
  private final String defaultModel;

  TasteRoutes(
      ListenerHop hop,
      ListenerRecommender recommender,
      ListenerClassifiers classifiers,
      Catalogue catalogue,
      PlaylistUploads uploads,
      TrackStore store,
      String defaultModel) {
    this.hop = hop;
    this.recommender = recommender;
    this.classifiers = classifiers;
    this.catalogue = catalogue;
    this.uploads = uploads;
    this.store = store;
    this.defaultModel = defaultModel;
  }

  List<Route> routes() {
    List<String> discover = new ArrayList<>(List.of("limit", "model", "min_probability"));
    discover.addAll(OptionInputs.names());
    return List.of(
        Route.post("/v1/listeners/{id}:predict", this::predict, List.of("tracks")),
        Route.post(
            "/v1/playlists:clean",
            this::clean,
            List.of("listener", "threshold"),
            List.of("listener", "tracks", "threshold")),
        Route.get("/v1/listeners/{id}/discover", this::discover, discover));
  }

  private Reply predict(Exchange exchange) {
    String listener = ListenerRoutes.listener(exchange.path("id"));
    List<String> ids = exchange.body().trackIds("tracks");
    return hop.read(
        listener,
        exchange,
        ratings -> {
          ListenerClassifier classifier = classifiers.of(listener, ratings);
          Judged judged = classifier(classifier, ids);
          return Reply.json(
              new PredictionsView(
                  listener, ClassifierView.of(classifier), judged.tracks(), judged.unknown()));
        });
  }

  private Reply clean(Exchange exchange) {
    if (PlaylistUploads.isFile(exchange)) {
      QueryInputs query = exchange.query();
      String listener = listener(query, exchange);
      double threshold = probability(query, "threshold");
      PlaylistUpload upload = uploads.read(exchange);
      return hop.read(
          listener,
          exchange,
          ratings ->
              upload.without(
                  clean(listener, ratings, upload.tracks(), threshold).drop().stream()
                      .collect(Collectors.toMap(JudgedView::id, JudgedView::reason))));
    }
    BodyInputs body = exchange.body();
    String listener = listener(body, exchange);
    List<String> ids = body.trackIds("tracks");
    double threshold = probability(body, "threshold");
    PlaylistResponse format = PlaylistResponse.of(exchange);
    return hop.read(
        listener,
        exchange,
        ratings -> {
          CleanView view = clean(listener, ratings, ids, threshold);
          return format.reply(
              "Cleaned for " + listener,
              view.keep().stream().map(JudgedView::id).toList(),
              store,
              () -> view);
        });
  }

  private static String listener(Inputs inputs, Exchange exchange) {
    return exchange.checkedListener(
        inputs
            .text("listener", FilterInputs.LONGEST_ID)
            .orElseThrow(
                () -> ProblemException.invalid("listener", "'listener' is required: an id.")));
  }

  /** What was rated is decided by the rating; the rest by its probability. */
  private CleanView clean(String listener, Ratings ratings, List<String> ids, double threshold) {
    ListenerClassifier classifier = classifiers.of(listener, ratings);
    Judged judged = classifier(classifier, ids);
    Map<String, RatedTrack> rated =
        ratings.tracks().stream()
            .collect(Collectors.toMap(RatedTrack::trackId, Function.identity()));
    List<JudgedView> keep = new ArrayList<>();
    List<JudgedView> drop = new ArrayList<>();
    for (PredictionView track : judged.tracks()) {
      RatedTrack said = rated.get(track.id());
      boolean kept = said == null ? track.probability() >= threshold : said.liked();
      String reason =
          said == null
              ? "Liked with a probability of %d %%, %s the threshold of %d %%."
                  .formatted(
                      percent(track.probability()),
                      kept ? "not below" : "below",
                      percent(threshold))
              : said.liked() ? "You liked it." : "You disliked it.";
      (kept ? keep : drop)
          .add(
              new JudgedView(
                  track.id(), track.title(), track.artists(), track.probability(), reason));
    }
    return new CleanView(
        listener, ClassifierView.of(classifier), threshold, keep, drop, judged.unknown());
  }

  private Reply discover(Exchange exchange) {
    String listener = ListenerRoutes.listener(exchange.path("id"));
    QueryInputs inputs = exchange.query();
    int limit = SimilarInputs.limit(inputs);
    double least = probability(inputs, "min_probability");
    ListenerRequest request =
        new ListenerRequest(
            SimilarInputs.model(inputs, defaultModel),
            Strategy.NEAREST,
            Math.min(MOST_LOOKED_AT, LOOKED_AT_FOR_EACH * limit),
            0,
            varied(inputs, OptionInputs.read(inputs)),
            false);
    PlaylistResponse format = PlaylistResponse.of(exchange);
    return hop.read(
        listener,
        exchange,
        ratings -> {
          DiscoverView view = discover(listener, ratings, request, limit, least);
          return format.reply(
              "Discoveries for " + listener,
              view.tracks().stream().map(DiscoveredView::id).toList(),
              store,
              () -> view);
        });
  }

  private DiscoverView discover(
      String listener, Ratings ratings, ListenerRequest request, int limit, double least) {
    ListenerClassifier classifier = classifiers.of(listener, ratings);
    Answer answer = recommender.recommend(ratings, request);
    List<DiscoveredView> found = new ArrayList<>();
    for (Answer.Neighbor near : answer.tracks()) {
      Optional<PredictionView> track = predicted(classifier, near.id());
      if (found.size() < limit && track.isPresent() && track.get().probability() >= least) {
        found.add(
            new DiscoveredView(
                found.size() + 1,
                near.id(),
                Views.rounded(near.score()),
                track.get().probability(),
                track.get().title(),
                track.get().artists(),
                near.category()));
      }
    }
    EmptyAnswerReason why = answer.whyEmpty();
    if (why == null && found.isEmpty()) {
      why =
          new EmptyAnswerReason(
              List.of("min_probability"),
              "None of the %d tracks nearest to what is liked is liked that probably."
                  .formatted(answer.tracks().size()));
    }
    return new DiscoverView(
        listener,
        answer.model(),
        answer.version(),
        ClassifierView.of(classifier),
        found,
        TrackViews.reason(why));
  }

  /** Varied unless asked otherwise. */
  private static Options varied(Inputs inputs, Options asked) {
    return new Options(
        asked.filter(),
        asked.targets(),
        inputs.number("diversity").orElse(DIVERSITY),
        inputs.integer("max_per_artist", MOST_OF_AN_ARTIST, 1, OptionInputs.MOST_OF_ONE),
        asked.maxPerAlbum(),
        asked.duplicates(),
        asked.exploration(),
        asked.seed(),
        asked.explain());
  }

  private record Judged(List<PredictionView> tracks, List<String> unknown) {}

  private Judged classifier(ListenerClassifier classifier, List<String> ids) {
    List<PredictionView> tracks = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (String id : new LinkedHashSet<>(ids)) {
      predicted(classifier, id).ifPresentOrElse(tracks::add, () -> unknown.add(id));
    }
    return new Judged(tracks, unknown);
  }

  private Optional<PredictionView> predicted(ListenerClassifier classifier, String id) {
    Track track = store.get(id);
    if (track == null) {
      return Optional.empty();
    }
    return ListenerRecommender.features(catalogue.snapshot(), id)
        .map(
            features ->
                new PredictionView(
                    id,
                    track.getTitle(),
                    track.getArtists(),
                    Views.rounded(classifier.probability().applyAsDouble(features))));
  }

  private static double probability(Inputs inputs, String name) {
    OptionalDouble given = inputs.number(name);
    double value = given.orElse(HALF);
    if (value < 0 || value > 1) {
      throw ProblemException.invalid(name, "'" + name + "' must be 0 to 1, not " + value + ".");
    }
    return value;
  }

  private static long percent(double probability) {
    return Math.round(100 * probability);
  }
}
