package dev.segue.tables.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;

/** A text of which the beginning can be looked at before it is read. */
final class HeadReader extends BufferedReader {

  private final String head;

  private HeadReader(Reader text, int size) throws IOException {
    super(text, 2 * size);
    mark(size);
    char[] chars = new char[size];
    int length = 0;
    for (int n = 0; n >= 0 && length < size; n = read(chars, length, size - length)) {
      length += n;
    }
    reset();
    this.head = String.valueOf(chars, 0, length);
  }

  /**
   * Looks at the beginning.
   *
   * @param size how many characters, at most
   */
  static HeadReader of(Reader text, int size) throws IOException {
    return new HeadReader(text, size);
  }

  String head() {
    return head;
  }
}
