package dev.segue.query.facade.spotify;

import dev.segue.query.facade.FacadeException;
import dev.segue.query.facade.FacadeReply;
import dev.segue.query.facade.FacadeRequest;
import dev.segue.query.facade.FacadeRoute;
import dev.segue.query.facade.FacadeSources;
import dev.segue.query.facade.spotify.SpotifyViews.Page;
import dev.segue.recommend.artist.ArtistMatch;
import dev.segue.search.SearchQuery;
import dev.segue.search.TrackMatch;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Search for tracks and artists. Of the other types Segue has none, and their pages are empty. */
final class SpotifySearch {
  private static final int DEFAULT_LIMIT = 20;
  private static final int LARGEST_LIMIT = 50;
  private static final int LARGEST_OFFSET = 1_000;
  private static final int LONGEST_QUERY = 500;
  private static final Set<String> TYPES =
      Set.of("track", "artist", "album", "playlist", "show", "episode", "audiobook");

  private final FacadeSources sources;
  private final SpotifyTracks tracks;
  private final SpotifyArtists artists;

  SpotifySearch(FacadeSources sources, SpotifyTracks tracks, SpotifyArtists artists) {
    this.sources = sources;
    this.tracks = tracks;
    this.artists = artists;
  }

  List<FacadeRoute> routes() {
    return List.of(FacadeRoute.get("/v1/search", this::search));
  }

  /** Which part of the answer is asked for. */
  private record Window(int offset, int limit) {
    <T> List<T> of(List<T> all) {
      return all.subList(Math.min(offset, all.size()), Math.min(offset + limit, all.size()));
    }
  }

  private FacadeReply search(FacadeRequest request) {
    String q = request.required("q");
    if (q.length() > LONGEST_QUERY) {
      throw new FacadeException(400, "Query exceeds maximum length of " + LONGEST_QUERY + ".");
    }
    List<String> types = request.list("type");
    if (types.isEmpty() || !TYPES.containsAll(types)) {
      throw new FacadeException(400, "Bad search type field: give track, artist or both.");
    }
    Window window =
        new Window(
            request.integer("offset", 0, 0, LARGEST_OFFSET),
            request.integer("limit", DEFAULT_LIMIT, 1, LARGEST_LIMIT));
    SearchQuery query = SearchQuery.of(q);
    Map<String, Page<?>> pages = new LinkedHashMap<>();
    for (String type : types) {
      pages.put(type + "s", page(request, type, q, query, window));
    }
    return FacadeReply.json(pages);
  }

  private Page<?> page(
      FacadeRequest request, String type, String q, SearchQuery query, Window window) {
    TrackLayout layout = SpotifyFacade.layout(request);
    String address =
        layout.base()
            + "/search?q="
            + URLEncoder.encode(q, StandardCharsets.UTF_8)
            + "&type="
            + type;
    if (type.equals("track")) {
      List<TrackMatch> found =
          sources.search().find(query, window.offset() + window.limit(), null, id -> true);
      List<String> ids = window.of(found).stream().map(TrackMatch::id).toList();
      return page(address, tracks.layOut(ids, layout), window, sources.search().count(query));
    }
    if (type.equals("artist")) {
      List<ArtistMatch> found =
          sources
              .artists()
              .search(
                  query.fields().containsKey("artist") ? query.field("artist") : query.words(),
                  Integer.MAX_VALUE);
      return page(address, artists.layOut(window.of(found), layout), window, found.size());
    }
    return page(address, List.of(), window, 0);
  }

  private static <T> Page<T> page(String address, List<T> items, Window window, int total) {
    int next = window.offset() + window.limit();
    int previous = Math.max(0, window.offset() - window.limit());
    return new Page<>(
        at(address, window.offset(), window.limit()),
        items,
        window.limit(),
        next < total && next <= LARGEST_OFFSET ? at(address, next, window.limit()) : null,
        window.offset(),
        window.offset() > 0 ? at(address, previous, window.limit()) : null,
        total);
  }

  private static String at(String address, int offset, int limit) {
    return address + "&offset=" + offset + "&limit=" + limit;
  }
}
