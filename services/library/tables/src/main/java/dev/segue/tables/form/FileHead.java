package dev.segue.tables.form;

import dev.segue.tables.source.Input;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of a file before it is read: its name, its first bytes, and what is in a zip. */
public final class FileHead {

  /** How many of the first bytes there are, at most. */
  public static final int LENGTH = 1 << 16;

  private static final int CHUNK = 1 << 10;

  private final String name;
  private final byte[] bytes;
  private final List<String> entries;
  private @Nullable String text;
  private @Nullable JsonShape json;

  private FileHead(String name, byte[] bytes, List<String> entries) {
    this.name = name;
    this.bytes = bytes;
    this.entries = entries;
  }

  /** Looks at an input that nothing has been read of; it can be read as if it had not been. */
  public static FileHead of(Input input) {
    return new FileHead(input.name(), input.head(LENGTH), List.of());
  }

  /**
   * The same for a zip file.
   *
   * @param entries the names of the files in it
   */
  static FileHead ofZip(String name, List<String> entries) {
    return new FileHead(name, new byte[] {'P', 'K', 3, 4}, List.copyOf(entries));
  }

  /** The file's name, or {@code stdin}. */
  public String name() {
    return name;
  }

  /** Whether the file begins with these bytes. */
  public boolean startsWith(int... magic) {
    return has(0, magic);
  }

  /** Whether these bytes stand at this place, from 0. */
  public boolean has(int at, int... magic) {
    for (int i = 0; i < magic.length; i++) {
      if (at + i >= bytes.length || (bytes[at + i] & 0xFF) != magic[i]) {
        return false;
      }
    }
    return true;
  }

  /** Whether the file begins with these ASCII characters. */
  public boolean startsWith(String ascii) {
    return startsWith(ascii.chars().toArray());
  }

  /** Whether the file is empty. */
  public boolean isEmpty() {
    return bytes.length == 0;
  }

  /** Whether all of the file is in the head. */
  public boolean isWhole() {
    return bytes.length < LENGTH;
  }

  /** The names of the files in it, where it is a zip file; else none. */
  public List<String> entries() {
    return entries;
  }

  /**
   * The head as text in the encoding that is found out, without a byte order mark, cut off within
   * the last line. Empty if it is not text: a text has no zeros in it.
   */
  public String text() {
    String known = text;
    if (known == null) {
      known = entries.isEmpty() ? decode() : "";
      text = known;
    }
    return known;
  }

  /** {@link #text()} without blanks before it. */
  public String strippedText() {
    return text().stripLeading();
  }

  /** The names in the JSON that the head begins with; none if it is no JSON. */
  JsonShape json() {
    JsonShape known = json;
    if (known == null) {
      known = JsonShape.of(strippedText());
      json = known;
    }
    return known;
  }

  private String decode() {
    char[] target = new char[bytes.length];
    int length = 0;
    InputStream whole =
        new ByteArrayInputStream(bytes, 0, isWhole() ? bytes.length : lastLineEnd());
    try (Input input = Input.stream(name, whole);
        Reader reader = input.text(null)) {
      for (int n = 0; n >= 0 && length < target.length; ) {
        n = reader.read(target, length, Math.min(CHUNK, target.length - length));
        length += Math.max(n, 0);
      }
    } catch (IOException e) {
      // A character that the head cuts in two: what was read so far is the text.
    }
    for (int i = 0; i < length; i++) {
      if (target[i] == 0) {
        return "";
      }
    }
    return String.valueOf(target, 0, length);
  }

  /** Where the last line starts that the head may cut off; without lines, where ASCII ends. */
  private int lastLineEnd() {
    for (int i = bytes.length - 1; i > 0; i--) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] < 0) {
      end--;
    }
    return end;
  }
}
