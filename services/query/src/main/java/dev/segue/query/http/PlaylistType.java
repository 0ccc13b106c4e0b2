package dev.segue.query.http;

import dev.segue.playlists.PlaylistFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The media types of files of playlists. */
final class PlaylistType {
  private static final String LINES = "text/plain";

  private static final Map<String, PlaylistFormat> FORMATS =
      Map.of(
          "audio/x-mpegurl",
          PlaylistFormat.M3U,
          "audio/mpegurl",
          PlaylistFormat.M3U,
          "application/mpegurl",
          PlaylistFormat.M3U,
          "application/vnd.apple.mpegurl",
          PlaylistFormat.M3U,
          "application/xspf+xml",
          PlaylistFormat.XSPF,
          "application/xspf+json",
          PlaylistFormat.JSPF,
          "application/jspf+json",
          PlaylistFormat.JSPF,
          LINES,
          PlaylistFormat.LINES);

  private PlaylistType() {}

  /**
   * The form of a file that is sent as a type; a file that is sent as plain text may be of any.
   *
   * @param mediaType in lower case, without parameters
   * @param bytes of the file
   * @return empty if files of playlists are not of this type
   */
  static Optional<PlaylistFormat> format(String mediaType, byte[] bytes) {
    return mediaType.equals(LINES)
        ? Optional.of(PlaylistFormat.recognise(bytes).orElse(PlaylistFormat.LINES))
        : Optional.ofNullable(FORMATS.get(mediaType));
  }

  /**
   * The form in which a file is answered: that of the first type of {@code Accept} that is one of a
   * playlist or of JSON; weights do not count.
   *
   * @param sent the form of the file, in which it is answered unless another is asked for
   */
  static PlaylistFormat accepted(String accept, PlaylistFormat sent) {
    for (String part : accept.toLowerCase(Locale.ROOT).split(",", -1)) {
      String type = part.split(";", 2)[0].strip();
      if (type.equals("application/json")) {
        return PlaylistFormat.JSON;
      }
      if (FORMATS.containsKey(type)) {
        return FORMATS.getOrDefault(type, sent);
      }
      if (type.equals("*/*")) {
        return sent;
      }
    }
    return sent;
  }

  /** The type that a file of a form is answered as. */
  static String of(PlaylistFormat format) {
    return switch (format) {
      case M3U -> "audio/x-mpegurl;charset=utf-8";
      case XSPF -> "application/xspf+xml";
      case JSPF -> "application/xspf+json";
      case LINES -> "text/plain;charset=utf-8";
      case JSON -> "application/json";
    };
  }
}
