package dev.segue.query.http;

import dev.segue.catalogue.TrackStore;
import dev.segue.catalogue.identity.Description;
import dev.segue.catalogue.identity.Resolution;
import dev.segue.catalogue.identity.TrackResolver;
import dev.segue.engine.track.Feature;
import dev.segue.recommend.Answer;
import dev.segue.recommend.Example;
import dev.segue.recommend.Options;
import dev.segue.recommend.RecommendationRequest;
import dev.segue.recommend.Recommender;
import dev.segue.recommend.Strategy;
import dev.segue.schemas.avro.Track;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Songs that are described, not named by an id, and matches that are described alike: for plug-ins
 * of programs that share no ids with the catalogue.
 */
final class MatchRoutes {
  private static final String PATH = "/v1/match:similar";
  private static final int MOST_SONGS = 100;
  private static final int DEFAULT_COUNT = 10;
  private static final int LARGEST_COUNT = 500;
  private static final String MBID = "mbid:";

  private final TrackResolver resolver;
  private final TrackStore store;
  private final Recommender recommender;
  private final String defaultModel;

  MatchRoutes(
      TrackResolver resolver, TrackStore store, Recommender recommender, String defaultModel) {
    this.resolver = resolver;
    this.store = store;
    this.recommender = recommender;
    this.defaultModel = defaultModel;
  }

  List<Route> routes() {
    return List.of(Route.post(PATH, this::match, List.of("songs", "count", "model")));
  }

  record SongView(
      String id,
      @Nullable String mbid,
      @Nullable String isrc,
      @Nullable String title,
      List<String> artists,
      @Nullable String album,
      @Nullable Long durationMs,
      List<String> externalIds) {}

  record MatchView(SongView song, double similarity) {}

  record MatchesView(
      @Nullable String model,
      int modelVersion,
      List<@Nullable String> resolved,
      List<MatchView> matches) {}

  private Reply match(Exchange exchange) {
    BodyInputs body = exchange.body();
    List<Description> songs = new ArrayList<>();
    for (BodyInputs.Item item : body.items("songs", MOST_SONGS)) {
      songs.add(Descriptions.of(item));
    }
    if (songs.isEmpty()) {
      throw ProblemException.invalid(
          "songs", "'songs' is required: up to " + MOST_SONGS + " songs that are described.");
    }
    int count = body.integer("count", 1, LARGEST_COUNT).orElse(DEFAULT_COUNT);
    String model = body.text("model", SimilarInputs.LONGEST_MODEL).orElse(defaultModel);
    List<@Nullable String> resolved = new ArrayList<>();
    List<Example> examples = new ArrayList<>();
    for (Resolution resolution : resolver.resolve(songs, true)) {
      // Of several recordings one has to do: all that is asked for is what sounds like it.
      String id = resolution.candidates().isEmpty() ? null : resolution.candidates().get(0);
      resolved.add(id);
      if (id != null) {
        examples.add(new Example.Known(id, 1));
      }
    }
    if (examples.isEmpty()) {
      return Reply.json(new MatchesView(null, 0, resolved, List.of()));
    }
    Answer answer =
        recommender.recommend(
            new RecommendationRequest(
                model, examples, List.of(), Strategy.NEAREST, false, count, 0, Options.none()));
    List<MatchView> matches =
        answer.laidOut(
            store,
            (neighbor, track) -> new MatchView(song(track), Views.rounded(neighbor.score())));
    return Reply.json(new MatchesView(answer.model(), answer.version(), resolved, matches));
  }

  private static SongView song(Track track) {
    String mbid =
        track.getExternalIds().stream()
            .filter(id -> id.startsWith(MBID))
            .map(id -> id.substring(MBID.length()))
            .findFirst()
            .orElse(null);
    Double duration = RawFeatures.of(track).get(Feature.DURATION_MS.label());
    return new SongView(
        track.getId(),
        mbid,
        track.getIsrc(),
        track.getTitle(),
        track.getArtists(),
        track.getAlbum(),
        duration == null ? null : Math.round(duration),
        track.getExternalIds());
  }
}
