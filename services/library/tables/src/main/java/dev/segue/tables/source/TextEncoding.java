package dev.segue.tables.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Finds out the encoding of a text: a byte order mark decides; else it is UTF-16 if a good part of
 * its bytes at even, or at odd, places are 0 and none of the others; else UTF-8 if every byte of it
 * is, else windows-1252, or Latin-1 if it has bytes that windows-1252 leaves undefined.
 */
final class TextEncoding {

  private static final int WIDE_SAMPLE = 1 << 12;
  private static final double MOSTLY = 0.2;
  private static final double FEW = 0.05;
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private TextEncoding() {}

  /** A byte order mark at the head of a text. */
  record Mark(Charset charset, int length) {
    static @Nullable Mark of(byte[] head) {
      if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
        return new Mark(StandardCharsets.UTF_8, 3);
      }
      if (startsWith(head, 0xFF, 0xFE)) {
        return new Mark(StandardCharsets.UTF_16LE, 2);
      }
      if (startsWith(head, 0xFE, 0xFF)) {
        return new Mark(StandardCharsets.UTF_16BE, 2);
      }
      return null;
    }

    private static boolean startsWith(byte[] head, int... mark) {
      for (int i = 0; i < mark.length; i++) {
        if (i >= head.length || (head[i] & 0xFF) != mark[i]) {
          return false;
        }
      }
      return true;
    }
  }

  /** Reads the whole input, as the first byte that is no UTF-8 may be its last. */
  static Charset of(byte[] head, Input.Opener opener) throws IOException {
    Charset wide = wide(head);
    if (wide != null) {
      return wide;
    }
    try (InputStream in = opener.open()) {
      Survey survey = new Survey();
      byte[] chunk = new byte[1 << 16];
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        survey.add(chunk, n, false);
      }
      survey.add(chunk, 0, true);
      return survey.charset();
    }
  }

  /**
   * Judges by a beginning.
   *
   * @param whole whether the text ends with these bytes, or goes on (perhaps in the middle of a
   *     character)
   */
  static Charset of(byte[] head, boolean whole) {
    Charset wide = wide(head);
    if (wide != null) {
      return wide;
    }
    Survey survey = new Survey();
    survey.add(head, head.length, whole);
    return survey.charset();
  }

  /**
   * UTF-16 without a byte order mark: text of which every other byte is 0, for its signs, digits
   * and blanks are those of ASCII even where its words are not. Null if it is not that.
   */
  private static @Nullable Charset wide(byte[] head) {
    int pairs = Math.min(head.length, WIDE_SAMPLE) / 2;
    int highFirst = 0;
    int lowFirst = 0;
    for (int i = 0; i < pairs; i++) {
      boolean firstZero = head[2 * i] == 0;
      boolean secondZero = head[2 * i + 1] == 0;
      int other = head[2 * i] | head[2 * i + 1];
      if ((firstZero || secondZero) && isControl(other)) {
        return null;
      }
      highFirst += firstZero ? 1 : 0;
      lowFirst += secondZero ? 1 : 0;
    }
    if (pairs > 0 && lowFirst > pairs * MOSTLY && highFirst < lowFirst * FEW) {
      return StandardCharsets.UTF_16LE;
    }
    return pairs > 0 && highFirst > pairs * MOSTLY && lowFirst < highFirst * FEW
        ? StandardCharsets.UTF_16BE
        : null;
  }

  private static boolean isControl(int code) {
    return code >= 0 && code < ' ' && code != '\t' && code != '\n' && code != '\r';
  }

  private static final class Survey {
    private final CharsetDecoder utf8 =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final CharBuffer sink = CharBuffer.allocate(1 << 13);
    private ByteBuffer left = ByteBuffer.allocate(0);
    private boolean isUtf8 = true;
    private boolean isWindows = true;

    void add(byte[] bytes, int length, boolean last) {
      for (int i = 0; i < length; i++) {
        int b = bytes[i] & 0xFF;
        if (b == 0x81 || b == 0x8D || b == 0x8F || b == 0x90 || b == 0x9D) {
          isWindows = false;
        }
      }
      if (!isUtf8) {
        return;
      }
      ByteBuffer in =
          ByteBuffer.allocate(left.remaining() + length).put(left).put(bytes, 0, length).flip();
      CoderResult result;
      do {
        sink.clear();
        result = utf8.decode(in, sink, last);
      } while (result.isOverflow());
      isUtf8 = !result.isError();
      left = in;
    }

    Charset charset() {
      return isUtf8 ? StandardCharsets.UTF_8 : isWindows ? WINDOWS : StandardCharsets.ISO_8859_1;
    }
  }
}
