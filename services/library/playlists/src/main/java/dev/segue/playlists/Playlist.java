package dev.segue.playlists;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of recordings in their order; the same one may stand in it more than once.
 *
 * @param title null where it has none
 */
public record Playlist(@Nullable String title, List<PlaylistEntry> entries) {

  public Playlist {
    entries = List.copyOf(entries);
  }
}
