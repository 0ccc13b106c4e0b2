package dev.segue.query.http;

import dev.segue.catalogue.Catalogue;
import dev.segue.catalogue.CatalogueSnapshot;
import dev.segue.catalogue.TrackStore;
import dev.segue.catalogue.live.CatalogueTail;
import dev.segue.catalogue.live.CatalogueTail.Arrival;
import dev.segue.catalogue.live.CatalogueTail.Arrivals;
import dev.segue.catalogue.live.Generations;
import dev.segue.query.http.StreamViews.GapView;
import dev.segue.query.http.StreamViews.ModelEventView;
import dev.segue.query.http.StreamViews.SkippedView;
import dev.segue.query.http.StreamViews.TrackEventView;
import dev.segue.recommend.Answer;
import dev.segue.recommend.Duplicates;
import dev.segue.recommend.Recommender;
import dev.segue.recommend.SimilarRequest;
import dev.segue.schemas.avro.Track;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * {@code GET /v1/stream}: tracks as they arrive, each with what fits after it, and models as they
 * are served, as server-sent events.
 *
 * <p>People watch; so of a flood of tracks only some are sent, and how many were passed over.
 */
final class StreamRoutes {
  private static final int LOOK_EVERY_MILLIS = 250;
  private static final int PING_EVERY_LOOKS = 40;
  private static final int MOST_AT_A_LOOK = 5;
  private static final int MOST_RECENT = 50;
  private static final int RECOMMENDED = 3;
  private static final int RETRY_MILLIS = 1_000;
  private static final int LONGEST_POSITION = 64;

  private final Catalogue catalogue;
  private final TrackStore store;
  private final Recommender recommender;
  private final String defaultModel;
  private final Generations generations = new Generations(System.currentTimeMillis());

  StreamRoutes(
      Catalogue catalogue, TrackStore store, Recommender recommender, String defaultModel) {
    this.catalogue = catalogue;
    this.store = store;
    this.recommender = recommender;
    this.defaultModel = defaultModel;
  }

  List<Route> routes() {
    return List.of(Route.get("/v1/stream", this::open, "recent", "last_event_id"));
  }

  private Reply open(Exchange exchange) {
    QueryInputs query = exchange.query();
    int recent = query.integer("recent", 0, 0, MOST_RECENT);
    String position =
        exchange
            .header("Last-Event-ID")
            .or(() -> query.text("last_event_id", LONGEST_POSITION))
            .orElse("");
    return Reply.stream(stream -> follow(stream, position, recent));
  }

  private void follow(EventStream stream, String position, int recent)
      throws IOException, InterruptedException {
    // Before anything is sent: what comes after a client heard of us, it gets.
    CatalogueTail tail = new CatalogueTail(generations, catalogue.snapshot(), position, recent);
    stream.retry(RETRY_MILLIS);
    int version = 0;
    int looks = 0;
    int most = Math.max(recent, MOST_AT_A_LOOK); // of what was asked for, none is passed over
    // Ends with an exception: the client goes, or the service interrupts.
    while (true) {
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MILLIS);
      CatalogueSnapshot now = catalogue.snapshot();
      int served = now.model(defaultModel).map(model -> model.model().version()).orElse(0);
      if (served == 0) {
        stream.ping();
        continue; // nothing can be said of a track yet; it is not lost
      }
      Arrivals arrivals = tail.look(now, most);
      most = MOST_AT_A_LOOK;
      if (served != version) {
        version = served;
        stream.send(
            "model", arrivals.before(), new ModelEventView(defaultModel, version, now.tracks()));
      }
      send(stream, now, arrivals);
      if (++looks % PING_EVERY_LOOKS == 0) {
        stream.ping();
      }
    }
  }

  private void send(EventStream stream, CatalogueSnapshot now, Arrivals arrivals)
      throws IOException {
    if (arrivals.gap()) {
      stream.send("gap", arrivals.before(), new GapView(now.tracks()));
    }
    if (arrivals.skipped() > 0) {
      stream.send(
          "skipped", arrivals.afterSkipped(), new SkippedView(arrivals.skipped(), now.tracks()));
    }
    for (Arrival arrival : arrivals.rows()) {
      String id = now.rows().id(arrival.row());
      Track track = store.get(id);
      if (track != null && catalogue.snapshot().find(id) >= 0) {
        Answer answer = recommender.similar(id, SimilarRequest.nearest(defaultModel, RECOMMENDED));
        stream.send(
            "track",
            arrival.after(),
            new TrackEventView(
                id,
                track.getTitle(),
                track.getArtists(),
                answer.category(),
                answer.model(),
                answer.version(),
                now.tracks(),
                new TrackViews(store).of(answer, Duplicates.FOLD)));
      }
    }
  }
}
