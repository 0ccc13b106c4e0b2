package dev.segue.catalogue;

import dev.segue.catalogue.TitleMatch.Kind;
import dev.segue.engine.index.RowFilter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntConsumer;
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
    return search(catalogue, text, popularityFeature, limit, after, RowFilter.ALL).matches();
  }

  /**
   * What a search found.
   *
   * @param total how many tracks match
   * @param matches the first of them
   */
  public record Found(int total, List<TitleMatch> matches) {
    public Found {
      matches = List.copyOf(matches);
    }
  }

  /**
   * The first {@code limit} matches of those tracks that pass, and how many there are.
   *
   * @param filter is asked only about rows whose text matches
   */
  public static Found find(
      CatalogueSnapshot catalogue,
      String text,
      int popularityFeature,
      int limit,
      RowFilter filter) {
    return search(catalogue, text, popularityFeature, limit, null, filter);
  }

  private static Found search(
      CatalogueSnapshot catalogue,
      String text,
      int popularityFeature,
      int limit,
      @Nullable TitleMatch after,
      RowFilter filter) {
    Rows rows = catalogue.rows();
    Comparator<Candidate> order =
        Comparator.<Candidate, Kind>comparing(c -> c.kind)
            .thenComparing(c -> c.popularity, Comparator.reverseOrder())
            .thenComparing((a, b) -> rows.compareIds(a.row, b.row));
    PriorityQueue<Candidate> best = new PriorityQueue<>(limit + 1, Collections.reverseOrder(order));
    byte[] afterId = after == null ? new byte[0] : IdTable.bytes(after.id());
    TitleQuery query = new TitleQuery(text);
    int total = 0;
    for (int row = 0; row < catalogue.rowLimit(); row++) {
      if (!catalogue.isLive(row)) {
        continue;
      }
      Kind kind = match(rows, row, query);
      if (kind == null || !filter.accepts(row)) {
        continue;
      }
      float value = rows.feature(row, popularityFeature);
      Candidate candidate = new Candidate(row, kind, Float.isNaN(value) ? -1 : value);
      if (after != null && !comesAfter(rows, candidate, after, afterId)) {
        continue;
      }
      total++;
      if (best.size() < limit) {
        best.add(candidate);
      } else if (limit > 0 && order.compare(candidate, best.element()) < 0) {
        best.remove();
        best.add(candidate);
      }
    }
    List<Candidate> sorted = new ArrayList<>(best);
    sorted.sort(order);
    return new Found(
        total,
        sorted.stream().map(c -> new TitleMatch(rows.id(c.row), c.kind, c.popularity)).toList());
  }

  /** Calls for every track in whose title or artists all words of the text are, in any order. */
  public static void forEachMatch(CatalogueSnapshot catalogue, String text, IntConsumer consumer) {
    Rows rows = catalogue.rows();
    TitleQuery query = new TitleQuery(text);
    for (int row = 0; row < catalogue.rowLimit(); row++) {
      if (catalogue.isLive(row) && match(rows, row, query) != null) {
        consumer.accept(row);
      }
    }
  }

  private static @Nullable Kind match(Rows rows, int row, TitleQuery query) {
    ByteColumn column = rows.block(row).text;
    int local = row & RowBlock.MASK;
    return query.match(column.bytes(), column.start(local), column.end(local));
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
