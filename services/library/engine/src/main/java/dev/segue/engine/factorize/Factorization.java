package dev.segue.engine.factorize;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** The result of a solver: V ~ W H with W and H non-negative. Immutable. */
public final class Factorization {

  private final DMatrixRMaj w;
  private final DMatrixRMaj h;
  private final double relativeError;
  private final int iterations;

  /** Takes over both matrices; the caller gives them up. */
  Factorization(DMatrixRMaj w, DMatrixRMaj h, double relativeError, int iterations) {
    this.w = w;
    this.h = h;
    this.relativeError = relativeError;
    this.iterations = iterations;
  }

  /** Number of rows of V. */
  public int rows() {
    return w.numRows;
  }

  /** Number of components. */
  public int rank() {
    return h.numRows;
  }

  /** Number of columns of V. */
  public int features() {
    return h.numCols;
  }

  /** An entry of W: how much of a component a row has. */
  public double w(int row, int component) {
    return w.get(row, component);
  }

  /** An entry of H: the weight of a feature in a component. */
  public double h(int component, int feature) {
    return h.get(component, feature);
  }

  /** ||V - W H|| / ||V||, Frobenius norm, over the entries that are not missing. */
  public double relativeError() {
    return relativeError;
  }

  /** How many times W and H were improved. */
  public int iterations() {
    return iterations;
  }

  /** The length of the row of H. */
  double length(int component) {
    double squares = 0;
    for (int j = 0; j < h.numCols; j++) {
      squares += h(component, j) * h(component, j);
    }
    return Math.sqrt(squares);
  }

  /** Root mean square of the column of W. */
  double rms(int component) {
    double squares = 0;
    for (int row = 0; row < w.numRows; row++) {
      squares += w(row, component) * w(row, component);
    }
    return Math.sqrt(squares / w.numRows);
  }

  /**
   * The same product with rows of H of these lengths; columns of W get what they lose. A row
   * without length stays as it is.
   *
   * @param lengths positive, one for each component. Not modified
   */
  Factorization withLengths(double[] lengths) {
    DMatrixRMaj otherW = w.copy();
    DMatrixRMaj otherH = h.copy();
    for (int i = 0; i < h.numRows; i++) {
      double length = length(i);
      if (length > 0) {
        CommonOps_DDRM.scaleRow(lengths[i] / length, otherH, i);
        CommonOps_DDRM.scaleCol(length / lengths[i], otherW, i);
      }
    }
    return new Factorization(otherW, otherH, relativeError, iterations);
  }

  /** H itself, for the kernels of this package; not to be modified. */
  DMatrixRMaj components() {
    return h;
  }

  /** W itself, for the kernels of this package; not to be modified. */
  DMatrixRMaj loadings() {
    return w;
  }
}
