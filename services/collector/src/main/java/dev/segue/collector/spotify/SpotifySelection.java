package dev.segue.collector.spotify;

import java.util.ArrayList;
import java.util.List;

/**
 * Which lists are read.
 *
 * @param playlists links or ids; empty for all of one's own
 * @param mine whether liked songs, top tracks and recently played are read, too
 */
public record SpotifySelection(List<String> playlists, boolean mine) {
  public SpotifySelection {
    playlists = List.copyOf(playlists);
  }

  /** What has to be allowed for that, and nothing more. */
  public List<String> scopes() {
    List<String> scopes =
        new ArrayList<>(List.of("playlist-read-private", "playlist-read-collaborative"));
    if (mine) {
      scopes.addAll(List.of("user-library-read", "user-top-read", "user-read-recently-played"));
    }
    return scopes;
  }

  /** The id in a link, a URI, or an id as it is. */
  static String playlistId(String text) {
    return text.strip().replaceFirst("[?#].*$", "").replaceFirst("^.*[/:]", "");
  }
}
