package dev.segue.engine.factorize;

import java.util.Arrays;
import java.util.Comparator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.decomposition.QRDecomposition;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * A deterministic start for a factorisation: from each pair of singular vectors of V, the stronger
 * of its positive and its negative part. In the variant "a", zeros become the mean of V, so that a
 * solver that multiplies or descends can move them.
 *
 * <p>The singular vectors come from the eigenvectors of V'V, which is tiny, or from V. C. Boutsidis
 * and E. Gallopoulos, <i>SVD based initialization: a head start for nonnegative matrix
 * factorization</i>, Pattern Recognition 41 (2008); small values and the mean as in scikit-learn.
 *
 * @param w the start of W
 * @param h the start of H
 */
record Nndsvd(DMatrixRMaj w, DMatrixRMaj h) {

  private static final double SMALL = 1e-6;

  /**
   * @param v non-negative, no entry missing. Not modified
   * @param k number of components, at most the number of rows and of columns of V
   */
  static Nndsvd of(DMatrixRMaj v, int k) {
    return withMeans(v, withZeros(v, k));
  }

  /**
   * The same by singular vectors of V itself: where one column is a million times as long as
   * another, V'V has too few digits for the least of them.
   *
   * @param v non-negative, no entry missing. Not modified
   * @param k number of components, at most the number of rows and of columns of V
   */
  static Nndsvd ofAnyScale(DMatrixRMaj v, int k) {
    checkRank(v, k);
    return withMeans(v, of(v, singularVectors(v, k)));
  }

  private static Nndsvd withMeans(DMatrixRMaj v, Nndsvd start) {
    double mean = CommonOps_DDRM.elementSum(v) / v.getNumElements();
    raise(start.w, mean);
    raise(start.h, mean);
    return start;
  }

  /**
   * The plain variant, in which zeros stay zeros: for a solver that can move them.
   *
   * @param v non-negative, no entry missing. Not modified
   * @param k number of components, at most the number of rows and of columns of V
   */
  static Nndsvd withZeros(DMatrixRMaj v, int k) {
    checkRank(v, k);
    return of(v, rightSingularVectors(v, k));
  }

  private static void checkRank(DMatrixRMaj v, int k) {
    if (k < 1 || k > Math.min(v.numRows, v.numCols)) {
      throw new IllegalArgumentException(
          "%d components of a table of %d rows and %d columns".formatted(k, v.numRows, v.numCols));
    }
  }

  private static Nndsvd of(DMatrixRMaj v, DMatrixRMaj right) {
    int k = right.numRows;
    DMatrixRMaj left = new DMatrixRMaj(v.numRows, k);
    CommonOps_DDRM.multTransB(v, right, left);
    DMatrixRMaj w = new DMatrixRMaj(v.numRows, k);
    DMatrixRMaj h = new DMatrixRMaj(k, v.numCols);
    for (int i = 0; i < k; i++) {
      // A column of V * right has the length of its singular value.
      double singular = Math.sqrt(squares(left, i, v.numRows, k));
      if (singular > 0) {
        CommonOps_DDRM.scaleCol(1 / singular, left, i);
        fill(left, right, i, singular, w, h);
      }
    }
    return new Nndsvd(w, h);
  }

  /** Rows are the eigenvectors of V'V, by descending eigenvalue. */
  private static DMatrixRMaj rightSingularVectors(DMatrixRMaj v, int k) {
    int m = v.numCols;
    DMatrixRMaj gram = new DMatrixRMaj(m, m);
    CommonOps_DDRM.multInner(v, gram);
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(m, true, true);
    if (!eigen.decompose(gram)) {
      throw new IllegalArgumentException("The table has an entry that is not a number");
    }
    Integer[] order = new Integer[m];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> -eigen.getEigenvalue(i).getReal()));
    DMatrixRMaj right = new DMatrixRMaj(k, m);
    for (int i = 0; i < k; i++) {
      System.arraycopy(eigen.getEigenVector(order[i]).data, 0, right.data, i * m, m);
    }
    return right;
  }

  /**
   * Rows are the right singular vectors of V, by descending singular value. Where a column depends
   * on others to the last bit there is no triangle to take them from: then they come from V'V.
   */
  private static DMatrixRMaj singularVectors(DMatrixRMaj v, int k) {
    int m = v.numCols;
    QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(v.numRows, m);
    SingularValueDecomposition_F64<DMatrixRMaj> svd =
        DecompositionFactory_DDRM.svd(m, m, false, true, true);
    if (v.numRows < m || !qr.decompose(v.copy()) || !svd.decompose(qr.getR(null, true))) {
      return rightSingularVectors(v, k);
    }
    DMatrixRMaj vectors = svd.getV(null, true);
    double[] values = svd.getSingularValues();
    Integer[] order = new Integer[m];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> -values[i]));
    DMatrixRMaj right = new DMatrixRMaj(k, m);
    for (int i = 0; i < k; i++) {
      System.arraycopy(vectors.data, order[i] * m, right.data, i * m, m);
    }
    return right;
  }

  private static void fill(
      DMatrixRMaj left, DMatrixRMaj right, int i, double singular, DMatrixRMaj w, DMatrixRMaj h) {
    int n = left.numRows;
    int k = left.numCols;
    int m = right.numCols;
    int sign = 1;
    double strength = 1;
    double leftLength = 1;
    double rightLength = 1;
    if (i > 0) {
      double[] lengths = partLengths(left, right, i);
      sign = lengths[0] * lengths[1] > lengths[2] * lengths[3] ? 1 : -1;
      leftLength = sign > 0 ? lengths[0] : lengths[2];
      rightLength = sign > 0 ? lengths[1] : lengths[3];
      strength = leftLength * rightLength;
    }
    double factor = Math.sqrt(singular * strength);
    for (int row = 0; row < n; row++) {
      double value = left.data[row * k + i];
      w.data[row * k + i] = factor * part(value, i, sign) / leftLength;
    }
    for (int j = 0; j < m; j++) {
      h.data[i * m + j] = factor * part(right.data[i * m + j], i, sign) / rightLength;
    }
  }

  /** The first pair has no mixed signs but for rounding: its absolute value is taken. */
  private static double part(double value, int i, int sign) {
    return i == 0 ? Math.abs(value) : Math.max(0, sign * value);
  }

  /** Lengths of the positive parts of both vectors, and of the negative ones. */
  private static double[] partLengths(DMatrixRMaj left, DMatrixRMaj right, int i) {
    double[] squares = new double[4];
    for (int row = 0; row < left.numRows; row++) {
      double value = left.data[row * left.numCols + i];
      squares[value > 0 ? 0 : 2] += value * value;
    }
    for (int j = 0; j < right.numCols; j++) {
      double value = right.data[i * right.numCols + j];
      squares[value > 0 ? 1 : 3] += value * value;
    }
    Arrays.setAll(squares, at -> Math.sqrt(squares[at]));
    return squares;
  }

  private static double squares(DMatrixRMaj matrix, int column, int rows, int columns) {
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      double value = matrix.data[row * columns + column];
      sum += value * value;
    }
    return sum;
  }

  private static void raise(DMatrixRMaj matrix, double mean) {
    for (int at = 0; at < matrix.getNumElements(); at++) {
      if (matrix.data[at] < SMALL) {
        matrix.data[at] = mean;
      }
    }
  }
}
