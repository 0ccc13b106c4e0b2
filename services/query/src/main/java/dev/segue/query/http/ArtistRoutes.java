package dev.segue.query.http;

import dev.segue.catalogue.Catalogue;
import dev.segue.catalogue.TrackStore;
import dev.segue.engine.track.Feature;
import dev.segue.recommend.Recommender;
import dev.segue.recommend.artist.Artist;
import dev.segue.recommend.artist.ArtistCatalogue;
import dev.segue.recommend.artist.ArtistMatch;
import dev.segue.recommend.artist.ArtistNames;
import dev.segue.recommend.artist.ArtistSimilarity;
import dev.segue.recommend.artist.SimilarArtist;
import dev.segue.recommend.artist.SimilarArtists;
import dev.segue.recommend.artist.UnknownArtistException;
import dev.segue.schemas.avro.Track;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Artists by name, their tracks, and artists like them with a track of each to begin with. */
final class ArtistRoutes {
  private static final int LONGEST_NAME = 200;
  private static final int TRACKS_OF_GENRES = 100;

  private final ArtistCatalogue artists;
  private final ArtistSimilarity similarity;
  private final TrackStore store;
  private final String defaultModel;

  ArtistRoutes(
      Catalogue catalogue, Recommender recommender, TrackStore store, String defaultModel) {
    this.artists = new ArtistCatalogue(catalogue);
    this.similarity = new ArtistSimilarity(catalogue, recommender);
    this.store = store;
    this.defaultModel = defaultModel;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/v1/artists", this::search, "q", "limit"),
        Route.get("/v1/artists/{name}", this::artist, "limit", "offset"),
        Route.get("/v1/artists/{name}/similar", this::similar, "limit", "model"));
  }

  record TrackView(
      String id, @Nullable String title, List<String> artists, @Nullable Double popularity) {}

  /** The popularity is that of the most popular track, which is the example. */
  record FoundArtistView(
      String name, int trackCount, @Nullable Double popularity, TrackView example) {}

  record ArtistSearchView(List<FoundArtistView> artists) {}

  record ArtistView(
      String name,
      int trackCount,
      @Nullable Double popularity,
      List<String> genres,
      List<TrackView> tracks) {}

  record SimilarArtistView(int rank, String name, double score, TrackView entryPoint) {}

  record SimilarArtistsView(
      String name, String model, int modelVersion, List<SimilarArtistView> artists) {}

  private Reply search(Exchange exchange) {
    QueryInputs query = exchange.query();
    String text = query.text("q", LONGEST_NAME).orElse("");
    if (text.isBlank()) {
      throw ProblemException.invalid("q", "'q' is required: words of the name of an artist.");
    }
    List<ArtistMatch> found = artists.search(text, SimilarInputs.limit(query));
    List<@Nullable Track> examples =
        store.getAll(found.stream().map(ArtistMatch::exampleId).toList());
    List<FoundArtistView> views = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      Track example = examples.get(i);
      if (example != null) {
        ArtistMatch match = found.get(i);
        views.add(
            new FoundArtistView(
                ArtistNames.written(match.key(), example.getArtists()),
                match.tracks(),
                popularity(example),
                view(example)));
      }
    }
    return Reply.json(new ArtistSearchView(views));
  }

  private Reply artist(Exchange exchange) {
    QueryInputs query = exchange.query();
    int limit = SimilarInputs.limit(query);
    int offset = SimilarInputs.offset(query);
    Artist artist = required(exchange);
    List<Track> known = tracks(artist.trackIds().stream().limit(TRACKS_OF_GENRES).toList());
    Set<String> genres = new LinkedHashSet<>();
    known.forEach(track -> genres.addAll(track.getGenres()));
    List<Track> page = tracks(artist.trackIds().stream().skip(offset).limit(limit).toList());
    return Reply.json(
        new ArtistView(
            written(artist, known),
            artist.trackIds().size(),
            known.isEmpty() ? null : popularity(known.get(0)),
            List.copyOf(genres),
            page.stream().map(ArtistRoutes::view).toList()));
  }

  private Reply similar(Exchange exchange) {
    QueryInputs query = exchange.query();
    int limit = SimilarInputs.limit(query);
    String model = SimilarInputs.model(query, defaultModel);
    Artist artist = required(exchange);
    SimilarArtists answer = similarity.similar(artist, model, limit);
    List<@Nullable Track> entries =
        store.getAll(answer.artists().stream().map(SimilarArtist::entryPointId).toList());
    List<SimilarArtistView> views = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      Track entry = entries.get(i);
      if (entry != null) {
        SimilarArtist one = answer.artists().get(i);
        views.add(
            new SimilarArtistView(
                views.size() + 1,
                ArtistNames.written(one.key(), entry.getArtists()),
                Views.rounded(one.score()),
                view(entry)));
      }
    }
    String name = written(artist, tracks(artist.trackIds().subList(0, 1)));
    return Reply.json(new SimilarArtistsView(name, answer.model(), answer.version(), views));
  }

  private Artist required(Exchange exchange) {
    String name = exchange.path("name");
    ValueErrors.checkLength("name", name, LONGEST_NAME);
    return artists.find(name).orElseThrow(() -> new UnknownArtistException(name));
  }

  private List<Track> tracks(List<String> ids) {
    List<Track> tracks = new ArrayList<>();
    for (@Nullable Track track : store.getAll(ids)) {
      if (track != null) {
        tracks.add(track);
      }
    }
    return tracks;
  }

  private static String written(Artist artist, List<Track> tracks) {
    return tracks.isEmpty()
        ? artist.key()
        : ArtistNames.written(artist.key(), tracks.get(0).getArtists());
  }

  private static TrackView view(Track track) {
    return new TrackView(track.getId(), track.getTitle(), track.getArtists(), popularity(track));
  }

  private static @Nullable Double popularity(Track track) {
    return RawFeatures.of(track).get(Feature.POPULARITY.label());
  }
}
