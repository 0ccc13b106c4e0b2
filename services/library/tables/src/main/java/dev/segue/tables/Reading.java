package dev.segue.tables;

import dev.segue.tables.map.Outcome.Reject;
import dev.segue.tables.map.Source;
import dev.segue.tables.source.CollectException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The account of one reading while it goes on: rows are counted, rejected ones shown and filed, and
 * progress is told.
 */
final class Reading implements AutoCloseable {

  static final int ROWS_PER_PROGRESS = 1_000;

  /** How many rejected rows are shown unless somebody says otherwise. */
  static final int SHOWN_REJECTS = 10;

  private final Source source;
  private final @Nullable RejectFile file;
  private final int shown;
  private final CollectListener listener;
  private long read;
  private long rejected;

  /**
   * @param rejectFile takes every rejected row, and is closed with the reading; null for none
   * @param shown how many rejected rows the listener is told of
   */
  Reading(Source source, @Nullable RejectFile rejectFile, int shown, CollectListener listener) {
    this.source = source;
    this.file = rejectFile;
    this.shown = shown;
    this.listener = listener;
  }

  /** A row was used. */
  void taken() {
    row();
  }

  /** A row could not be used. */
  void rejected(Reject reject) {
    rejected++;
    if (file != null) {
      file.add(reject);
    }
    if (rejected <= shown) {
      listener.rejected(reject);
    } else if (rejected == shown + 1L) {
      listener.rejectsHidden();
    }
    row();
  }

  /**
   * The account, when the source has come to its end and all that was taken has arrived.
   *
   * @param distinct different ids of what was taken; empty where there are too many to count
   * @param plural what these ids are of
   */
  CollectSummary end(OptionalLong distinct, String plural) {
    report();
    return new CollectSummary(
        source.name(),
        read,
        read - rejected,
        rejected,
        distinct,
        plural,
        source.notes(),
        source.report());
  }

  private void row() {
    read++;
    if (read % ROWS_PER_PROGRESS == 0) {
      report();
    }
  }

  private void report() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CollectException("Stopped after " + read + " rows of " + source.name() + ".");
    }
    listener.progress(
        new Progress(read, rejected, source.position(), source.size(), source.sizeInBytes()));
  }

  @Override
  public void close() {
    if (file != null) {
      file.close();
    }
  }
}
