package dev.segue.query.facade.audiomuse;

import dev.segue.query.facade.FacadeException;
import dev.segue.query.facade.FacadeReply;
import dev.segue.query.facade.FacadeRequest;
import dev.segue.query.facade.FacadeRoute;
import dev.segue.query.facade.FacadeSources;
import dev.segue.query.facade.ServerTracks;
import dev.segue.query.facade.ServerTracks.Known;
import dev.segue.query.facade.audiomuse.AudioMuseViews.ComponentMatch;
import dev.segue.query.facade.audiomuse.AudioMuseViews.Found;
import dev.segue.query.facade.audiomuse.AudioMuseViews.Path;
import dev.segue.query.facade.audiomuse.AudioMuseViews.SimilarArtistView;
import dev.segue.query.facade.audiomuse.AudioMuseViews.Song;
import dev.segue.recommend.Duplicates;
import dev.segue.recommend.Options;
import dev.segue.recommend.PathAnswer;
import dev.segue.recommend.PathRequest;
import dev.segue.recommend.TrackFilter;
import dev.segue.recommend.artist.Artist;
import dev.segue.recommend.artist.ArtistNames;
import dev.segue.recommend.artist.SimilarArtist;
import dev.segue.schemas.avro.Track;
import dev.segue.search.SearchQuery;
import dev.segue.search.TrackMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Songs by name, songs like one, ways between two, artists like one. */
final class SongRoutes {
  private static final int DEFAULT_COUNT = 10;
  private static final int MOST = 500;
  private static final int DEFAULT_STEPS = 25;
  private static final int MOST_STEPS = 51;
  private static final int DEFAULT_END = 20;
  private static final int PER_ARTIST = 3;
  private static final double SPREAD = 0.3;

  private final FacadeSources sources;
  private final ServerTracks tracks;

  SongRoutes(FacadeSources sources, ServerTracks tracks) {
    this.sources = sources;
    this.tracks = tracks;
  }

  List<FacadeRoute> routes() {
    return List.of(
        FacadeRoute.get("/api/search_tracks", this::search),
        FacadeRoute.get("/api/track", this::track),
        FacadeRoute.get("/api/similar_tracks", this::similar),
        FacadeRoute.get("/api/find_path", this::path),
        FacadeRoute.get("/api/similar_artists", this::artists));
  }

  private FacadeReply search(FacadeRequest request) {
    String text =
        request
            .text("search_query")
            .orElseGet(
                () ->
                    (request.text("title").orElse("") + " " + request.text("artist").orElse(""))
                        .strip());
    if (text.isEmpty()) {
      throw new FacadeException(400, "The parameter search_query is required.");
    }
    int start = request.integer("start", 0, 0, Integer.MAX_VALUE);
    int end =
        Math.min(request.integer("end", start + DEFAULT_END, 0, Integer.MAX_VALUE), start + MOST);
    List<String> ids =
        sources.search().find(SearchQuery.of(text), end, null, id -> true).stream()
            .skip(start)
            .map(TrackMatch::id)
            .toList();
    List<Found> found = new ArrayList<>();
    for (@Nullable Track track : sources.store().getAll(ids)) {
      if (track != null) {
        found.add(found(tracks.serverId(track), track));
      }
    }
    return FacadeReply.json(found);
  }

  private FacadeReply track(FacadeRequest request) {
    String id = request.required("item_id");
    return FacadeReply.json(found(id, tracks.byId(id).track()));
  }

  private FacadeReply similar(FacadeRequest request) {
    Known seed =
        request
            .text("item_id")
            .map(tracks::byId)
            .orElseGet(
                () -> {
                  if (request.text("title").isEmpty()) {
                    throw new FacadeException(400, "Give item_id, or title and artist.");
                  }
                  return tracks.byName(request.required("title"), request.required("artist"));
                });
    int count = Math.min(MOST, request.integer("n", DEFAULT_COUNT, 1, Integer.MAX_VALUE));
    Options options =
        new Options(
            TrackFilter.none(),
            Map.of(),
            request.flag("radius_similarity", false) ? SPREAD : 0,
            request.flag("eliminate_duplicates", false) ? PER_ARTIST : 0,
            0,
            Duplicates.FOLD,
            0,
            0,
            false);
    return FacadeReply.json(
        tracks.near(seed, count, options).stream()
            .map(near -> song(near.id(), near.track(), 1 - near.score()))
            .toList());
  }

  /** Of a way, what the server has: a step that it lacks cannot be played. */
  private FacadeReply path(FacadeRequest request) {
    Known from = tracks.byId(request.required("start_song_id"));
    Known to = tracks.byId(request.required("end_song_id"));
    int given = request.integer("max_steps", DEFAULT_STEPS, 2, Integer.MAX_VALUE);
    int songs = request.integer("count", given, 2, Integer.MAX_VALUE);
    PathAnswer answer =
        sources
            .paths()
            .find(
                new PathRequest(
                    sources.model(),
                    from.track().getId(),
                    to.track().getId(),
                    Math.min(songs, MOST_STEPS) - 1,
                    TrackFilter.none(),
                    false));
    if (answer.tracks().isEmpty()) {
      throw new FacadeException(
          404, answer.whyNone() == null ? "There is no way between them." : answer.whyNone());
    }
    List<@Nullable Track> stored =
        sources.store().getAll(answer.tracks().stream().map(PathAnswer.Step::id).toList());
    List<Song> path = new ArrayList<>();
    double total = 0;
    for (int i = 0; i < stored.size(); i++) {
      Track track = stored.get(i);
      Double score = answer.tracks().get(i).score();
      double distance = score == null ? 0 : 1 - score;
      total += distance;
      if (track != null) {
        from.idOf(track).ifPresent(id -> path.add(song(id, track, distance)));
      }
    }
    return FacadeReply.json(new Path(path, rounded(total)));
  }

  private FacadeReply artists(FacadeRequest request) {
    String name = request.text("artist").orElseGet(() -> request.required("artist_id"));
    Artist artist =
        sources
            .artists()
            .find(name)
            .orElseThrow(
                () -> new FacadeException(404, "No artist of that name is in the catalogue."));
    int count = Math.min(MOST, request.integer("n", DEFAULT_COUNT, 1, Integer.MAX_VALUE));
    boolean matches = request.flag("include_component_matches", false);
    List<SimilarArtistView> views = new ArrayList<>();
    for (SimilarArtist one :
        sources.artistSimilarity().similar(artist, sources.model(), count).artists()) {
      Track entry = sources.store().get(one.entryPointId());
      if (entry != null) {
        String written = ArtistNames.written(one.key(), entry.getArtists());
        views.add(
            new SimilarArtistView(
                written,
                written,
                rounded(Math.max(0, 1 - one.score())),
                matches
                    ? List.of(new ComponentMatch(tracks.serverId(entry), text(entry.getTitle())))
                    : null));
      }
    }
    return FacadeReply.json(views);
  }

  private static Found found(String id, Track track) {
    return new Found(
        id,
        text(track.getTitle()),
        String.join(", ", track.getArtists()),
        text(track.getAlbum()),
        albumArtist(track));
  }

  private static Song song(String id, Track track, double distance) {
    return new Song(
        id,
        text(track.getTitle()),
        String.join(", ", track.getArtists()),
        text(track.getAlbum()),
        albumArtist(track),
        rounded(distance));
  }

  private static String albumArtist(Track track) {
    return track.getArtists().isEmpty() ? "" : track.getArtists().get(0);
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static double rounded(double value) {
    return Math.rint(value * 1e6) / 1e6;
  }
}
