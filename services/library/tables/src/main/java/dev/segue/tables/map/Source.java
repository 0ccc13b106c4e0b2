package dev.segue.tables.map;

import dev.segue.tables.column.ImportReport;
import java.util.List;

/** What is read once, from front to back, by one thread; what is read of it is a subtype's. */
public interface Source extends AutoCloseable {

  /** What people call it, such as the file's name. */
  String name();

  /** How far the reading has come, in the unit of {@link #size()}. */
  long position();

  /** The end of the reading, in bytes or in tracks; −1 where it is not known. */
  long size();

  /** Whether {@link #size()} counts bytes of an input, or else tracks. */
  boolean sizeInBytes();

  /**
   * What a reader of the summary should know beyond the counts; complete when the end is reached.
   */
  List<String> notes();

  /** What was made of the columns, where the source has any; complete when the end is reached. */
  default ImportReport report() {
    return ImportReport.NONE;
  }

  @Override
  void close();
}
