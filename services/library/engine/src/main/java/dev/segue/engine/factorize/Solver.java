package dev.segue.engine.factorize;

import org.ejml.data.DMatrixRMaj;

/** How a recipe factorises a table from a fresh start. Each is a function of the table alone. */
public enum Solver {
  /** {@link CoordinateDescent}, as scikit-learn's {@code NMF} does it by default. */
  COORDINATE_DESCENT {
    @Override
    Factorization solve(DMatrixRMaj v, int k) {
      return CoordinateDescent.standard().fit(v, k);
    }
  },
  /** {@link MultiplicativeUpdate}, as scikit-learn's {@code NMF(solver="mu")} does it. */
  MULTIPLICATIVE_UPDATES {
    @Override
    Factorization solve(DMatrixRMaj v, int k) {
      return MultiplicativeUpdate.standard().fit(v, k);
    }
  },
  /** {@link AlternatingLeastSquares}: rows of H come out with length 1. */
  ALTERNATING_LEAST_SQUARES {
    @Override
    Factorization solve(DMatrixRMaj v, int k) {
      return AlternatingLeastSquares.cold().fit(v, k);
    }
  };

  /**
   * Factorises a table.
   *
   * <p>Alternating least squares pass over what is missing. The two others need a full table: there
   * the holes are first filled with what a masked least squares fit of the same rank expects in
   * them. So one hole more changes the result a little, and never the solver or the scale that it
   * leaves. The error is that on the entries that are not missing.
   *
   * @param v n by m, 0 or more, NaN where missing. Not modified
   * @param k number of components, at most n and at most m
   */
  public Factorization fit(DMatrixRMaj v, int k) {
    if (this == ALTERNATING_LEAST_SQUARES || !MissingEntries.occurIn(v)) {
      return solve(v, k);
    }
    Factorization masked = ALTERNATING_LEAST_SQUARES.solve(v, k);
    DMatrixRMaj filled = v.copy();
    MissingEntries.fill(v, masked.loadings(), masked.components(), filled);
    Factorization fit = solve(filled, k);
    return new Factorization(
        fit.loadings(),
        fit.components(),
        Residual.relative(v, fit.loadings(), fit.components()),
        fit.iterations());
  }

  abstract Factorization solve(DMatrixRMaj v, int k);
}
