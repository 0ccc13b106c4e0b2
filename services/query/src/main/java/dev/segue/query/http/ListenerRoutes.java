package dev.segue.query.http;

import dev.segue.catalogue.TrackStore;
import dev.segue.query.http.ListenerViews.FeedbackView;
import dev.segue.query.http.ListenerViews.ForgettingView;
import dev.segue.query.http.ListenerViews.RatedView;
import dev.segue.query.http.ListenerViews.RatingView;
import dev.segue.query.http.ListenerViews.TakenView;
import dev.segue.query.listener.ListenerStore;
import dev.segue.recommend.listener.RatedTrack;
import dev.segue.schemas.ListenerIds;
import dev.segue.schemas.avro.Track;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a listener says of tracks. */
final class ListenerRoutes {
  private static final String FEEDBACK = "/v1/listeners/{id}/feedback";
  private static final String RATING = FEEDBACK + "/{track_id}";

  private static final int MOST_RATINGS = 1_000;
  private static final int MOST_SHOWN = 10_000;

  private final ListenerStore listeners;
  private final ListenerHop hop;
  private final TrackStore store;
  private final Clock clock;

  ListenerRoutes(ListenerStore listeners, ListenerHop hop, TrackStore store, Clock clock) {
    this.listeners = listeners;
    this.hop = hop;
    this.store = store;
    this.clock = clock;
  }

  List<Route> routes() {
    return List.of(
        Route.get(FEEDBACK, this::feedback, "limit"),
        Route.post(FEEDBACK, this::rateAll, List.of("feedback")),
        Route.put(RATING, this::rate, List.of("rating")),
        Route.delete(RATING, this::takeBack),
        Route.delete("/v1/listeners/{id}", this::forget));
  }

  /** The id of the listener in a path, or the problem with it. */
  static String listener(String id) {
    ValueErrors.checkLength("listener", id, ListenerIds.LONGEST);
    if (!ListenerIds.isUsable(id)) {
      throw ProblemException.invalid("listener", "The id of a listener is a text of one line.");
    }
    return id;
  }

  private Reply rate(Exchange exchange) {
    String listener = listener(exchange.path("id"));
    RatedTrack track = rated(exchange.track("track_id"), exchange.body());
    return hop.write(
        listener,
        exchange,
        () -> {
          boolean readable = listeners.rate(listener, List.of(track));
          RatingView view =
              new RatingView(listener, track.trackId(), track.rating(), time(track.ratedAt()));
          return readable ? Reply.json(view) : Reply.accepted(view);
        });
  }

  private Reply takeBack(Exchange exchange) {
    exchange.query();
    String listener = listener(exchange.path("id"));
    String given = trackId(exchange.path("track_id"));
    RatedTrack track = new RatedTrack(trackId(exchange.track("track_id")), 0, clock.millis());
    // What was rated before the catalogue knew the track is under the id as it was given.
    List<RatedTrack> both =
        given.equals(track.trackId())
            ? List.of(track)
            : List.of(track, new RatedTrack(given, 0, track.ratedAt()));
    return hop.write(
        listener,
        exchange,
        () ->
            listeners.rate(listener, both)
                ? Reply.noContent()
                : Reply.accepted(
                    new RatingView(listener, track.trackId(), 0, time(track.ratedAt()))));
  }

  private Reply rateAll(Exchange exchange) {
    String listener = listener(exchange.path("id"));
    List<RatedTrack> tracks = new ArrayList<>();
    for (BodyInputs.Item item : exchange.body().items("feedback", MOST_RATINGS)) {
      BodyInputs object =
          item.object()
              .orElseThrow(
                  () ->
                      ProblemException.invalid(
                          item.path(),
                          "'" + item.path() + "' must be an object with 'track_id' and 'rating'."));
      KnownParameters.check("field", object.names(), List.of("track_id", "rating"));
      String id =
          object
              .track("track_id")
              .orElseThrow(
                  () ->
                      ProblemException.invalid(
                          item.path(), "'" + item.path() + "' needs a 'track_id'."));
      tracks.add(rated(id, object));
    }
    if (tracks.isEmpty()) {
      throw ProblemException.invalid("feedback", "'feedback' is required: up to 1000 ratings.");
    }
    return hop.write(
        listener,
        exchange,
        () -> {
          boolean readable = listeners.rate(listener, tracks);
          TakenView view = new TakenView(listener, tracks.size(), time(tracks.get(0).ratedAt()));
          return readable ? Reply.json(view) : Reply.accepted(view);
        });
  }

  private Reply forget(Exchange exchange) {
    exchange.query();
    String listener = listener(exchange.path("id"));
    return hop.write(
        listener,
        exchange,
        () ->
            listeners.forget(listener)
                ? Reply.noContent()
                : Reply.accepted(new ForgettingView(listener, "forgetting")));
  }

  private Reply feedback(Exchange exchange) {
    String listener = listener(exchange.path("id"));
    int limit = exchange.query().integer("limit", MOST_RATINGS, 1, MOST_SHOWN);
    return hop.read(
        listener,
        exchange,
        ratings -> {
          List<RatedTrack> all = ratings.tracks();
          List<RatedView> views = new ArrayList<>();
          for (int i = all.size() - 1; i >= 0 && views.size() < limit; i--) {
            views.add(view(all.get(i)));
          }
          return Reply.json(new FeedbackView(listener, ratings.likes(), ratings.dislikes(), views));
        });
  }

  private RatedView view(RatedTrack rated) {
    Optional<Track> track = Optional.ofNullable(store.get(rated.trackId()));
    return new RatedView(
        rated.trackId(),
        rated.rating(),
        time(rated.ratedAt()),
        track.map(Track::getTitle).orElse(null),
        track.map(Track::getArtists).orElse(List.of()));
  }

  private RatedTrack rated(String trackId, BodyInputs body) {
    int rating =
        body.integer("rating", -1, 1)
            .orElseThrow(
                () ->
                    ProblemException.invalid(
                        body.path("rating"),
                        "'"
                            + body.path("rating")
                            + "' is required: 1 for a like, -1 for a dislike, 0 to take it back."));
    return new RatedTrack(trackId(trackId), rating, clock.millis());
  }

  private static String trackId(String id) {
    if (id.isEmpty()) {
      throw ProblemException.invalid("track_id", "'track_id' is empty.");
    }
    ValueErrors.checkLength("track_id", id, FilterInputs.LONGEST_ID);
    return id;
  }

  private static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }
}
