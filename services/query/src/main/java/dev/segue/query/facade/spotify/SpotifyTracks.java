package dev.segue.query.facade.spotify;

import dev.segue.catalogue.identity.AmbiguousTrackException;
import dev.segue.catalogue.identity.Spelling;
import dev.segue.query.facade.FacadeException;
import dev.segue.query.facade.FacadeReply;
import dev.segue.query.facade.FacadeRequest;
import dev.segue.query.facade.FacadeRoute;
import dev.segue.query.facade.FacadeSources;
import dev.segue.query.facade.spotify.SpotifyIds.Kind;
import dev.segue.query.facade.spotify.SpotifyViews.AudioFeatures;
import dev.segue.query.facade.spotify.SpotifyViews.FullTrack;
import dev.segue.query.facade.spotify.SpotifyViews.Tracks;
import dev.segue.recommend.UnknownTrackException;
import dev.segue.schemas.avro.Track;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tracks and their features, one and many. */
final class SpotifyTracks {
  private static final int MOST_TRACKS = 50;
  private static final int MOST_FEATURES = 100;

  private final FacadeSources sources;

  SpotifyTracks(FacadeSources sources) {
    this.sources = sources;
  }

  List<FacadeRoute> routes() {
    return List.of(
        FacadeRoute.get("/v1/tracks/{id}", this::track),
        FacadeRoute.get("/v1/tracks", this::tracks),
        FacadeRoute.get("/v1/audio-features/{id}", this::features),
        FacadeRoute.get("/v1/audio-features", this::manyFeatures));
  }

  /**
   * The id in the catalogue of the track that a text names: one of our ids, a URI, a link, an id
   * elsewhere. Of several recordings with that id, the most popular.
   */
  String id(String text) {
    String bare = Spelling.of(text).bare();
    return SpotifyIds.decoded(Kind.TRACK, bare)
        .orElseGet(
            () -> {
              try {
                return sources.resolver().id(text);
              } catch (AmbiguousTrackException several) {
                return several.candidates().get(0);
              }
            });
  }

  /** The records of these tracks laid out; one that is gone is left out. */
  List<FullTrack> layOut(List<String> ids, TrackLayout layout) {
    List<FullTrack> tracks = new ArrayList<>(ids.size());
    for (@Nullable Track track : sources.store().getAll(ids)) {
      if (track != null) {
        tracks.add(layout.track(track));
      }
    }
    return tracks;
  }

  private FacadeReply track(FacadeRequest request) {
    return FacadeReply.json(SpotifyFacade.layout(request).track(one(request)));
  }

  private FacadeReply features(FacadeRequest request) {
    return FacadeReply.json(SpotifyFacade.layout(request).features(one(request)));
  }

  private FacadeReply tracks(FacadeRequest request) {
    return FacadeReply.json(
        new Tracks(many(request, MOST_TRACKS, SpotifyFacade.layout(request)::track)));
  }

  private FacadeReply manyFeatures(FacadeRequest request) {
    List<@Nullable Map<String, @Nullable Object>> features =
        many(request, MOST_FEATURES, SpotifyFacade.layout(request)::features);
    return FacadeReply.json(new AudioFeatures(features));
  }

  private Track one(FacadeRequest request) {
    String id = id(request.path().getOrDefault("id", ""));
    Track track = sources.store().get(id);
    if (track == null) {
      throw new UnknownTrackException(id);
    }
    return track;
  }

  /** In the order of the ids; null for one that is not known. */
  private <T> List<@Nullable T> many(FacadeRequest request, int most, Function<Track, T> layout) {
    List<String> ids = request.list("ids");
    if (ids.isEmpty() || ids.size() > most) {
      throw new FacadeException(400, "Invalid ids: give 1 to " + most + " ids, by comma.");
    }
    List<@Nullable T> all = new ArrayList<>(ids.size());
    for (@Nullable Track track : sources.store().getAll(ids.stream().map(this::id).toList())) {
      all.add(track == null ? null : layout.apply(track));
    }
    return all;
  }
}
