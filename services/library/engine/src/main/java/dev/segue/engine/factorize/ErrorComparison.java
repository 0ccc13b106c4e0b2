package dev.segue.engine.factorize;

import dev.segue.engine.sample.BottomKSample;
import dev.segue.engine.scale.FeatureScaling;
import java.util.Collection;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The relative errors of two models on the same rows in the same units, those of the second: what
 * the first says of a track is taken back to the values of its features and scaled as the second
 * scales them. So versions of other ranges, and of another number of components, can be compared.
 *
 * @param served ||V - V'|| / ||V|| over what is not missing, where V' is what the served model says
 * @param candidate the same of the candidate
 */
public record ErrorComparison(double served, double candidate) {

  /**
   * Compares two models that read the same features.
   *
   * @param sample the rows. Not modified
   * @throws IllegalArgumentException if the models read different features
   */
  public static ErrorComparison of(
      FactorModel served, FactorModel candidate, Collection<BottomKSample.Entry> sample) {
    if (!served.transform().features().equals(candidate.transform().features())) {
      throw new IllegalArgumentException(
          "Versions %d and %d of model %s read different features"
              .formatted(served.version(), candidate.version(), candidate.name()));
    }
    DMatrixRMaj v = SampleTable.of(sample, candidate.transform());
    DMatrixRMaj said = said(served, sample);
    for (int j = 0; j < v.numCols; j++) {
      FeatureScaling from = served.transform().scalings().get(j);
      FeatureScaling to = candidate.transform().scalings().get(j);
      if (!from.equals(to)) {
        for (int row = 0; row < v.numRows; row++) {
          int at = row * v.numCols + j;
          said.data[at] = to.scaled(from.transformed(said.data[at]));
        }
      }
    }
    return new ErrorComparison(distance(v, said), distance(v, said(candidate, sample)));
  }

  /** Whether the served model's error is greater than the candidate's by more than a share. */
  public boolean servedExceedsBy(double share) {
    return served >= (1 + share) * candidate && served - candidate > 1e-9;
  }

  /** Whether the candidate's error is greater than the served model's by more than a share. */
  public boolean candidateExceedsBy(double share) {
    return candidate > (1 + share) * served && candidate - served > 1e-9;
  }

  /** W H of the rows of a sample, W at its best. */
  private static DMatrixRMaj said(FactorModel model, Collection<BottomKSample.Entry> sample) {
    DMatrixRMaj v = SampleTable.of(sample, model.transform());
    DMatrixRMaj h = model.h();
    DMatrixRMaj w = new DMatrixRMaj(v.numRows, model.rank());
    AlternatingLeastSquares.solveRows(v, h, w);
    DMatrixRMaj product = new DMatrixRMaj(v.numRows, v.numCols);
    CommonOps_DDRM.mult(w, h, product);
    return product;
  }

  private static double distance(DMatrixRMaj v, DMatrixRMaj said) {
    double squares = 0;
    for (int at = 0; at < v.getNumElements(); at++) {
      double rest = v.data[at] - said.data[at];
      squares += Double.isNaN(v.data[at]) ? 0 : rest * rest;
    }
    double norm = Residual.squaredNorm(v);
    return norm == 0 ? 0 : Math.sqrt(squares / norm);
  }
}
