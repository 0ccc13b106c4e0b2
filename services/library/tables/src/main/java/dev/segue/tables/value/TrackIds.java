package dev.segue.tables.value;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ids of tracks: bare ones out of links, and made ones for tables that have none. */
public final class TrackIds {

  /** Longest id the topic takes. */
  public static final int MAX_LENGTH = 256;

  private static final String URI = "spotify:track:";
  private static final String[] URLS = {"open.spotify.com/", "api.spotify.com/v1/"};
  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final int HASH_BYTES = 10;

  private final MessageDigest sha256;

  /** Not for several threads at a time. */
  public TrackIds() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The id in {@code spotify:track:ID} or a link to a track; any other text is an id as it is. */
  public static String bare(String text) {
    if (text.startsWith(URI)) {
      return text.substring(URI.length());
    }
    if (!text.startsWith("http")) {
      return text;
    }
    int start = linkedId(text);
    if (start < 0) {
      return text;
    }
    int end = start;
    while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    return text.substring(start, end);
  }

  /** The MusicBrainz id in a text or a link to its recording; null if there is none. */
  public static @Nullable String mbid(@Nullable String text) {
    if (text == null) {
      return null;
    }
    Matcher uuid = UUID.matcher(text.toLowerCase(Locale.ROOT));
    return uuid.find() ? uuid.group() : null;
  }

  /** Whether the text is a link to a track of Spotify. */
  public static boolean isTrackLink(String text) {
    return text.startsWith(URI) || (text.startsWith("http") && linkedId(text) >= 0);
  }

  /** A link to an album, an artist, a playlist… */
  public static boolean isOtherLink(String text) {
    if (isTrackLink(text)) {
      return false;
    }
    return text.startsWith("spotify:") || text.contains(URLS[0]) || text.contains(URLS[1]);
  }

  private static int linkedId(String url) {
    for (String host : URLS) {
      if (url.contains(host)) {
        for (String path : new String[] {"/track/", "/tracks/"}) {
          int at = url.indexOf(path);
          if (at > 0 && at + path.length() < url.length()) {
            return at + path.length();
          }
        }
      }
    }
    return -1;
  }

  /**
   * A made id, the same for the same title and artists however they are written (case, blanks,
   * Unicode composition): {@code t-} and the first 20 hexadecimal digits of the SHA-256 of both.
   */
  public String derived(String title, List<String> artists) {
    StringBuilder text = new StringBuilder(normalise(title));
    for (String artist : artists) {
      text.append('\0').append(normalise(artist));
    }
    byte[] hash = sha256.digest(text.toString().getBytes(StandardCharsets.UTF_8));
    return "t-" + HexFormat.of().formatHex(hash, 0, HASH_BYTES);
  }

  private static String normalise(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .strip()
        .replaceAll("\\s+", " ");
  }
}
