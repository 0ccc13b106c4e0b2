package dev.segue.playlists;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The forms of playlists that are read and written. */
public enum PlaylistFormat {
  /** Extended M3U ({@code .m3u}, {@code .m3u8}); a plain list of paths counts as one too. */
  M3U,
  /** JSPF: XSPF as JSON. */
  JSPF,
  /** XSPF, "spiff": XML. */
  XSPF,
  /** A link or {@code artist – title} on each line. */
  LINES,
  /**
   * JSON as requests to Segue have it: a list of ids and of objects that describe tracks. Never
   * {@linkplain #recognise recognised} by a beginning, which tables and exports of others share.
   */
  JSON;

  /**
   * Recognises the form by the content.
   *
   * @param head the beginning of the file, a few kilobytes or all of it
   * @return empty if it is none of the forms
   */
  public static Optional<PlaylistFormat> recognise(byte[] head) {
    String text = PlaylistText.decode(head).stripLeading();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    if (text.charAt(0) == '<') {
      return XspfFormat.matches(text) ? Optional.of(XSPF) : Optional.empty();
    }
    if (text.charAt(0) == '{') {
      return JspfFormat.matches(text) ? Optional.of(JSPF) : Optional.empty();
    }
    if (M3uFormat.matches(text)) {
      return Optional.of(M3U);
    }
    return LinesFormat.matches(text) ? Optional.of(LINES) : Optional.empty();
  }

  /**
   * Reads a file of any of the forms.
   *
   * @param bytes the whole file
   * @throws PlaylistException if it is none of them, or nothing of it can be read
   */
  public static PlaylistFile read(byte[] bytes) {
    PlaylistFormat format =
        recognise(bytes)
            .or(
                () ->
                    JsonFormat.matches(PlaylistText.decode(bytes).stripLeading())
                        ? Optional.of(JSON)
                        : Optional.empty())
            .orElseThrow(
                () ->
                    new PlaylistException(
                        "it is no playlist: neither M3U, JSPF, XSPF nor JSON with \"tracks\", nor a"
                            + " list of links or of \"artist – title\""));
    return format.parse(bytes);
  }

  /**
   * Reads a file of this form.
   *
   * @param bytes the whole file; XSPF is in the encoding that it declares, the others in UTF-8 or,
   *     where their bytes are no UTF-8, in windows-1252
   * @throws PlaylistException if nothing of it can be read
   */
  public PlaylistFile parse(byte[] bytes) {
    return switch (this) {
      case M3U -> M3uFormat.read(PlaylistText.decode(bytes));
      case JSPF -> JspfFormat.read(PlaylistText.decode(bytes));
      case XSPF -> XspfFormat.read(bytes);
      case LINES -> LinesFormat.read(PlaylistText.decode(bytes));
      case JSON -> JsonFormat.read(PlaylistText.decode(bytes));
    };
  }

  /**
   * Writes a playlist in this form, in UTF-8. What the form has no place for is left out: M3U has
   * one location or identifier an entry, lines have a link or a name.
   */
  public byte[] write(Playlist playlist) {
    return switch (this) {
      case M3U -> M3uFormat.write(playlist).getBytes(StandardCharsets.UTF_8);
      case JSPF -> JspfFormat.write(playlist);
      case XSPF -> XspfFormat.write(playlist);
      case LINES -> LinesFormat.write(playlist).getBytes(StandardCharsets.UTF_8);
      case JSON -> JsonFormat.write(playlist);
    };
  }
}
