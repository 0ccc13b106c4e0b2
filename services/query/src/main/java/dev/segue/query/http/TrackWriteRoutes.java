package dev.segue.query.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.segue.catalogue.TrackStore;
import dev.segue.query.ingest.TrackEvent;
import dev.segue.query.ingest.TrackWriter;
import dev.segue.schemas.avro.TrackFeatures;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tracks that come in over HTTP: written to the topic of events, like those of a collector. */
final class TrackWriteRoutes {
  private static final int MOST_TRACKS = 1_000;

  private final TrackWriter writer;
  private final QueryableWait wait;

  TrackWriteRoutes(TrackWriter writer, TrackStore store, int mostWaiting) {
    this.writer = writer;
    this.wait = new QueryableWait(store, mostWaiting);
  }

  record RejectedView(int row, @Nullable String id, String reason) {}

  /** {@code queryable} is there where it was asked for. */
  record WrittenView(
      int accepted,
      int rejected,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean queryable,
      List<RejectedView> rejections) {}

  List<Route> routes() {
    Set<String> parameters = Set.of("wait");
    return List.of(
        new Route("POST", "/v1/tracks", parameters, Set.of("tracks"), this::post),
        new Route("PUT", "/v1/tracks/{id}", parameters, Set.copyOf(TrackInputs.names()), this::put),
        new Route("DELETE", "/v1/tracks/{id}", parameters, Set.of(), this::delete));
  }

  private Reply post(Exchange exchange) {
    boolean waits = waits(exchange);
    List<TrackEvent> events = new ArrayList<>();
    List<RejectedView> rejections = new ArrayList<>();
    List<BodyInputs.Item> rows = exchange.body().items("tracks", MOST_TRACKS);
    if (rows.isEmpty()) {
      throw ProblemException.invalid("tracks", "'tracks' is required: up to 1000 tracks.");
    }
    for (int row = 0; row < rows.size(); row++) {
      BodyInputs object = rows.get(row).object().orElse(null);
      if (object == null) {
        rejections.add(
            new RejectedView(row, null, "'" + rows.get(row).path() + "' must be an object."));
        continue;
      }
      try {
        TrackFeatures event = TrackInputs.read(object, null);
        events.add(new TrackEvent(event.getId(), event));
      } catch (ProblemException e) {
        rejections.add(new RejectedView(row, object.textOrNull("id"), e.detail()));
      }
    }
    return written(events, rejections, waits);
  }

  private Reply put(Exchange exchange) {
    boolean waits = waits(exchange);
    TrackFeatures event = TrackInputs.read(exchange.body(), exchange.path("id"));
    return written(List.of(new TrackEvent(event.getId(), event)), List.of(), waits);
  }

  /** Of the id as it stands there: a key is deleted, not what may be meant by it. */
  private Reply delete(Exchange exchange) {
    boolean waits = waits(exchange);
    String id = exchange.path("id");
    if (id.isBlank()) {
      throw ProblemException.invalid("id", "'id' is blank.");
    }
    ValueErrors.checkLength("id", id, FilterInputs.LONGEST_ID);
    return written(List.of(new TrackEvent(id, null)), List.of(), waits);
  }

  private Reply written(List<TrackEvent> events, List<RejectedView> rejections, boolean waits) {
    if (!events.isEmpty()) {
      writer.write(events);
    }
    Boolean queryable = waits ? wait.until(events) : null;
    return Reply.accepted(new WrittenView(events.size(), rejections.size(), queryable, rejections));
  }

  private static boolean waits(Exchange exchange) {
    String given = exchange.query().text("wait", FilterInputs.LONGEST_ID).orElse("");
    if (!given.isEmpty() && !given.equals("queryable")) {
      throw ProblemException.invalid(
          "wait", "'wait' must be queryable, not " + ValueErrors.quote(given) + ".");
    }
    return !given.isEmpty();
  }
}
