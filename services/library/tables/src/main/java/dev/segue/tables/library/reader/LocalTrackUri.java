package dev.segue.tables.library.reader;

import dev.segue.tables.library.EntryDraft;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * {@code spotify:local:ARTIST:ALBUM:TITLE:SECONDS}, the parts coded as in forms of the web: how
 * Spotify names a file of the listener's own.
 */
final class LocalTrackUri {

  private static final String PREFIX = "spotify:local:";
  private static final int PARTS = 4;
  private static final double MILLIS = 1_000;

  private LocalTrackUri() {}

  static boolean is(String uri) {
    return uri.startsWith(PREFIX);
  }

  /**
   * Completes an entry and hands it on.
   *
   * @return whether the address names a title; if not, nothing is done
   */
  static boolean fill(String uri, EntryDraft draft) {
    if (!is(uri)) {
      return false;
    }
    String[] parts = uri.substring(PREFIX.length()).split(":", -1);
    if (parts.length != PARTS || decoded(parts[2]).isBlank()) {
      return false;
    }
    draft
        .artist(decoded(parts[0]))
        .album(decoded(parts[1]))
        .title(decoded(parts[2]))
        .duration("seconds", parts[3], MILLIS)
        .done();
    return true;
  }

  private static String decoded(String part) {
    try {
      return URLDecoder.decode(part, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return part.replace('+', ' ');
    }
  }
}
