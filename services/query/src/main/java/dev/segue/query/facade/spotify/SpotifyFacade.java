package dev.segue.query.facade.spotify;

import dev.segue.query.facade.Facade;
import dev.segue.query.facade.FacadeReply;
import dev.segue.query.facade.FacadeRequest;
import dev.segue.query.facade.FacadeRoute;
import dev.segue.query.facade.FacadeSources;
import dev.segue.query.facade.spotify.SpotifyViews.Failure;
import dev.segue.query.facade.spotify.SpotifyViews.FailureView;
import java.util.ArrayList;
import java.util.List;

/**
 * The part of Spotify's Web API that asks for tracks: recommendations, audio features, tracks,
 * search, artists. Any token is taken, and none. Markets are read and do not filter: Spotify's say
 * where a track may be played, and those of the catalogue where it was seen.
 */
public final class SpotifyFacade implements Facade {
  /** What all paths start with; the version follows. */
  public static final String PREFIX = "/spotify";

  private final List<FacadeRoute> routes;

  public SpotifyFacade(FacadeSources sources) {
    SpotifyTracks tracks = new SpotifyTracks(sources);
    SpotifyArtists artists = new SpotifyArtists(sources, tracks);
    List<FacadeRoute> all = new ArrayList<>();
    all.addAll(tracks.routes());
    all.addAll(artists.routes());
    all.addAll(new SpotifyRecommendations(sources, tracks, artists).routes());
    all.addAll(new SpotifySearch(sources, tracks, artists).routes());
    routes = List.copyOf(all);
  }

  @Override
  public String prefix() {
    return PREFIX;
  }

  @Override
  public List<FacadeRoute> routes() {
    return routes;
  }

  @Override
  public FacadeReply error(FacadeRequest request, int status, String sentence) {
    return FacadeReply.json(status, new FailureView(new Failure(status, sentence)));
  }

  static TrackLayout layout(FacadeRequest request) {
    return new TrackLayout(request.base() + "/v1");
  }
}
