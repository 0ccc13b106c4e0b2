package dev.segue.query.facade.spotify;

import dev.segue.query.facade.FacadeException;
import dev.segue.query.facade.FacadeReply;
import dev.segue.query.facade.FacadeRequest;
import dev.segue.query.facade.FacadeRoute;
import dev.segue.query.facade.FacadeSources;
import dev.segue.query.facade.spotify.SpotifyIds.Kind;
import dev.segue.query.facade.spotify.SpotifyViews.Artists;
import dev.segue.query.facade.spotify.SpotifyViews.FullArtist;
import dev.segue.query.facade.spotify.SpotifyViews.Tracks;
import dev.segue.recommend.artist.Artist;
import dev.segue.recommend.artist.ArtistMatch;
import dev.segue.recommend.artist.ArtistNames;
import dev.segue.recommend.artist.SimilarArtist;
import dev.segue.schemas.avro.Track;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Artists, their best known tracks, and artists like them. */
final class SpotifyArtists {
  private static final int TOP = 10;
  private static final int RELATED = 20;
  private static final int MOST_ARTISTS = 50;
  private static final int TRACKS_OF_GENRES = 20;
  private static final String URI = "spotify:artist:";

  private final FacadeSources sources;
  private final SpotifyTracks tracks;

  SpotifyArtists(FacadeSources sources, SpotifyTracks tracks) {
    this.sources = sources;
    this.tracks = tracks;
  }

  List<FacadeRoute> routes() {
    return List.of(
        FacadeRoute.get("/v1/artists", this::several),
        FacadeRoute.get("/v1/artists/{id}", this::artist),
        FacadeRoute.get("/v1/artists/{id}/top-tracks", this::topTracks),
        FacadeRoute.get("/v1/artists/{id}/related-artists", this::related));
  }

  /** The artist of one of our ids, with or without what a URI or link has before it. */
  Optional<Artist> find(String text) {
    String plain = text.strip();
    int question = plain.indexOf('?');
    String path = question < 0 ? plain : plain.substring(0, question);
    String id =
        path.startsWith(URI)
            ? path.substring(URI.length())
            : path.substring(path.lastIndexOf('/') + 1);
    return SpotifyIds.decoded(Kind.ARTIST, id).flatMap(sources.artists()::find);
  }

  /** Artists that were found by name, laid out. */
  List<FullArtist> layOut(List<ArtistMatch> found, TrackLayout layout) {
    List<FullArtist> artists = new ArrayList<>();
    List<@Nullable Track> examples =
        sources.store().getAll(found.stream().map(ArtistMatch::exampleId).toList());
    for (int i = 0; i < found.size(); i++) {
      ArtistMatch match = found.get(i);
      Track example = examples.get(i);
      if (example != null) {
        artists.add(
            layout.artist(
                ArtistNames.written(match.key(), example.getArtists()),
                genres(List.of(example)),
                match.popularity()));
      }
    }
    return artists;
  }

  private FacadeReply several(FacadeRequest request) {
    List<String> ids = request.list("ids");
    if (ids.isEmpty() || ids.size() > MOST_ARTISTS) {
      throw new FacadeException(400, "Invalid ids: give 1 to " + MOST_ARTISTS + " ids, by comma.");
    }
    TrackLayout layout = SpotifyFacade.layout(request);
    List<@Nullable FullArtist> artists = new ArrayList<>();
    for (String id : ids) {
      artists.add(find(id).map(artist -> view(artist, layout)).orElse(null));
    }
    return FacadeReply.json(new Artists(artists));
  }

  private FacadeReply artist(FacadeRequest request) {
    return FacadeReply.json(view(required(request), SpotifyFacade.layout(request)));
  }

  private FacadeReply topTracks(FacadeRequest request) {
    List<String> ids = required(request).trackIds().stream().limit(TOP).toList();
    return FacadeReply.json(
        new Tracks(new ArrayList<>(tracks.layOut(ids, SpotifyFacade.layout(request)))));
  }

  private FacadeReply related(FacadeRequest request) {
    TrackLayout layout = SpotifyFacade.layout(request);
    List<SimilarArtist> similar =
        sources.artistSimilarity().similar(required(request), sources.model(), RELATED).artists();
    List<@Nullable FullArtist> artists = new ArrayList<>();
    for (SimilarArtist one : similar) {
      Track entry = sources.store().get(one.entryPointId());
      if (entry != null) {
        double popularity =
            Optional.ofNullable(entry.getFeatures().getPopularity())
                .map(Number::doubleValue)
                .orElse(-1.0);
        artists.add(
            layout.artist(
                ArtistNames.written(one.key(), entry.getArtists()),
                genres(List.of(entry)),
                popularity));
      }
    }
    return FacadeReply.json(new Artists(artists));
  }

  private Artist required(FacadeRequest request) {
    return find(request.path().getOrDefault("id", ""))
        .orElseThrow(() -> new FacadeException(404, "Resource not found"));
  }

  private FullArtist view(Artist artist, TrackLayout layout) {
    List<Track> some = new ArrayList<>();
    for (@Nullable Track track :
        sources.store().getAll(artist.trackIds().stream().limit(TRACKS_OF_GENRES).toList())) {
      if (track != null) {
        some.add(track);
      }
    }
    String name =
        some.isEmpty() ? artist.key() : ArtistNames.written(artist.key(), some.get(0).getArtists());
    return layout.artist(name, genres(some), artist.popularity());
  }

  private static List<String> genres(List<Track> tracks) {
    Set<String> genres = new LinkedHashSet<>();
    tracks.forEach(track -> genres.addAll(track.getGenres()));
    return List.copyOf(genres);
  }
}
