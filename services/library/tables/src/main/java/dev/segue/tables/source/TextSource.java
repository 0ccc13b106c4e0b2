package dev.segue.tables.source;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/** A source over an {@link Input}: what is the same however its text is split into rows. */
abstract sealed class TextSource implements RowSource permits CsvSource, JsonSource {

  private final Input input;

  TextSource(Input input) {
    this.input = input;
  }

  @Override
  public final String name() {
    return input.name();
  }

  @Override
  public final long bytesRead() {
    return input.bytesRead();
  }

  @Override
  public final long totalBytes() {
    return input.size();
  }

  @Override
  public void close() {
    input.close();
  }

  /**
   * The sentence for an input that cannot be read on.
   *
   * @param line the last line that was read
   * @param encoding what the bytes should have been
   */
  static CollectException unreadable(
      Input input, long line, String encoding, @Nullable IOException e) {
    String where = input.name() + (line > 0 ? " after about line " + line : "");
    if (e instanceof CharacterCodingException) {
      return new CollectException(
          where + " has bytes that are not of " + encoding + ": name its encoding with --encoding.",
          e);
    }
    return new CollectException(
        where + " cannot be read: " + (e == null ? "unknown failure" : e.getMessage()) + ".", e);
  }
}
