package dev.segue.query.facade.subsonic;

import dev.segue.query.facade.Facade;
import dev.segue.query.facade.FacadeException;
import dev.segue.query.facade.FacadeReply;
import dev.segue.query.facade.FacadeRequest;
import dev.segue.query.facade.FacadeRoute;
import dev.segue.query.facade.FacadeSources;
import dev.segue.query.facade.ServerTracks;
import dev.segue.query.facade.ServerTracks.Known;
import dev.segue.recommend.Options;
import dev.segue.recommend.PathAnswer;
import dev.segue.recommend.PathRequest;
import dev.segue.recommend.TrackFilter;
import dev.segue.schemas.avro.Track;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * OpenSubsonic's extension {@code sonicSimilarity}: tracks that sound like one, and a way between
 * two. Asked by GET or by a form, with or without {@code .view}; answered in XML unless {@code
 * f=json}. A failure is HTTP 200 with a code, as Subsonic has it. Any credentials are taken.
 */
public final class SubsonicFacade implements Facade {
  private static final String VERSION = "1.16.1";
  private static final int DEFAULT_SIMILAR = 10;
  private static final int DEFAULT_PATH = 25;
  private static final int MOST_SIMILAR = 500;
  private static final int MOST_PATH = 51;
  private static final int GENERIC = 0;
  private static final int MISSING_PARAMETER = 10;
  private static final int NOT_FOUND = 70;

  private final FacadeSources sources;
  private final ServerTracks tracks;

  /**
   * @param namespaces of the external ids of servers, such as {@code subsonic:home}
   */
  public SubsonicFacade(FacadeSources sources, List<String> namespaces) {
    this.sources = sources;
    tracks = new ServerTracks(sources, namespaces);
  }

  @Override
  public String prefix() {
    return "/rest";
  }

  @Override
  public List<FacadeRoute> routes() {
    List<FacadeRoute> routes = new ArrayList<>();
    add(routes, "ping", request -> ok(request, Map.of()));
    add(routes, "getOpenSubsonicExtensions", this::extensions);
    add(routes, "getSonicSimilarTracks", this::similar);
    add(routes, "findSonicPath", this::path);
    return routes;
  }

  private static void add(List<FacadeRoute> routes, String name, FacadeRoute.Handler handler) {
    for (String path : List.of("/" + name, "/" + name + ".view")) {
      routes.add(FacadeRoute.get(path, handler));
      routes.add(FacadeRoute.post(path, handler));
    }
  }

  @Override
  public FacadeReply error(FacadeRequest request, int status, String sentence) {
    int code =
        switch (status) {
          case 400 -> MISSING_PARAMETER;
          case 404 -> NOT_FOUND;
          default -> GENERIC;
        };
    return reply(request, "failed", Map.of("error", Map.of("code", code, "message", sentence)));
  }

  private FacadeReply extensions(FacadeRequest request) {
    return ok(
        request,
        Map.of(
            "openSubsonicExtensions",
            List.of(extension("formPost"), extension("sonicSimilarity"))));
  }

  private static Map<String, Object> extension(String name) {
    Map<String, Object> extension = new LinkedHashMap<>();
    extension.put("name", name);
    extension.put("versions", List.of(1));
    return extension;
  }

  private FacadeReply similar(FacadeRequest request) {
    Known seed = tracks.byId(request.required("id"));
    int count =
        Math.min(MOST_SIMILAR, request.integer("count", DEFAULT_SIMILAR, 1, Integer.MAX_VALUE));
    return ok(
        request,
        Map.of(
            "sonicMatch",
            tracks.near(seed, count, Options.none()).stream()
                .map(near -> match(near.id(), near.track(), near.score()))
                .toList()));
  }

  /** From the first song to the last; the similarity of each is to the one before. */
  private FacadeReply path(FacadeRequest request) {
    Known from = tracks.byId(request.required("startSongId"));
    Known to = tracks.byId(request.required("endSongId"));
    int count = Math.min(MOST_PATH, request.integer("count", DEFAULT_PATH, 2, Integer.MAX_VALUE));
    PathAnswer answer =
        sources
            .paths()
            .find(
                new PathRequest(
                    sources.model(),
                    from.track().getId(),
                    to.track().getId(),
                    count - 1,
                    TrackFilter.none(),
                    false));
    if (answer.tracks().isEmpty()) {
      throw new FacadeException(404, Optional.ofNullable(answer.whyNone()).orElse("No way."));
    }
    List<Map<String, Object>> matches = new ArrayList<>();
    for (PathAnswer.Step step : answer.tracks()) {
      @Nullable Track track = sources.store().get(step.id());
      Double score = step.score();
      if (track != null) {
        from.idOf(track).ifPresent(id -> matches.add(match(id, track, score == null ? 1 : score)));
      }
    }
    return ok(request, Map.of("sonicMatch", matches));
  }

  private static Map<String, Object> match(String id, Track track, double similarity) {
    Map<String, Object> match = new LinkedHashMap<>();
    match.put("entry", SubsonicSongs.song(id, track));
    match.put("similarity", Math.rint(similarity * 1e6) / 1e6);
    return match;
  }

  private static FacadeReply ok(FacadeRequest request, Map<String, Object> content) {
    return reply(request, "ok", content);
  }

  private static FacadeReply reply(
      FacadeRequest request, String status, Map<String, Object> content) {
    Map<String, Object> response = new LinkedHashMap<>();
    response.put("status", status);
    response.put("version", VERSION);
    response.put("type", "segue");
    response.put("serverVersion", "1");
    response.put("openSubsonic", true);
    response.putAll(content);
    return request.text("f").filter("json"::equals).isPresent()
        ? FacadeReply.json(Map.of("subsonic-response", response))
        : FacadeReply.text(200, "application/xml;charset=utf-8", SubsonicXml.write(response));
  }
}
