package dev.segue.tables;

import dev.segue.tables.map.Outcome.Reject;

/**
 * Watches a collection; called by the thread that runs it. Every method does nothing unless
 * overridden.
 */
public interface CollectListener {

  /** Watches nothing. */
  CollectListener SILENT = new CollectListener() {};

  /** Called every {@value Reading#ROWS_PER_PROGRESS} rows, and once at the end. */
  default void progress(Progress progress) {}

  /**
   * Called for every row that cannot be used, up to the limit of {@link Collection#showRejects}.
   */
  default void rejected(Reject reject) {}

  /** Called once, when that limit is exceeded. */
  default void rejectsHidden() {}
}
