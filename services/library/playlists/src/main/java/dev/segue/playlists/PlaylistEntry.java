package dev.segue.playlists;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a playlist says of one recording. Everything is optional, but {@link #isUsable()} holds for
 * every entry that a reader returns.
 *
 * @param title of the recording
 * @param artists as they are credited, the main one first; files that have one text for all of them
 *     give one name
 * @param album on which it came out
 * @param durationMs length in milliseconds, above 0; empty if unknown
 * @param identifiers URIs that name the recording, such as {@code spotify:track:…} or {@code
 *     https://musicbrainz.org/recording/…}
 * @param locations where it can be heard: paths or links
 */
public record PlaylistEntry(
    @Nullable String title,
    List<String> artists,
    @Nullable String album,
    OptionalLong durationMs,
    List<String> identifiers,
    List<String> locations) {

  public PlaylistEntry {
    artists = List.copyOf(artists);
    identifiers = List.copyOf(identifiers);
    locations = List.copyOf(locations);
  }

  /** A recording known by name only. */
  public static PlaylistEntry named(String title, List<String> artists) {
    return new PlaylistEntry(title, artists, null, OptionalLong.empty(), List.of(), List.of());
  }

  /** A recording known by a link only. */
  public static PlaylistEntry linked(String link) {
    return new PlaylistEntry(null, List.of(), null, OptionalLong.empty(), List.of(), List.of(link));
  }

  /** Whether it has a title, an identifier or a location, by which somebody might find it. */
  public boolean isUsable() {
    return title != null || !identifiers.isEmpty() || !locations.isEmpty();
  }
}
