package dev.segue.offline.fit;

import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.factorize.Projection;
import dev.segue.engine.track.FeatureVector;
import dev.segue.offline.OfflineRow;
import java.util.List;

/**
 * Where a model places the rows of a table: the rows of W, each the exact non-negative least
 * squares solution for the model's H, just as a query node places the tracks of its catalogue.
 *
 * <p>A solver stops with a W of its own, which is as near to this one as its tolerance; tracks that
 * come later can only be placed, so all are.
 */
public final class Placement {

  private final int rank;
  private final double[] weights;
  private final int[] categories;
  private final double[] shares;
  private final int[] counts;
  private final double squaredError;
  private final double squaredNorm;

  private Placement(
      int rank,
      double[] weights,
      int[] categories,
      double[] shares,
      double squaredError,
      double squaredNorm) {
    this.rank = rank;
    this.weights = weights;
    this.categories = categories;
    this.shares = shares;
    this.squaredError = squaredError;
    this.squaredNorm = squaredNorm;
    this.counts = new int[rank];
    for (int category : categories) {
      if (category >= 0) {
        counts[category]++;
      }
    }
  }

  /** Places all rows, in their order. */
  public static Placement of(List<OfflineRow> rows, FactorModel model) {
    int k = model.rank();
    int m = model.transform().size();
    double[] weights = new double[rows.size() * k];
    int[] categories = new int[rows.size()];
    double[] shares = new double[rows.size()];
    Projection projection = new Projection(model);
    double[] w = new double[k];
    double[] v = new double[m];
    double squaredError = 0;
    double squaredNorm = 0;
    for (int row = 0; row < rows.size(); row++) {
      FeatureVector features = rows.get(row).features();
      categories[row] = projection.strongestComponent(features);
      projection.contributions(features, w);
      shares[row] = share(w, categories[row]);
      projection.weights(features, w);
      System.arraycopy(w, 0, weights, row * k, k);
      model.transform().apply(features, v);
      for (int j = 0; j < m; j++) {
        if (!Double.isNaN(v[j])) {
          squaredNorm += v[j] * v[j];
          double rest = v[j];
          for (int i = 0; i < k; i++) {
            rest -= w[i] * model.components().get(i).weight(j);
          }
          squaredError += rest * rest;
        }
      }
    }
    return new Placement(k, weights, categories, shares, squaredError, squaredNorm);
  }

  private static double share(double[] contributions, int category) {
    double sum = 0;
    for (double contribution : contributions) {
      sum += contribution;
    }
    return category < 0 ? 0 : contributions[category] / sum;
  }

  /** Number of rows. */
  public int rows() {
    return categories.length;
  }

  /** An entry of W: how much of a component a row has. */
  public double weight(int row, int component) {
    return weights[row * rank + component];
  }

  /**
   * The component that contributes most to a row, by its place in the model; &minus;1 for a row
   * that no component explains.
   */
  public int category(int row) {
    return categories[row];
  }

  /** What part of all contributions is that of the row's category, 0..1. */
  public double share(int row) {
    return shares[row];
  }

  /** Number of rows in the category. */
  public int count(int component) {
    return counts[component];
  }

  /** ||V - W H||, Frobenius norm, over the entries of V that are not missing. */
  public double error() {
    return Math.sqrt(squaredError);
  }

  /** ||V - W H|| / ||V||; 0 where V is zero. */
  public double relativeError() {
    return squaredNorm == 0 ? 0 : Math.sqrt(squaredError / squaredNorm);
  }
}
