package dev.segue.query.facade.spotify;

import dev.segue.catalogue.CatalogueSnapshot;
import dev.segue.query.facade.FacadeException;
import dev.segue.query.facade.FacadeReply;
import dev.segue.query.facade.FacadeRequest;
import dev.segue.query.facade.FacadeRoute;
import dev.segue.query.facade.FacadeSources;
import dev.segue.query.facade.spotify.SpotifyViews.FullTrack;
import dev.segue.query.facade.spotify.SpotifyViews.Genres;
import dev.segue.query.facade.spotify.SpotifyViews.Recommendations;
import dev.segue.query.facade.spotify.SpotifyViews.SeedView;
import dev.segue.recommend.Answer;
import dev.segue.recommend.Example;
import dev.segue.recommend.RecommendationRequest;
import dev.segue.recommend.Strategy;
import dev.segue.recommend.TrackFilter;
import dev.segue.recommend.artist.Artist;
import dev.segue.search.SearchQuery;
import dev.segue.search.TrackMatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Recommendations from one to five seeds. A track counts 1; an artist and a genre count 1 together,
 * as their best known tracks. Where all seeds are genres, the answer is of these genres: a sound
 * alone is no genre.
 */
final class SpotifyRecommendations {
  private static final int MOST_SEEDS = 5;
  private static final int DEFAULT_LIMIT = 20;
  private static final int LARGEST_LIMIT = 100;
  private static final int TRACKS_OF_ARTIST = 5;
  private static final int TRACKS_OF_GENRE = 10;

  private final FacadeSources sources;
  private final SpotifyTracks tracks;
  private final SpotifyArtists artists;

  SpotifyRecommendations(FacadeSources sources, SpotifyTracks tracks, SpotifyArtists artists) {
    this.sources = sources;
    this.tracks = tracks;
    this.artists = artists;
  }

  List<FacadeRoute> routes() {
    return List.of(
        FacadeRoute.get("/v1/recommendations", this::recommend),
        FacadeRoute.get("/v1/recommendations/available-genre-seeds", this::genres));
  }

  /**
   * A seed, and the tracks that stand for it.
   *
   * @param text as it was given
   */
  private record Seed(String text, String type, @Nullable String href, List<String> trackIds) {}

  private FacadeReply recommend(FacadeRequest request) {
    TrackLayout layout = SpotifyFacade.layout(request);
    CatalogueSnapshot snapshot = sources.catalogue().snapshot();
    List<String> genres = request.list("seed_genres");
    List<Seed> seeds = seeds(request, genres, snapshot, layout);
    int limit = request.integer("limit", DEFAULT_LIMIT, 1, LARGEST_LIMIT);
    TrackFilter.Builder filter = TrackFilter.builder();
    if (genres.size() == seeds.size()) {
      filter.genres(genres);
    }
    var options = FeatureTargets.read(request, filter, snapshot.served(sources.model()).model());
    List<Example> examples = new ArrayList<>();
    for (Seed seed : seeds) {
      for (String id : seed.trackIds()) {
        examples.add(new Example.Known(id, 1.0 / seed.trackIds().size()));
      }
    }
    List<FullTrack> found = List.of();
    if (!examples.isEmpty()) {
      Answer answer =
          sources
              .recommender()
              .recommend(
                  new RecommendationRequest(
                      sources.model(),
                      examples,
                      List.of(),
                      Strategy.NEAREST,
                      false,
                      limit,
                      0,
                      options));
      found = answer.laidOut(sources.store(), (neighbor, track) -> layout.track(track));
    }
    int pool = snapshot.tracks();
    int left = found.size();
    return FacadeReply.json(
        new Recommendations(seeds.stream().map(seed -> view(seed, pool, left)).toList(), found));
  }

  private List<Seed> seeds(
      FacadeRequest request, List<String> genres, CatalogueSnapshot snapshot, TrackLayout layout) {
    List<String> trackSeeds = request.list("seed_tracks");
    List<String> artistSeeds = request.list("seed_artists");
    int given = trackSeeds.size() + artistSeeds.size() + genres.size();
    if (given < 1 || given > MOST_SEEDS) {
      throw new FacadeException(
          400,
          "Give 1 to 5 seeds in seed_tracks, seed_artists and seed_genres together, not "
              + given
              + ".");
    }
    List<Seed> seeds = new ArrayList<>();
    for (String text : artistSeeds) {
      Optional<Artist> artist = artists.find(text);
      List<String> ids =
          artist
              .map(found -> found.trackIds().stream().limit(TRACKS_OF_ARTIST).toList())
              .orElse(List.of());
      seeds.add(
          new Seed(
              text, "artist", artist.isEmpty() ? null : layout.base() + "/artists/" + text, ids));
    }
    for (String text : genres) {
      seeds.add(new Seed(text, "genre", null, ofGenre(snapshot, text)));
    }
    for (String text : trackSeeds) {
      String id = tracks.id(text);
      boolean known = snapshot.find(id) >= 0;
      seeds.add(
          new Seed(
              text,
              "track",
              known ? layout.base() + "/tracks/" + SpotifyIds.track(id) : null,
              known ? List.of(id) : List.of()));
    }
    return seeds;
  }

  /** The best known tracks of a genre. */
  private List<String> ofGenre(CatalogueSnapshot snapshot, String genre) {
    SearchQuery ofGenre = new SearchQuery("", Map.of("genre", genre));
    return sources
        .search()
        .find(ofGenre, TRACKS_OF_GENRE, null, id -> snapshot.find(id) >= 0)
        .stream()
        .map(TrackMatch::id)
        .toList();
  }

  private static SeedView view(Seed seed, int pool, int left) {
    boolean known = !seed.trackIds().isEmpty();
    return new SeedView(
        known ? pool : 0,
        known ? left : 0,
        known ? left : 0,
        seed.href(),
        seed.text(),
        seed.type());
  }

  /** As Spotify writes them, with hyphens; they are read with and without. */
  private FacadeReply genres(FacadeRequest request) {
    return FacadeReply.json(
        new Genres(
            Arrays.stream(sources.catalogue().snapshot().rows().facts().genreNames())
                .filter(name -> !name.isEmpty())
                .map(name -> name.replace(' ', '-'))
                .sorted()
                .toList()));
  }
}
