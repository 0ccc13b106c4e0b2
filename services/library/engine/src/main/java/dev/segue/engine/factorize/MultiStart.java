package dev.segue.engine.factorize;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;

/**
 * A factorisation by {@link AlternatingLeastSquares} that does not hang on one start: the loss has
 * several valleys, and which one a descent ends in depends on where it begins.
 *
 * <p>The descent from {@link Nndsvd} with means for zeros is taken to its end. Where that is within
 * half a percent of the bound that {@link Spectrum} gives, nothing can be better by more, and it is
 * the result. Else the result of {@link CoordinateDescent}, which takes other ways down, is gone on
 * from; NNDSVD with its zeros, {@link ColumnStart} and random starts of a fixed seed are tried for
 * {@value #TRIAL} turns each, and the best of them are taken to their ends as well. A fit is a
 * function of the table alone, and never worse than what scikit-learn's default finds.
 *
 * @param solver how far a descent is taken
 * @param randomStarts how many are tried
 * @param finalists how many of those that are tried are taken to their end
 */
record MultiStart(AlternatingLeastSquares solver, int randomStarts, int finalists) {

  /** So near the bound no other start is worth its time. */
  private static final double NEAR = 1.005;

  /** Turns after which a start is judged. */
  private static final int TRIAL = 30;

  /** Who is further behind the best result is not taken to its end. */
  private static final double BEHIND = 1.05;

  /** Less is no reason to take another result than that of the first start. */
  private static final double GAIN = 0.9995;

  /** As scikit-learn does it by default, within bounds. */
  private static final CoordinateDescent DESCENT = new CoordinateDescent(1_000, 1e-4);

  /** Rows on which two random starts are tried and one is taken to its end. */
  private static final int BUDGET = 8_192;

  private static final long SEED = 0x5e9e;

  /**
   * For a model. A small table, on which valleys differ most and turns cost least, gets more of
   * all: so no fit costs much more than one of {@value #BUDGET} rows.
   */
  static MultiStart thorough(int rows) {
    int share = Math.max(1, BUDGET / Math.max(1, rows));
    AlternatingLeastSquares cold = AlternatingLeastSquares.cold();
    AlternatingLeastSquares solver =
        share < 4 ? cold : new AlternatingLeastSquares(3 * cold.maxIterations(), 1e-7);
    return new MultiStart(solver, 2 * Math.min(10, share), Math.min(8, share));
  }

  /** For a curve of many ranks: what is left to gain is a few tenths of a percent. */
  static MultiStart quick() {
    return new MultiStart(new AlternatingLeastSquares(100, 1e-5), 0, 1);
  }

  /**
   * Factorises a table.
   *
   * @param v n by m, 0 or more, NaN where missing. Not modified
   * @param k number of components, at most n and at most m
   */
  Factorization fit(DMatrixRMaj v, int k) {
    return fit(v, k, List.of());
  }

  /**
   * Factorises a table.
   *
   * @param v n by m, 0 or more, NaN where missing. Not modified
   * @param k number of components, at most n and at most m
   * @param more starts to be tried beside the usual ones, each k by m. Not modified
   */
  Factorization fit(DMatrixRMaj v, int k, List<DMatrixRMaj> more) {
    Factorization best = solver.fit(v, k);
    if (best.relativeError() <= NEAR * leastError(v, k)) {
      return best;
    }
    DMatrixRMaj filled = MissingEntries.filledWithMeans(v);
    DMatrixRMaj descended = DESCENT.fit(filled, k).components();
    best = better(best, solver.fit(v, descended));
    List<DMatrixRMaj> starts = new ArrayList<>(more);
    starts.add(Nndsvd.withZeros(filled, k).h());
    starts.add(ColumnStart.of(filled, k));
    starts.addAll(random(k, v.numCols));
    AlternatingLeastSquares trial = new AlternatingLeastSquares(TRIAL, solver.tolerance());
    List<Factorization> tried =
        starts.stream()
            .map(start -> trial.fit(v, start))
            .sorted(Comparator.comparingDouble(Factorization::relativeError))
            .limit(finalists)
            .toList();
    for (Factorization finalist : tried) {
      if (finalist.relativeError() <= BEHIND * best.relativeError()) {
        best = better(best, solver.fit(v, finalist.components()));
      }
    }
    return best;
  }

  private static Factorization better(Factorization best, Factorization other) {
    return other.relativeError() < GAIN * best.relativeError() ? other : best;
  }

  /** The bound; nothing is known of it where entries are missing. */
  private static double leastError(DMatrixRMaj v, int k) {
    return MissingEntries.occurIn(v) ? 0 : Spectrum.of(v).bound(k);
  }

  private List<DMatrixRMaj> random(int k, int columns) {
    SplittableRandom random = new SplittableRandom(SEED);
    List<DMatrixRMaj> starts = new ArrayList<>();
    for (int i = 0; i < randomStarts; i++) {
      DMatrixRMaj start = new DMatrixRMaj(k, columns);
      for (int at = 0; at < start.getNumElements(); at++) {
        start.data[at] = random.nextDouble();
      }
      starts.add(start);
    }
    return starts;
  }
}
