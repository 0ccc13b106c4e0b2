package dev.segue.query.http;

import dev.segue.catalogue.TrackStore;
import dev.segue.query.http.Views.BatchItemView;
import dev.segue.query.http.Views.BatchProblemView;
import dev.segue.query.http.Views.PathStepView;
import dev.segue.query.http.Views.PathView;
import dev.segue.query.http.Views.ReasonView;
import dev.segue.query.http.Views.RecommendationsView;
import dev.segue.recommend.Answer;
import dev.segue.recommend.Duplicates;
import dev.segue.recommend.Example;
import dev.segue.recommend.PathAnswer;
import dev.segue.recommend.PathFinder;
import dev.segue.recommend.PathRequest;
import dev.segue.recommend.RecommendationRequest;
import dev.segue.recommend.Recommender;
import dev.segue.recommend.SimilarBatch;
import dev.segue.recommend.SimilarRequest;
import dev.segue.recommend.UnusableRequestException;
import dev.segue.schemas.avro.Track;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Questions that go by several tracks: what fits them, a way between two, many at once. */
final class RecommendationRoutes {
  private static final int DEFAULT_STEPS = 5;
  private static final int MOST_STEPS = 50;

  /** Tracks in the answers of one batch, of which an explained one counts as several. */
  private static final int MOST_IN_BATCH = 20_000;

  private static final int EXPLAINED = 4;

  private final TrackStore store;
  private final TrackViews neighbors;
  private final Recommender recommender;
  private final PathFinder paths;
  private final FavouriteCluster favourites;
  private final String defaultModel;

  RecommendationRoutes(
      TrackStore store,
      Recommender recommender,
      PathFinder paths,
      FavouriteCluster favourites,
      String defaultModel) {
    this.store = store;
    this.neighbors = new TrackViews(store);
    this.recommender = recommender;
    this.paths = paths;
    this.favourites = favourites;
    this.defaultModel = defaultModel;
  }

  List<Route> routes() {
    List<String> path = new ArrayList<>(List.of("from", "to", "steps", "model", "duplicates"));
    path.addAll(FilterInputs.names());
    List<String> batch = new ArrayList<>(SimilarInputs.names());
    batch.add("ids");
    return List.of(
        Route.post("/v1/recommendations", this::recommend, RecommendationInputs.names()),
        Route.post("/v1/paths", this::path, path),
        Route.post("/v1/similar:batch", this::batch, batch));
  }

  private Reply recommend(Exchange exchange) {
    RecommendationRequest request = RecommendationInputs.read(exchange.body(), defaultModel);
    List<String> ids =
        request.positive().stream()
            .filter(Example.Known.class::isInstance)
            .map(example -> ((Example.Known) example).id())
            .toList();
    FavouriteCluster.Narrowed narrowed =
        favourites
            .narrow(request.strategy(), ids, request.options(), exchange.body())
            .orElseThrow(
                () ->
                    new UnusableRequestException(
                        "positive",
                        "'positive' needs tracks of the catalogue that lie in a cluster, for strategy 'favourite_cluster'."));
    Answer answer = recommender.recommend(request.withFilter(narrowed.options().filter()));
    return Reply.json(
        new RecommendationsView(
            answer.model(),
            answer.version(),
            answer.category(),
            narrowed.cluster(),
            answer.unknownIds(),
            neighbors.of(answer, request.options().duplicates()),
            TrackViews.reason(answer.whyEmpty())));
  }

  private Reply path(Exchange exchange) {
    BodyInputs body = exchange.body();
    Duplicates duplicates =
        OptionInputs.choice(body, "duplicates", Duplicates.FOLD, Duplicates.values());
    if (duplicates == Duplicates.LIST) {
      throw ProblemException.invalid(
          "duplicates", "'duplicates' must be fold or keep here, not 'list'.");
    }
    PathAnswer answer =
        paths.find(
            new PathRequest(
                SimilarInputs.model(body, defaultModel),
                required(body, "from"),
                required(body, "to"),
                body.integer("steps", DEFAULT_STEPS, 1, MOST_STEPS),
                FilterInputs.read(body),
                duplicates == Duplicates.KEEP));
    List<PathStepView> steps = new ArrayList<>();
    for (PathAnswer.Step step : answer.tracks()) {
      Track track = store.get(step.id());
      steps.add(view(step, track));
    }
    String why = answer.whyNone();
    return Reply.json(
        new PathView(
            answer.model(),
            answer.version(),
            steps,
            why == null ? null : new ReasonView(List.of(), why)));
  }

  private static PathStepView view(PathAnswer.Step step, @Nullable Track track) {
    Double score = step.score();
    return new PathStepView(
        step.id(),
        score == null ? null : Views.rounded(score),
        track == null ? null : track.getTitle(),
        track == null ? List.of() : track.getArtists(),
        step.category());
  }

  private Reply batch(Exchange exchange) {
    BodyInputs body = exchange.body();
    List<String> ids = body.trackIds("ids");
    SimilarRequest request = SimilarInputs.read(body, defaultModel);
    checkSize(ids.size(), request, body.flag("explain").orElse(false));
    SimilarBatch batch = recommender.similar(request);
    // What is wrong with the request shows at the first id, before anything is sent.
    BatchItemView first = item(ids.get(0), batch.answer(ids.get(0)), request);
    return Reply.written(
        out -> {
          write(
              out,
              "{\"model\":"
                  + Json.text(batch.model())
                  + ",\"model_version\":"
                  + batch.version()
                  + ",\"answers\":[");
          out.write(Json.write(first));
          for (String id : ids.subList(1, ids.size())) {
            write(out, ",");
            out.write(Json.write(item(id, batch.answer(id), request)));
            // Only what is sent tells that the client has gone.
            out.flush();
          }
          write(out, "]}");
        });
  }

  private static void checkSize(int ids, SimilarRequest request, boolean explain) {
    long tracks = (long) ids * (request.limit() + request.offset()) * (explain ? EXPLAINED : 1);
    if (tracks > MOST_IN_BATCH) {
      throw new ProblemException(
          ProblemCode.TOO_MUCH_ASKED,
          "%d ids with up to %d tracks each%s is too much for one request (%d, of %d): ask for fewer ids at a time, a smaller 'limit' or 'offset', or without 'explain'."
              .formatted(
                  ids,
                  request.limit() + request.offset(),
                  explain ? ", explained (" + EXPLAINED + " times)" : "",
                  tracks,
                  MOST_IN_BATCH),
          "ids");
    }
  }

  private static void write(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private BatchItemView item(String id, Optional<Answer> answer, SimilarRequest request) {
    return answer
        .map(
            found ->
                new BatchItemView(
                    id,
                    neighbors.of(found, request.options().duplicates()),
                    TrackViews.reason(found.whyEmpty()),
                    null))
        .orElseGet(
            () ->
                new BatchItemView(
                    id,
                    null,
                    null,
                    new BatchProblemView(
                        ProblemCode.TRACK_NOT_FOUND.code(),
                        "There is no track " + ValueErrors.quote(id) + " in the catalogue.")));
  }

  private static String required(BodyInputs body, String name) {
    return body.track(name)
        .orElseThrow(
            () -> ProblemException.invalid(name, "'" + name + "' is required: the id of a track."));
  }
}
