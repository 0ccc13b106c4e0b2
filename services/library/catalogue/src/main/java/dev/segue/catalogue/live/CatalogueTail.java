package dev.segue.catalogue.live;

import dev.segue.catalogue.CatalogueSnapshot;
import dev.segue.catalogue.Rows;
import java.util.ArrayList;
import java.util.List;

/**
 * Follows the tracks that arrive or change, by the rows that are appended for them. Nothing is kept
 * or called while they arrive: whoever follows, looks. Deletes are not seen.
 *
 * <p>Owned by one thread.
 */
public final class CatalogueTail {
  private final Generations generations;
  private Rows rows;
  private int next;
  private boolean gap;

  /**
   * New tracks since the last look.
   *
   * @param rows in the order of arrival; each is alive in the snapshot
   * @param skipped how many others there were before them
   * @param gap whether tracks may have been missed that are not counted
   * @param before where a tail goes on that is to see all of this again
   * @param afterSkipped where a tail goes on that is to see the rows, but not those before them
   */
  public record Arrivals(
      List<Arrival> rows, int skipped, boolean gap, String before, String afterSkipped) {
    public Arrivals {
      rows = List.copyOf(rows);
    }
  }

  /**
   * A new track.
   *
   * @param after where a tail goes on that has seen this row, but none after it
   */
  public record Arrival(int row, String after) {}

  /**
   * A tail that begins after a position that an earlier one gave, or, where that is no longer
   * known, {@code recent} tracks before the end, with a gap.
   *
   * @param position from {@link Arrivals} or {@link Arrival}; empty for none, which is no gap
   */
  public CatalogueTail(
      Generations generations, CatalogueSnapshot now, String position, int recent) {
    this.generations = generations;
    rows = now.rows();
    int known = generations.row(position, rows);
    if (known >= 0 && known <= now.rowLimit()) {
      next = known;
    } else {
      next = before(now, recent);
      gap = !position.isEmpty();
    }
  }

  private static int before(CatalogueSnapshot now, int recent) {
    int row = now.rowLimit();
    for (int tracks = 0; row > 0 && tracks < recent; row--) {
      tracks += now.isLive(row - 1) ? 1 : 0;
    }
    return row;
  }

  /** Looks at what has come since the last call, and returns the latest {@code most} of it. */
  public Arrivals look(CatalogueSnapshot now, int most) {
    if (now.rows() != rows) {
      // Dead rows were reclaimed and the others renumbered: where we were is lost.
      rows = now.rows();
      next = now.rowLimit();
      gap = true;
    }
    int end = Math.max(next, now.rowLimit());
    int first = end;
    int skipped = 0;
    List<Arrival> found = new ArrayList<>();
    for (int row = end - 1; row >= next; row--) {
      if (!now.isLive(row)) {
        continue; // changed again since
      }
      if (found.size() < most) {
        found.add(0, new Arrival(row, generations.position(rows, row + 1)));
        first = row;
      } else {
        skipped++;
      }
    }
    Arrivals arrivals =
        new Arrivals(
            found,
            skipped,
            gap,
            generations.position(rows, next),
            generations.position(rows, first));
    next = end;
    gap = false;
    return arrivals;
  }
}
