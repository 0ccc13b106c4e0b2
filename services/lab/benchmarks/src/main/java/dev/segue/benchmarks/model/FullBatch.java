package dev.segue.benchmarks.model;

import dev.segue.engine.factorize.AlternatingLeastSquares;
import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.factorize.Factorization;
import dev.segue.engine.factorize.Projection;
import dev.segue.engine.scale.FeatureTransform;
import dev.segue.engine.track.FeatureVector;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * What a model is compared with: the best of ten factorisations of all rows, each from a random
 * start, until a turn gains less than one part in ten million. A start is brought near on some of
 * the rows first, which saves time and leaves ten starts ten starts.
 */
final class FullBatch {
  private static final int STARTS = 10;
  private static final int NEAR_ROWS = 2_048;
  private static final AlternatingLeastSquares NEAR = new AlternatingLeastSquares(1_000, 1e-6);
  private static final AlternatingLeastSquares TIGHT = new AlternatingLeastSquares(2_000, 1e-7);

  private FullBatch() {}

  /** Rows under a transform. */
  static DMatrixRMaj table(List<FeatureVector> rows, FeatureTransform transform) {
    DMatrixRMaj v = new DMatrixRMaj(rows.size(), transform.size());
    double[] scaled = new double[transform.size()];
    for (int row = 0; row < rows.size(); row++) {
      transform.apply(rows.get(row), scaled);
      System.arraycopy(scaled, 0, v.data, row * scaled.length, scaled.length);
    }
    return v;
  }

  /** The best factorisation of the table with {@code k} components. */
  static Factorization best(DMatrixRMaj v, int k) {
    DMatrixRMaj near = everyNth(v, Math.max(1, v.numRows / NEAR_ROWS));
    return IntStream.range(0, STARTS)
        .parallel()
        .mapToObj(seed -> TIGHT.fit(v, components(NEAR.fit(near, random(k, v.numCols, seed)))))
        .min(Comparator.comparingDouble(Factorization::relativeError))
        .orElseThrow();
  }

  /** ||V - W H|| / ||V|| of rows under the model's own transform, W at its best. */
  static double relativeError(FactorModel model, List<FeatureVector> rows) {
    Projection projection = new Projection(model);
    int k = model.rank();
    int m = model.transform().size();
    double[] scaled = new double[m];
    double[] w = new double[k];
    double rest = 0;
    double all = 0;
    for (FeatureVector row : rows) {
      projection.weights(row, w);
      model.transform().apply(row, scaled);
      for (int j = 0; j < m; j++) {
        if (Double.isNaN(scaled[j])) {
          continue;
        }
        double left = scaled[j];
        for (int i = 0; i < k; i++) {
          left -= w[i] * model.components().get(i).weight(j);
        }
        rest += left * left;
        all += scaled[j] * scaled[j];
      }
    }
    return Math.sqrt(rest / all);
  }

  private static DMatrixRMaj everyNth(DMatrixRMaj v, int step) {
    DMatrixRMaj some = new DMatrixRMaj((v.numRows + step - 1) / step, v.numCols);
    for (int row = 0; row < some.numRows; row++) {
      System.arraycopy(v.data, row * step * v.numCols, some.data, row * v.numCols, v.numCols);
    }
    return some;
  }

  private static DMatrixRMaj random(int k, int m, long seed) {
    Random random = new Random(seed);
    DMatrixRMaj h = new DMatrixRMaj(k, m);
    for (int i = 0; i < h.data.length; i++) {
      h.data[i] = random.nextDouble();
    }
    return h;
  }

  private static DMatrixRMaj components(Factorization fit) {
    DMatrixRMaj h = new DMatrixRMaj(fit.rank(), fit.features());
    for (int i = 0; i < h.numRows; i++) {
      for (int j = 0; j < h.numCols; j++) {
        h.set(i, j, fit.h(i, j));
      }
    }
    return h;
  }
}
