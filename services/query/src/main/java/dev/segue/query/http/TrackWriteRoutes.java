package dev.segue.query.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.segue.catalogue.TrackStore;
import dev.segue.query.ingest.TrackEvent;
import dev.segue.query.ingest.TrackWriter;
import dev.segue.schemas.avro.TrackFeatures;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tracks that come in over HTTP: written to the topic of events, like those of a collector. */
final class TrackWriteRoutes {
  private static final int MOST_TRACKS = 1_000;

  private static final Set<String> WAIT = Set.of("wait");

  private final TrackWriter writer;
  private final QueryableWait wait;
  private final TableInputs tables = new TableInputs();

  TrackWriteRoutes(TrackWriter writer, TrackStore store, int mostWaiting) {
    this.writer = writer;
    this.wait = new QueryableWait(store, mostWaiting);
  }

  /** A row of a list by its number from 0, of a table by its line from 1. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record RejectedView(
      @Nullable Integer row, @Nullable Long line, @Nullable String id, String reason) {}

  /** {@code queryable} is there where it was asked for, {@code notes} where a table was read. */
  record WrittenView(
      int accepted,
      int rejected,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean queryable,
      List<RejectedView> rejections,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> notes) {}

  List<Route> routes() {
    Set<String> ofPost = new HashSet<>(TableInputs.PARAMETERS);
    ofPost.addAll(WAIT);
    return List.of(
        new Route("POST", "/v1/tracks", Set.copyOf(ofPost), Set.of("tracks"), this::post),
        new Route("PUT", "/v1/tracks/{id}", WAIT, Set.copyOf(TrackInputs.names()), this::put),
        new Route("DELETE", "/v1/tracks/{id}", WAIT, Set.of(), this::delete));
  }

  private Reply post(Exchange exchange) {
    return TableInputs.isTable(exchange.mediaType()) ? postTable(exchange) : postList(exchange);
  }

  private Reply postTable(Exchange exchange) {
    boolean waits = waits(exchange.query());
    return tables.read(
        exchange,
        table ->
            written(
                table.events(),
                table.rejected(),
                table.rejections().stream()
                    .map(row -> new RejectedView(null, row.line(), null, row.reason()))
                    .toList(),
                waits,
                table.notes()));
  }

  private Reply postList(Exchange exchange) {
    boolean waits = waits(exchange.query(WAIT));
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
            new RejectedView(row, null, null, "'" + rows.get(row).path() + "' must be an object."));
        continue;
      }
      try {
        TrackFeatures event = TrackInputs.read(object, null);
        events.add(new TrackEvent(event.getId(), event));
      } catch (ProblemException e) {
        rejections.add(new RejectedView(row, null, object.textOrNull("id"), e.detail()));
      }
    }
    return written(events, rejections.size(), rejections, waits, null);
  }

  private Reply put(Exchange exchange) {
    boolean waits = waits(exchange.query());
    TrackFeatures event = TrackInputs.read(exchange.body(), exchange.path("id"));
    return written(List.of(new TrackEvent(event.getId(), event)), 0, List.of(), waits, null);
  }

  /** Of the id as it stands there: a key is deleted, not what may be meant by it. */
  private Reply delete(Exchange exchange) {
    boolean waits = waits(exchange.query());
    String id = exchange.path("id");
    if (id.isBlank()) {
      throw ProblemException.invalid("id", "'id' is blank.");
    }
    ValueErrors.checkLength("id", id, FilterInputs.LONGEST_ID);
    return written(List.of(new TrackEvent(id, null)), 0, List.of(), waits, null);
  }

  private Reply written(
      List<TrackEvent> events,
      int rejected,
      List<RejectedView> rejections,
      boolean waits,
      @Nullable List<String> notes) {
    if (!events.isEmpty()) {
      writer.write(events);
    }
    Boolean queryable = waits ? wait.until(events) : null;
    return Reply.accepted(new WrittenView(events.size(), rejected, queryable, rejections, notes));
  }

  private static boolean waits(QueryInputs query) {
    String given = query.text("wait", FilterInputs.LONGEST_ID).orElse("");
    if (!given.isEmpty() && !given.equals("queryable")) {
      throw ProblemException.invalid(
          "wait", "'wait' must be queryable, not " + ValueErrors.quote(given) + ".");
    }
    return !given.isEmpty();
  }
}
