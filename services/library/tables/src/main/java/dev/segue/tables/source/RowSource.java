package dev.segue.tables.source;

import org.jspecify.annotations.Nullable;

/** A table that is read once, from front to back, by one thread. */
public interface RowSource extends AutoCloseable {

  /** What people call it: the file's name, or {@code stdin}. */
  String name();

  /** The columns known so far; a source of JSON lines learns more as it reads. */
  Header header();

  /**
   * Reads the next row.
   *
   * @return null at the end
   * @throws CollectException if nothing after this point can be read
   */
  @Nullable Row next();

  /**
   * The same table from its first row, apart from this one; null where the input can be read only
   * once.
   */
  default @Nullable RowSource reopened() {
    return null;
  }

  long bytesRead();

  /** Size of the input in bytes, or −1 where it is not known. */
  long totalBytes();

  @Override
  void close();
}
