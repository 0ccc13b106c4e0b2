package dev.segue.tables.map;

import org.jspecify.annotations.Nullable;

/**
 * Where tracks come from, one at a time: a mapped table, a generated catalogue.
 *
 * <p>Another source is another implementation; everything behind it (reject file, progress,
 * publishing, summary) stays as it is.
 */
public interface TrackSource extends Source {

  /**
   * Reads the next row.
   *
   * @return null at the end
   */
  @Nullable Outcome next();
}
