package dev.segue.tables.source;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Reads lines of a bounded length; of a longer one the beginning, and the rest is passed over. */
public final class LineReader {

  private static final int BUFFER = 1 << 16;

  private final Reader reader;
  private final int longest;
  private final char[] buffer = new char[BUFFER];
  private int at;
  private int end;
  private boolean cut;

  /**
   * @param longest how many characters of a line are kept
   */
  public LineReader(Reader reader, int longest) {
    this.reader = reader;
    this.longest = longest;
  }

  /** Whether the last line was longer than the bound. */
  public boolean isCut() {
    return cut;
  }

  /** The next line without its end (LF or CRLF); null at the end. */
  public @Nullable String next() throws IOException {
    StringBuilder line = null;
    cut = false;
    while (true) {
      if (at == end) {
        at = 0;
        end = Math.max(reader.read(buffer, 0, BUFFER), 0);
        if (end == 0) {
          return line == null ? null : line.toString();
        }
      }
      int start = at;
      while (at < end && buffer[at] != '\n') {
        at++;
      }
      boolean whole = at < end;
      if (line == null && whole) {
        at++;
        return stripped(String.valueOf(buffer, start, at - 1 - start));
      }
      line = line == null ? new StringBuilder() : line;
      int room = Math.min(at - start, longest - line.length());
      cut |= room < at - start;
      line.append(buffer, start, room);
      if (whole) {
        at++;
        return stripped(line.toString());
      }
    }
  }

  private static String stripped(String line) {
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }
}
