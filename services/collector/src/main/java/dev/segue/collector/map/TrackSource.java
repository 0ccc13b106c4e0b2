package dev.segue.collector.map;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where tracks come from, one at a time: a mapped table, a generated catalogue. Read once, by one
 * thread.
 *
 * <p>Another source is another implementation; everything behind it (reject file, progress,
 * publishing, summary) stays as it is.
 */
public interface TrackSource extends AutoCloseable {

  /** What people call it, such as the file's name. */
  String name();

  /**
   * Reads the next row.
   *
   * @return null at the end
   */
  @Nullable Outcome next();

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

  @Override
  void close();
}
