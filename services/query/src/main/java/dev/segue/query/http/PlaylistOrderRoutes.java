package dev.segue.query.http;

import dev.segue.catalogue.TrackStore;
import dev.segue.recommend.order.EnergyCurve;
import dev.segue.recommend.order.PlaylistOrderer;
import dev.segue.recommend.order.PlaylistOrderer.Ordered;
import dev.segue.recommend.order.Transition;
import dev.segue.schemas.avro.Track;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A given set of tracks in an order that flows. */
final class PlaylistOrderRoutes {
  private final PlaylistOrderer orderer;
  private final PlaylistUploads uploads;
  private final TrackStore store;
  private final String defaultModel;

  PlaylistOrderRoutes(
      PlaylistOrderer orderer, PlaylistUploads uploads, TrackStore store, String defaultModel) {
    this.orderer = orderer;
    this.uploads = uploads;
    this.store = store;
    this.defaultModel = defaultModel;
  }

  List<Route> routes() {
    List<String> options = List.of("first", "last", "energy_curve", "model");
    List<String> fields = new ArrayList<>(options);
    fields.add("tracks");
    return List.of(Route.post("/v1/playlists:order", this::order, options, fields));
  }

  /**
   * The answer.
   *
   * @param score mean of the scores of transitions, null where there is none
   */
  record OrderView(
      String model,
      int modelVersion,
      List<String> unknownIds,
      List<String> repeatedIds,
      @Nullable Double score,
      List<OrderedTrackView> tracks) {}

  /** A track, and how well it follows the one before; null for the first. */
  record OrderedTrackView(
      int rank,
      String id,
      @Nullable String title,
      List<String> artists,
      @Nullable TransitionView transition) {}

  /** From 1, no break at all, to 0; null where a track does not tell. */
  record TransitionView(
      double score,
      @Nullable Double tempo,
      @Nullable Double key,
      @Nullable Double energy,
      @Nullable Double sound) {}

  private Reply order(Exchange exchange) {
    if (PlaylistUploads.isFile(exchange)) {
      QueryInputs query = exchange.query();
      PlaylistUpload upload = uploads.read(exchange);
      return upload.inOrder(orderer.order(request(query, upload.tracks())).ids());
    }
    BodyInputs body = exchange.body();
    Ordered ordered = orderer.order(request(body, body.trackIds("tracks")));
    return PlaylistResponse.of(exchange)
        .reply("In an order that flows", ordered.ids(), store, () -> view(ordered));
  }

  private PlaylistOrderer.Request request(Inputs inputs, List<String> tracks) {
    return new PlaylistOrderer.Request(
        SimilarInputs.model(inputs, defaultModel),
        tracks,
        inputs.track("first").orElse(null),
        inputs.track("last").orElse(null),
        OptionInputs.choice(inputs, "energy_curve", EnergyCurve.ANY, EnergyCurve.values()));
  }

  private OrderView view(Ordered ordered) {
    List<OrderedTrackView> tracks = new ArrayList<>();
    List<@Nullable Track> stored = store.getAll(ordered.ids());
    for (int i = 0; i < ordered.ids().size(); i++) {
      Track track = stored.get(i);
      tracks.add(
          new OrderedTrackView(
              i + 1,
              ordered.ids().get(i),
              track == null ? null : track.getTitle(),
              track == null ? List.of() : track.getArtists(),
              i == 0 ? null : view(ordered.transitions().get(i - 1))));
    }
    return new OrderView(
        ordered.model(),
        ordered.version(),
        ordered.unknownIds(),
        ordered.repeatedIds(),
        ordered.transitions().isEmpty()
            ? null
            : Views.rounded(
                ordered.transitions().stream().mapToDouble(Transition::score).average().orElse(0)),
        tracks);
  }

  private static TransitionView view(Transition transition) {
    return new TransitionView(
        Views.rounded(transition.score()),
        part(transition.tempo()),
        part(transition.key()),
        part(transition.energy()),
        part(transition.sound()));
  }

  private static @Nullable Double part(double cost) {
    return Double.isNaN(cost) ? null : Views.rounded(1 - cost);
  }
}
