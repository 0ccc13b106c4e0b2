package dev.segue.engine.factorize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * Whether components are a property of the music or of the sample: fitted afresh on four halves of
 * it, do they come out alike?
 */
final class Stability {

  /** From here on half-samples agree. */
  static final double STABLE = 0.90;

  private static final AlternatingLeastSquares SOLVER = new AlternatingLeastSquares(100, 1e-5);

  private Stability() {}

  /**
   * The least cosine between matched components of two halves, as the mean over all pairs of
   * halves. The rows of a bottom-k sample are in random order, so the halves are taken by position.
   *
   * @param v at least 4 k rows. Not modified
   */
  static double of(DMatrixRMaj v, int k) {
    return agreement(halves(v, k));
  }

  /** The components of the four halves. */
  static List<DMatrixRMaj> halves(DMatrixRMaj v, int k) {
    List<DMatrixRMaj> fits = new ArrayList<>();
    for (int half = 0; half < 4; half++) {
      fits.add(SOLVER.fit(half(v, half), k).components());
    }
    return fits;
  }

  static double agreement(List<DMatrixRMaj> fits) {
    double sum = 0;
    int pairs = 0;
    for (int a = 0; a < fits.size(); a++) {
      for (int b = a + 1; b < fits.size(); b++) {
        sum += leastCosine(fits.get(a), fits.get(b));
        pairs++;
      }
    }
    return sum / pairs;
  }

  /** Even rows, odd rows, the first two of every four, the other two. */
  private static DMatrixRMaj half(DMatrixRMaj v, int which) {
    int m = v.numCols;
    double[] rows = new double[v.getNumElements()];
    int count = 0;
    for (int row = 0; row < v.numRows; row++) {
      int bit = which < 2 ? row & 1 : row >> 1 & 1;
      if (bit == (which & 1)) {
        System.arraycopy(v.data, row * m, rows, count * m, m);
        count++;
      }
    }
    return new DMatrixRMaj(count, m, true, Arrays.copyOf(rows, count * m));
  }

  private static double leastCosine(DMatrixRMaj a, DMatrixRMaj b) {
    int k = a.numRows;
    double[][] cosines = new double[k][k];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        cosines[i][j] = cosine(a, i, b, j);
      }
    }
    int[] assigned = ComponentAlignment.assign(cosines, k);
    double least = 1;
    for (int i = 0; i < k; i++) {
      least = Math.min(least, cosines[i][assigned[i]]);
    }
    return least;
  }

  private static double cosine(DMatrixRMaj a, int i, DMatrixRMaj b, int j) {
    int m = a.numCols;
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int f = 0; f < m; f++) {
      double x = a.data[i * m + f];
      double y = b.data[j * m + f];
      ab += x * y;
      aa += x * x;
      bb += y * y;
    }
    return aa == 0 || bb == 0 ? 0 : ab / Math.sqrt(aa * bb);
  }
}
