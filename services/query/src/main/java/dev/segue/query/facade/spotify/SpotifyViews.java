package dev.segue.query.facade.spotify;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON answers, as records; what the fields mean is Spotify's to say. */
final class SpotifyViews {
  private SpotifyViews() {}

  record SimpleArtist(
      Map<String, String> externalUrls,
      String href,
      String id,
      String name,
      String type,
      String uri) {}

  record Followers(@Nullable String href, int total) {}

  record FullArtist(
      Map<String, String> externalUrls,
      Followers followers,
      List<String> genres,
      String href,
      String id,
      List<String> images,
      String name,
      int popularity,
      String type,
      String uri) {}

  record Album(
      String albumType,
      List<SimpleArtist> artists,
      List<String> availableMarkets,
      Map<String, String> externalUrls,
      String href,
      String id,
      List<String> images,
      String name,
      String releaseDate,
      String releaseDatePrecision,
      int totalTracks,
      String type,
      String uri) {}

  record FullTrack(
      Album album,
      List<SimpleArtist> artists,
      List<String> availableMarkets,
      int discNumber,
      long durationMs,
      boolean explicit,
      Map<String, String> externalIds,
      Map<String, String> externalUrls,
      String href,
      String id,
      boolean isLocal,
      boolean isPlayable,
      String name,
      int popularity,
      @Nullable String previewUrl,
      int trackNumber,
      String type,
      String uri) {}

  record Tracks(List<@Nullable FullTrack> tracks) {}

  record Artists(List<@Nullable FullArtist> artists) {}

  record Genres(List<String> genres) {}

  record AudioFeatures(List<@Nullable Map<String, @Nullable Object>> audioFeatures) {}

  record SeedView(
      @JsonProperty("initialPoolSize") int initialPoolSize,
      @JsonProperty("afterFilteringSize") int afterFilteringSize,
      @JsonProperty("afterRelinkingSize") int afterRelinkingSize,
      @Nullable String href,
      String id,
      String type) {}

  record Recommendations(List<SeedView> seeds, List<FullTrack> tracks) {}

  record Page<T>(
      String href,
      List<T> items,
      int limit,
      @Nullable String next,
      int offset,
      @Nullable String previous,
      int total) {}

  record Failure(int status, String message) {}

  record FailureView(Failure error) {}
}
