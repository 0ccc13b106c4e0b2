package dev.segue.catalogue;

import dev.segue.catalogue.TitleMatch.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Finds tracks by title or artist with one pass over the search text of all rows.
 *
 * <p>Order: kind of match, then popularity (the highest first, missing last), then id. It is total,
 * so an answer can be continued after any of its tracks, and a track that arrives meanwhile neither
 * repeats nor hides another.
 */
public final class TitleSearch {
  private TitleSearch() {}

  /**
   * The first {@code limit} matches that come after {@code after} in the order of the answer.
   *
   * @param text what is searched for; blank finds every track
   * @param popularityFeature the number of the feature that orders equal matches
   */
  public static List<TitleMatch> find(
      CatalogueSnapshot catalogue,
      String text,
      int popularityFeature,
      int limit,
      @Nullable TitleMatch after) {
    TitleQuery query = new TitleQuery(text);
    Rows rows = catalogue.rows();
    Comparator<Candidate> order =
        Comparator.<Candidate, Kind>comparing(c -> c.kind)
            .thenComparing(c -> c.popularity, Comparator.reverseOrder())
            .thenComparing((a, b) -> rows.compareIds(a.row, b.row));
    PriorityQueue<Candidate> best = new PriorityQueue<>(limit + 1, Collections.reverseOrder(order));
    byte[] afterId = after == null ? new byte[0] : IdTable.bytes(after.id());
    for (int row = 0; row < catalogue.rowLimit(); row++) {
      if (!catalogue.isLive(row)) {
        continue;
      }
      ByteColumn column = rows.block(row).text;
      int local = row & RowBlock.MASK;
      Kind kind = query.match(column.bytes(), column.start(local), column.end(local));
      if (kind == null) {
        continue;
      }
      float value = rows.feature(row, popularityFeature);
      Candidate candidate = new Candidate(row, kind, Float.isNaN(value) ? -1 : value);
      if (after != null && !comesAfter(rows, candidate, after, afterId)) {
        continue;
      }
      if (best.size() < limit) {
        best.add(candidate);
      } else if (order.compare(candidate, best.element()) < 0) {
        best.remove();
        best.add(candidate);
      }
    }
    List<Candidate> sorted = new ArrayList<>(best);
    sorted.sort(order);
    return sorted.stream().map(c -> new TitleMatch(rows.id(c.row), c.kind, c.popularity)).toList();
  }

  private static boolean comesAfter(Rows rows, Candidate c, TitleMatch after, byte[] afterId) {
    int byKind = c.kind.compareTo(after.kind());
    if (byKind != 0) {
      return byKind > 0;
    }
    int byPopularity = Float.compare(after.popularity(), c.popularity);
    return byPopularity != 0 ? byPopularity > 0 : rows.compareId(c.row, afterId) > 0;
  }

  private record Candidate(int row, Kind kind, float popularity) {}
}
