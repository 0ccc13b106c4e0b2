package dev.segue.catalogue.group;

import dev.segue.catalogue.Rows;
import dev.segue.catalogue.group.Grouping.Member;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The rows with the smallest distances, ties by id. */
final class NearestRows {
  private record Entry(int row, double distance) {}

  private final Rows rows;
  private final int most;
  private final Comparator<Entry> order;
  private final PriorityQueue<Entry> kept;

  NearestRows(Rows rows, int most) {
    this.rows = rows;
    this.most = most;
    order =
        Comparator.comparingDouble(Entry::distance)
            .thenComparing((a, b) -> rows.compareIds(a.row, b.row));
    kept = new PriorityQueue<>(order.reversed());
  }

  void offer(int row, double distance) {
    Entry farthest = kept.peek();
    if (farthest != null && kept.size() >= most && distance > farthest.distance) {
      return;
    }
    kept.add(new Entry(row, distance));
    if (kept.size() > most) {
      kept.remove();
    }
  }

  /** The nearest first. */
  List<Member> sorted() {
    return kept.stream()
        .sorted(order)
        .map(entry -> new Member(entry.row, rows.id(entry.row), entry.distance))
        .toList();
  }
}
