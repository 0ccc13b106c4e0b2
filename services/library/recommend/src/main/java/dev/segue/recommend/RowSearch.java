package dev.segue.recommend;

import dev.segue.catalogue.CatalogueSnapshot;
import dev.segue.catalogue.ServedModel;
import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.index.RowFilter;
import dev.segue.engine.index.TopN;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Exact searches in one snapshot, all with the same filter. */
final class RowSearch {
  private final CatalogueSnapshot snapshot;
  private final ServedModel served;
  private final RowFilter filter;
  private final int[] excluded;
  private final boolean looksAtFew;
  private final int[] onlyRows;

  /**
   * @param excluded rows that are never found. Not modified
   * @param only ids that alone are found; empty for all
   */
  RowSearch(
      CatalogueSnapshot snapshot,
      ServedModel served,
      RowFilter filter,
      int[] excluded,
      Set<String> only) {
    this.snapshot = snapshot;
    this.served = served;
    this.filter = filter;
    this.excluded = excluded.clone();
    onlyRows = only.isEmpty() ? new int[0] : RowSet.of(snapshot, only).toArray();
    looksAtFew = !only.isEmpty();
  }

  /** The same searches for rows that fulfil one more condition. */
  RowSearch where(RowFilter more) {
    return new RowSearch(this, AllOf.of(List.of(filter, more)));
  }

  private RowSearch(RowSearch other, RowFilter filter) {
    snapshot = other.snapshot;
    served = other.served;
    excluded = other.excluded;
    onlyRows = other.onlyRows;
    looksAtFew = other.looksAtFew;
    this.filter = filter;
  }

  CatalogueSnapshot snapshot() {
    return snapshot;
  }

  FactorModel model() {
    return served.model();
  }

  /** How alike a row and a query are: its score, when {@link #nearest} finds it. */
  EmbeddingSimilarity likeness() {
    return EmbeddingSimilarity.of(served.model());
  }

  /** A row's embedding. */
  float[] embedding(int row) {
    float[] embedding = new float[served.model().rank()];
    served.index().copyRow(row, embedding, 0);
    return embedding;
  }

  /** The rows most like {@code query}, ties by id. */
  List<Candidate> nearest(float[] query, int number, int limit) {
    // A tree cannot skip what a list of ids leaves out; so those rows are looked at alone.
    TopN top =
        looksAtFew
            ? served
                .index()
                .searchAmong(onlyRows, query, limit, filter, excluded, snapshot.rows()::compareIds)
            : served.index().search(query, limit, filter, excluded, snapshot.rows()::compareIds);
    List<Candidate> candidates = new ArrayList<>(top.size());
    for (int i = 0; i < top.size(); i++) {
      candidates.add(new Candidate(top.row(i), top.score(i), number));
    }
    return candidates;
  }
}
