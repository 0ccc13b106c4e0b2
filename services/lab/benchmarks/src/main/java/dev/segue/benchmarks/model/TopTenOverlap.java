package dev.segue.benchmarks.model;

import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.factorize.Factorization;
import dev.segue.engine.factorize.Projection;
import dev.segue.engine.factorize.Similarity;
import dev.segue.engine.index.EmbeddingIndex;
import dev.segue.engine.index.KdTreeIndex;
import dev.segue.engine.index.Metric;
import dev.segue.engine.index.RangeColumns;
import dev.segue.engine.index.RowFilter;
import dev.segue.engine.index.RowOrder;
import dev.segue.engine.index.TopN;
import dev.segue.engine.track.FeatureVector;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How many of the ten nearest tracks two models share, by the similarity of the first. Both are
 * read at one scale, that of components of length 1, since a factorisation leaves the scale of its
 * components open.
 */
final class TopTenOverlap {
  private static final int QUERIES = 2_000;
  private static final int LIMIT = 10;

  private TopTenOverlap() {}

  /** The share, 0..1, over evenly spread queries; {@code other} is a factorisation of the rows. */
  static double of(FactorModel model, Factorization other, List<FeatureVector> rows) {
    int k = model.rank();
    Projection projection = new Projection(model);
    boolean cosine = model.similarity() == Similarity.COSINE;
    Metric metric = cosine ? Metric.DOT : Metric.DISTANCE;
    KdTreeIndex ours = new KdTreeIndex(k, metric, RangeColumns.NONE);
    KdTreeIndex theirs = new KdTreeIndex(other.rank(), metric, RangeColumns.NONE);
    double[] lengths = lengths(other);
    double[] w = new double[k];
    double[] u = new double[other.rank()];
    for (int row = 0; row < rows.size(); row++) {
      projection.contributions(rows.get(row), w);
      ours.append(placed(w, cosine), 0);
      for (int i = 0; i < u.length; i++) {
        u[i] = other.w(row, i) * lengths[i];
      }
      theirs.append(placed(u, cosine), 0);
    }
    ours.merge();
    theirs.merge();
    long shared = 0;
    int queries = Math.min(QUERIES, rows.size());
    for (int q = 0; q < queries; q++) {
      int row = (int) ((long) q * rows.size() / queries);
      Set<Integer> near = nearest(ours.snapshot(), k, row);
      near.retainAll(nearest(theirs.snapshot(), other.rank(), row));
      shared += near.size();
    }
    return (double) shared / queries / LIMIT;
  }

  private static double[] lengths(Factorization fit) {
    double[] lengths = new double[fit.rank()];
    for (int i = 0; i < lengths.length; i++) {
      double squares = 0;
      for (int j = 0; j < fit.features(); j++) {
        squares += fit.h(i, j) * fit.h(i, j);
      }
      lengths[i] = Math.sqrt(squares);
    }
    return lengths;
  }

  /** As an index has it: a direction where angles are compared, a place where distances are. */
  private static float[] placed(double[] w, boolean cosine) {
    double squares = 0;
    for (double x : w) {
      squares += x * x;
    }
    double length = cosine && squares > 0 ? Math.sqrt(squares) : 1;
    float[] placed = new float[w.length];
    for (int i = 0; i < w.length; i++) {
      placed[i] = (float) (w[i] / length);
    }
    return placed;
  }

  private static Set<Integer> nearest(EmbeddingIndex.Snapshot index, int rank, int row) {
    TopN top =
        index.search(
            query(index, rank, row), LIMIT, RowFilter.ALL, new int[] {row}, RowOrder.APPENDED);
    Set<Integer> rows = new HashSet<>();
    for (int at = 0; at < top.size(); at++) {
      rows.add(top.row(at));
    }
    return rows;
  }

  private static float[] query(EmbeddingIndex.Snapshot index, int rank, int row) {
    float[] query = new float[rank];
    index.copyRow(row, query, 0);
    return query;
  }
}
