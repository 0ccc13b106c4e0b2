package dev.segue.playlists;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** URIs among texts. */
final class Links {

  private static final Pattern LINK =
      Pattern.compile("(?i)(?:[a-z][a-z0-9+.-]*://|spotify:|segue:|urn:|mbid:|isrc:)\\S+");

  private Links() {}

  /** Whether the whole text is a link or another URI that names something. */
  static boolean isLink(String text) {
    return LINK.matcher(text).matches();
  }

  /** Percent-encoded UTF-8 as text; the text itself if it is not well encoded. */
  static String decode(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }

  /** Where the recording can be heard, else what names it; empty if neither is known. */
  static String first(PlaylistEntry entry) {
    return !entry.locations().isEmpty()
        ? entry.locations().get(0)
        : entry.identifiers().isEmpty() ? "" : entry.identifiers().get(0);
  }
}
