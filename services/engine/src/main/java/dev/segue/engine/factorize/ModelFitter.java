package dev.segue.engine.factorize;

import dev.segue.engine.sample.BottomKSample;
import dev.segue.engine.sample.FeatureTotals;
import dev.segue.engine.scale.FeatureTransform;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/** Fits a recipe to the evidence of a catalogue: the seam between the stream and the arithmetic. */
public final class ModelFitter {

  private ModelFitter() {}

  /**
   * The outcome of a fit.
   *
   * @param model the candidate; empty where the catalogue has nothing to factorise
   * @param sentence what was fitted, or why nothing was
   */
  public record Fit(Optional<FactorModel> model, String sentence) {}

  /**
   * Fits the candidate for the next version.
   *
   * <p>With the features and the number of components of the previous model it starts from that
   * model's H, else afresh. Either way it is a function of its arguments; the order of the sample
   * does not matter to a sample given in its own order.
   *
   * @param sample rows of the catalogue, a uniform sample or all of it. Not modified
   * @param totals of the whole catalogue; its ranges are those of min-max features. Not modified
   * @param previous the served model, from which components take their identity; null for the first
   * @param nowMillis the time to put into the model
   */
  public static Fit fit(
      Recipe recipe,
      Collection<BottomKSample.Entry> sample,
      FeatureTotals totals,
      @Nullable FactorModel previous,
      long nowMillis) {
    return fit(recipe, sample, totals, previous, previous, nowMillis);
  }

  /**
   * Fits the candidate for the next version, starting from the newest candidate rather than from
   * the served model, which may be further away.
   *
   * @param served the model from which components take their identity, and the version after which
   *     the candidate comes; null before the first
   * @param newest the model whose H is the start if it has the same shape; null for a fresh start
   */
  public static Fit fit(
      Recipe recipe,
      Collection<BottomKSample.Entry> sample,
      FeatureTotals totals,
      @Nullable FactorModel served,
      @Nullable FactorModel newest,
      long nowMillis) {
    FeatureTransform transform = TransformFitter.fit(recipe.features(), sample, totals);
    DMatrixRMaj v = SampleTable.of(sample, transform);
    int varying = SampleTable.columnsWithWeight(v);
    if (v.numRows == 0 || varying == 0) {
      return nothing(
          sample.isEmpty()
              ? "There is no track to fit model %s on.".formatted(recipe.name())
              : "Model %s has nothing to fit: in each feature all %d tracks have the same value."
                  .formatted(recipe.name(), sample.size()));
    }
    // One component less than the columns: as many would be no factorisation but a copy.
    int most = Math.max(1, Math.min(varying - 1, v.numRows));
    int k = recipe.rank().choose(v, most, served == null ? 0 : served.rank());
    boolean warm = newest != null && canContinue(newest, transform, k);
    Factorization fit =
        warm
            ? AlternatingLeastSquares.refresh()
                .fit(v, new DMatrixRMaj(k, v.numCols, true, weights(newest)))
            : AlternatingLeastSquares.cold().fit(v, k);
    String sentence =
        "%s on %d of %d tracks, %d components, relative error %.5f after %d iterations."
            .formatted(
                warm ? "Refreshed" : "Fitted afresh",
                v.numRows,
                totals.tracks(),
                k,
                fit.relativeError(),
                fit.iterations());
    List<Component> components =
        ComponentAlignment.components(fit, transform, scales(recipe, fit), served);
    return new Fit(
        Optional.of(
            new FactorModel(
                recipe.name(),
                served == null ? 1 : served.version() + 1,
                transform,
                components,
                recipe.similarity(),
                fit.relativeError(),
                v.numRows,
                totals.tracks(),
                nowMillis,
                sentence)),
        sentence);
  }

  private static Fit nothing(String sentence) {
    return new Fit(Optional.empty(), sentence);
  }

  private static double[] weights(@Nullable FactorModel model) {
    return model == null ? new double[0] : model.weights();
  }

  /** A component without weights would never get any: then it is better to start afresh. */
  private static boolean canContinue(FactorModel model, FeatureTransform transform, int k) {
    return model.rank() == k
        && model.transform().features().equals(transform.features())
        && model.components().stream().allMatch(component -> component.length() > 0);
  }

  private static double[] scales(Recipe recipe, Factorization fit) {
    double[] scales = new double[fit.rank()];
    Arrays.fill(scales, 1);
    for (int i = 0; i < scales.length; i++) {
      double scale =
          switch (recipe.componentScale()) {
            case AS_SOLVED -> 1;
            case UNIT_COMPONENTS -> length(fit, i);
            case UNIT_RMS -> 1 / rootMeanSquare(fit, i);
          };
      // A component that no track has, or without weights, is left alone.
      scales[i] = scale > 0 && scale < Double.POSITIVE_INFINITY ? scale : 1;
    }
    return scales;
  }

  private static double length(Factorization fit, int component) {
    double squares = 0;
    for (int j = 0; j < fit.features(); j++) {
      squares += fit.h(component, j) * fit.h(component, j);
    }
    return Math.sqrt(squares);
  }

  private static double rootMeanSquare(Factorization fit, int component) {
    double squares = 0;
    for (int row = 0; row < fit.rows(); row++) {
      squares += fit.w(row, component) * fit.w(row, component);
    }
    return Math.sqrt(squares / fit.rows());
  }
}
