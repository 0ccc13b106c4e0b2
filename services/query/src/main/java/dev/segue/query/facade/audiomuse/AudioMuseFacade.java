package dev.segue.query.facade.audiomuse;

import dev.segue.query.facade.Facade;
import dev.segue.query.facade.FacadeException;
import dev.segue.query.facade.FacadeReply;
import dev.segue.query.facade.FacadeRequest;
import dev.segue.query.facade.FacadeRoute;
import dev.segue.query.facade.FacadeSources;
import dev.segue.query.facade.ServerTracks;
import dev.segue.query.facade.audiomuse.AudioMuseViews.Failure;
import dev.segue.query.facade.audiomuse.AudioMuseViews.Health;
import dev.segue.query.facade.audiomuse.AudioMuseViews.MaxDistance;
import java.util.ArrayList;
import java.util.List;

/**
 * What the plug-ins ask a similarity engine for: tracks like one, a way between two, artists like
 * one, and what they show beside that. A distance is 1 less the score, so it is 0 to 1. What
 * concerns an analysis of files has no counterpart here and is not found.
 */
public final class AudioMuseFacade implements Facade {
  private final FacadeSources sources;
  private final ServerTracks tracks;

  /**
   * @param namespaces of the external ids of servers, such as {@code subsonic:home}
   */
  public AudioMuseFacade(FacadeSources sources, List<String> namespaces) {
    this.sources = sources;
    tracks = new ServerTracks(sources, namespaces);
  }

  @Override
  public String prefix() {
    return "/audiomuse";
  }

  @Override
  public List<FacadeRoute> routes() {
    List<FacadeRoute> routes = new ArrayList<>();
    routes.add(FacadeRoute.get("/api/health", this::health));
    routes.add(FacadeRoute.get("/api/active_tasks", request -> FacadeReply.json(List.of())));
    routes.add(FacadeRoute.get("/api/max_distance", this::maxDistance));
    routes.addAll(new SongRoutes(sources, tracks).routes());
    return routes;
  }

  @Override
  public FacadeReply error(FacadeRequest request, int status, String sentence) {
    return FacadeReply.json(status, new Failure(sentence));
  }

  private FacadeReply health(FacadeRequest request) {
    if (sources.catalogue().snapshot().model(sources.model()).isEmpty()) {
      throw new FacadeException(503, "No model is served yet; ask again in a moment.");
    }
    return FacadeReply.json(new Health("ok"));
  }

  /** The greatest that a distance can be: to find the furthest track would be a pass over all. */
  private FacadeReply maxDistance(FacadeRequest request) {
    tracks.byId(request.required("item_id"));
    return FacadeReply.json(new MaxDistance(1, null));
  }
}
