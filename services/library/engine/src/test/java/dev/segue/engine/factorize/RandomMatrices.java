package dev.segue.engine.factorize;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Random non-negative matrices from a seed. */
final class RandomMatrices {

  private RandomMatrices() {}

  static DMatrixRMaj dense(long seed, int rows, int columns) {
    SplittableRandom random = new SplittableRandom(seed);
    DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
    Arrays.setAll(matrix.data, at -> random.nextDouble());
    return matrix;
  }

  /** Non-negative, about half of it zero: the factors of such a product can be recovered. */
  static DMatrixRMaj sparse(long seed, int rows, int columns) {
    SplittableRandom random = new SplittableRandom(seed);
    DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
    Arrays.setAll(matrix.data, at -> random.nextBoolean() ? 0 : random.nextDouble());
    return matrix;
  }

  /** A product of non-negative factors of the given rank. */
  static DMatrixRMaj product(long seed, int rows, int columns, int rank) {
    DMatrixRMaj product = new DMatrixRMaj(rows, columns);
    CommonOps_DDRM.mult(sparse(seed, rows, rank), sparse(seed + 1, rank, columns), product);
    return product;
  }

  /** A copy from which this share of the entries is taken away. */
  static DMatrixRMaj withHoles(long seed, DMatrixRMaj full, double share) {
    SplittableRandom random = new SplittableRandom(seed);
    DMatrixRMaj matrix = full.copy();
    for (int at = 0; at < matrix.getNumElements(); at++) {
      matrix.data[at] = random.nextDouble() < share ? Double.NaN : matrix.data[at];
    }
    return matrix;
  }
}
