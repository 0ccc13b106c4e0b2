package dev.segue.playlists;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Bytes as text, and texts that fit on one line. */
final class PlaylistText {

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private PlaylistText() {}

  /**
   * A byte order mark decides; else it is UTF-8 if every byte of it is, else windows-1252, in which
   * programs for Windows write {@code .m3u}. The last character of UTF-8 may be cut off.
   */
  static String decode(byte[] bytes) {
    if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
      return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
    }
    if (starts(bytes, 0xFF, 0xFE)) {
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
    }
    if (starts(bytes, 0xFE, 0xFF)) {
      return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
    }
    for (int cut = 0; cut <= 3 && cut <= bytes.length; cut++) {
      try {
        return StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(bytes, 0, bytes.length - cut))
            .toString();
      } catch (CharacterCodingException e) {
        // Cut off in the middle of a character, or no UTF-8 at all.
        if (cut < bytes.length && bytes[bytes.length - cut - 1] >= 0) {
          break;
        }
      }
    }
    return new String(bytes, WINDOWS);
  }

  private static boolean starts(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  /** The text on one line. */
  static String line(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
  }
}
