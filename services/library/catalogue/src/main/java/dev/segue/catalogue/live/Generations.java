package dev.segue.catalogue.live;

import dev.segue.catalogue.Rows;
import org.jspecify.annotations.Nullable;

/**
 * Tells positions apart that look alike: a row number means something only for as long as rows are
 * not renumbered, and in one process.
 */
public final class Generations {
  private final long epoch;
  private @Nullable Rows latest;
  private int generation;

  /**
   * @param epoch differs from that of every earlier process, such as the time of its start
   */
  public Generations(long epoch) {
    this.epoch = epoch;
  }

  /** The position before {@code row}, as a text without spaces. */
  synchronized String position(Rows rows, int row) {
    return prefix(rows) + row;
  }

  /** The row of a position, or −1 where it was of another generation, or none at all. */
  synchronized int row(String position, Rows rows) {
    String prefix = prefix(rows);
    if (!position.startsWith(prefix)) {
      return -1;
    }
    try {
      return Integer.parseInt(position.substring(prefix.length()));
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private String prefix(Rows rows) {
    if (rows != latest) {
      latest = rows;
      generation++;
    }
    return Long.toString(epoch, Character.MAX_RADIX) + "." + generation + ".";
  }
}
