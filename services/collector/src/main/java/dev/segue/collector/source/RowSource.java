package dev.segue.collector.source;

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

  /** Whether {@code 0,5} is a number here, as in tables that do not use the comma as separator. */
  boolean decimalComma();

  long bytesRead();

  /** Size of the input in bytes, or −1 where it is not known. */
  long totalBytes();

  @Override
  void close();
}
