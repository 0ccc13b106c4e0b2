package dev.segue.engine.factorize;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The squared singular values of a table: what the best approximation of each rank would leave over
 * if its factors could have any sign. No non-negative factorisation of that rank is better.
 *
 * <p>C. Eckart and G. Young, <i>The approximation of one matrix by another of lower rank</i>
 * (1936).
 */
final class Spectrum {

  private final double[] eigenvalues;
  private final double total;
  private final double variance;

  private Spectrum(double[] eigenvalues, double total, double variance) {
    this.eigenvalues = eigenvalues;
    this.total = total;
    this.variance = variance;
  }

  /**
   * The spectrum of a table.
   *
   * @param v NaN where missing, read as the mean of its column. Not modified
   */
  static Spectrum of(DMatrixRMaj v) {
    DMatrixRMaj filled = MissingEntries.filledWithMeans(v);
    int m = v.numCols;
    DMatrixRMaj gram = new DMatrixRMaj(m, m);
    CommonOps_DDRM.multInner(filled, gram);
    double total = CommonOps_DDRM.trace(gram);
    DMatrixRMaj sums = CommonOps_DDRM.sumCols(filled, null);
    double means = 0;
    for (int j = 0; j < m; j++) {
      means += sums.data[j] * sums.data[j] / Math.max(1, v.numRows);
    }
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(m, false, true);
    if (!eigen.decompose(gram)) {
      throw new IllegalArgumentException("The table has an entry that is not a number");
    }
    double[] values = new double[m];
    for (int j = 0; j < m; j++) {
      values[j] = -Math.max(0, eigen.getEigenvalue(j).getReal());
    }
    Arrays.sort(values);
    Arrays.setAll(values, j -> -values[j]);
    return new Spectrum(values, total, total - means);
  }

  /** Least relative error of any factorisation with k components. */
  double bound(int k) {
    return total == 0 ? 0 : Math.sqrt(rest(k) / total);
  }

  /**
   * Share of the variance around the mean row that k components explain at best; below zero where
   * they leave more than the mean row does.
   */
  double explained(int k) {
    return variance <= 0 ? 1 : 1 - rest(k) / variance;
  }

  /** The least rank that explains the share, or {@code most}. */
  int smallestExplaining(double share, int most) {
    int k = 1;
    while (k < most && explained(k) < share) {
      k++;
    }
    return k;
  }

  private double rest(int k) {
    double rest = 0;
    for (int j = eigenvalues.length - 1; j >= k; j--) {
      rest += eigenvalues[j];
    }
    return rest;
  }
}
