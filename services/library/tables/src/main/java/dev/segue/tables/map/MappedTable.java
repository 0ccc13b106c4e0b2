package dev.segue.tables.map;

import dev.segue.tables.source.RowSource;

/** What is read of a table whose first rows are looked at to find out what its columns mean. */
abstract class MappedTable implements Source {

  private final RowSource source;
  private final SampledRows rows;

  MappedTable(RowSource source, SampledRows rows) {
    this.source = source;
    this.rows = rows;
  }

  /** The rows, from the first. */
  final SampledRows rows() {
    return rows;
  }

  @Override
  public final String name() {
    return source.name();
  }

  @Override
  public final long position() {
    return source.bytesRead();
  }

  @Override
  public final long size() {
    return source.totalBytes();
  }

  @Override
  public final boolean sizeInBytes() {
    return true;
  }

  @Override
  public final void close() {
    source.close();
  }
}
