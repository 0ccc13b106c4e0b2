package dev.segue.playlists;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The encoding of a document of XML: a byte order mark decides, else what its first line declares,
 * else it is UTF-8. The parser of the JDK would find it out as well, but prints to the standard
 * error where a byte does not fit.
 */
final class XmlEncoding {

  private static final int PEEK = 256;
  private static final Pattern DECLARED =
      Pattern.compile("^\\s*<\\?xml[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");

  private XmlEncoding() {}

  static Reader reader(InputStream stream) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(stream, 1 << 16);
    buffered.mark(PEEK);
    byte[] head = buffered.readNBytes(PEEK);
    buffered.reset();
    if (starts(head, 0xEF, 0xBB, 0xBF)) {
      buffered.skipNBytes(3);
      return new InputStreamReader(buffered, StandardCharsets.UTF_8);
    }
    // UTF-16 as a name of an encoding takes the byte order mark away; without one, "<" tells.
    if (starts(head, 0xFF, 0xFE) || starts(head, 0xFE, 0xFF)) {
      return new InputStreamReader(buffered, StandardCharsets.UTF_16);
    }
    if (starts(head, '<', 0)) {
      return new InputStreamReader(buffered, StandardCharsets.UTF_16LE);
    }
    if (starts(head, 0, '<')) {
      return new InputStreamReader(buffered, StandardCharsets.UTF_16BE);
    }
    return new InputStreamReader(buffered, declared(head));
  }

  private static Charset declared(byte[] head) {
    Matcher name = DECLARED.matcher(new String(head, StandardCharsets.ISO_8859_1));
    if (!name.find()) {
      return StandardCharsets.UTF_8;
    }
    try {
      Charset charset = Charset.forName(name.group(1));
      // Its bytes were read as ASCII just now, so whoever declares two bytes a character is wrong.
      return charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32")
          ? StandardCharsets.UTF_8
          : charset;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return StandardCharsets.UTF_8;
    }
  }

  private static boolean starts(byte[] head, int... mark) {
    if (head.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((head[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
