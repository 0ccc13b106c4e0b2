package dev.segue.query.http;

import dev.segue.catalogue.Catalogue;
import dev.segue.catalogue.CatalogueSnapshot;
import dev.segue.catalogue.TrackStore;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.query.http.LayerViews.LayerView;
import dev.segue.query.http.Views.FoundView;
import dev.segue.query.http.Views.SearchView;
import dev.segue.query.http.Views.SeedView;
import dev.segue.query.http.Views.SimilarView;
import dev.segue.query.http.Views.TrackView;
import dev.segue.recommend.Answer;
import dev.segue.recommend.Recommender;
import dev.segue.recommend.SimilarRequest;
import dev.segue.recommend.UnknownTrackException;
import dev.segue.schemas.avro.Track;
import dev.segue.search.MatchKind;
import dev.segue.search.SearchQuery;
import dev.segue.search.TrackIndex;
import dev.segue.search.TrackMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One track, tracks like it, and tracks by title or artist. */
final class TrackRoutes {
  private static final int LONGEST_QUERY = 200;

  private final Catalogue catalogue;
  private final TrackIndex search;
  private final TrackStore store;
  private final TrackViews neighbors;
  private final Recommender recommender;
  private final String defaultModel;

  TrackRoutes(
      Catalogue catalogue,
      TrackIndex search,
      TrackStore store,
      Recommender recommender,
      String defaultModel) {
    this.catalogue = catalogue;
    this.search = search;
    this.store = store;
    this.neighbors = new TrackViews(store);
    this.recommender = recommender;
    this.defaultModel = defaultModel;
  }

  List<Route> routes() {
    List<String> bodyFields = new ArrayList<>(SimilarInputs.names());
    bodyFields.add("features");
    return List.of(
        Route.get("/v1/tracks", this::search, "q", "limit", "cursor"),
        Route.get("/v1/tracks/{id}", this::track, "model", "layers"),
        Route.get("/v1/tracks/{id}/similar", this::similarToTrack, SimilarInputs.names()),
        Route.post("/v1/similar", this::similarToFeatures, bodyFields));
  }

  private Reply track(Exchange exchange) {
    QueryInputs query = exchange.query();
    String model = query.text("model", SimilarInputs.LONGEST_MODEL).orElse(defaultModel);
    Track track = required(exchange.track("id"));
    boolean layers = query.flag("layers").orElse(false);
    return Reply.json(view(track, model, layers ? LayerViews.of(track) : null));
  }

  private TrackView view(Track track, String model, @Nullable List<LayerView> layers) {
    CatalogueSnapshot snapshot = catalogue.snapshot();
    var served = snapshot.served(model);
    int row = snapshot.find(track.getId());
    var category = row < 0 ? null : served.category(row);
    return new TrackView(
        track.getId(),
        track.getTitle(),
        track.getArtists(),
        track.getAlbum(),
        track.getGenres(),
        track.getReleaseDate(),
        track.getMarket(),
        track.getIsrc(),
        track.getExplicit(),
        RawFeatures.of(track),
        category == null ? null : category.label(),
        served.model().name(),
        served.model().version(),
        track.getExternalIds(),
        layers);
  }

  private Reply similarToTrack(Exchange exchange) {
    SimilarRequest request = SimilarInputs.read(exchange.query(), defaultModel);
    String id = exchange.track("id");
    Answer answer = recommender.similar(id, request);
    Track seed = required(id);
    return similar(
        new SeedView(id, seed.getTitle(), seed.getArtists(), answer.category()), answer, request);
  }

  private Reply similarToFeatures(Exchange exchange) {
    BodyInputs body = exchange.body();
    FeatureVector features = SimilarInputs.features(body);
    SimilarRequest request = SimilarInputs.read(body, defaultModel);
    Answer answer = recommender.similar(features, request);
    return similar(new SeedView(null, null, List.of(), answer.category()), answer, request);
  }

  private Reply similar(SeedView seed, Answer answer, SimilarRequest request) {
    return Reply.json(
        new SimilarView(
            seed,
            answer.model(),
            answer.version(),
            neighbors.of(answer, request.options().duplicates()),
            TrackViews.reason(answer.whyEmpty())));
  }

  private Reply search(Exchange exchange) {
    QueryInputs query = exchange.query();
    String text = query.text("q", LONGEST_QUERY).orElse("");
    int limit = query.integer("limit", SimilarInputs.DEFAULT_LIMIT, 1, SimilarInputs.LARGEST_LIMIT);
    Optional<String> cursor = query.text("cursor", Cursor.LONGEST);
    TrackMatch after = cursor.isPresent() ? Cursor.read(text, cursor.get()) : null;
    CatalogueSnapshot snapshot = catalogue.snapshot();
    SearchQuery words = SearchQuery.of(text);
    // One more than asked for tells whether there is a next page.
    List<TrackMatch> found = search.find(words, limit + 1, after, id -> snapshot.find(id) >= 0);
    List<FoundView> views = new ArrayList<>(limit);
    for (TrackMatch match : found.subList(0, Math.min(limit, found.size()))) {
      Track track = store.get(match.id());
      if (track != null) {
        views.add(view(match, track));
      }
    }
    String next = found.size() > limit ? Cursor.of(text, found.get(limit - 1)) : null;
    boolean asMeant = !found.isEmpty() && found.get(0).kind().compareTo(MatchKind.FUZZY) < 0;
    String suggestion = asMeant || after != null ? null : search.suggestion(words).orElse(null);
    return Reply.json(new SearchView(views, next, suggestion));
  }

  private static FoundView view(TrackMatch match, Track track) {
    return new FoundView(
        track.getId(),
        track.getTitle(),
        track.getArtists(),
        track.getAlbum(),
        RawFeatures.of(track).get(Feature.POPULARITY.label()),
        match.kind().name().toLowerCase(Locale.ROOT));
  }

  private Track required(String id) {
    @Nullable Track track = store.get(id);
    if (track == null) {
      throw new UnknownTrackException(id);
    }
    return track;
  }
}
