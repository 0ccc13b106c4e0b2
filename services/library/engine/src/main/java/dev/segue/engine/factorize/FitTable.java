package dev.segue.engine.factorize;

import dev.segue.engine.sample.BottomKSample;
import dev.segue.engine.sample.FeatureTotals;
import dev.segue.engine.scale.FeatureTransform;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * What a recipe makes of the evidence before anything is fitted, and the model it becomes
 * afterwards.
 *
 * @param v the table to factorise, NaN where missing; not to be modified
 * @param varying number of columns that are not all zero or missing
 * @param given number of rows of the sample, also those that have none of the features
 */
record FitTable(
    Recipe recipe, FeatureTransform transform, DMatrixRMaj v, int varying, int given, long tracks) {

  /** In which order the components of a model stand. */
  enum Order {
    /** As the solver leaves them: the same for the same table. The model has settled. */
    AS_SOLVED,
    /** As in the model before, so that nothing changes its place. */
    LASTING
  }

  static FitTable of(Recipe recipe, Collection<BottomKSample.Entry> sample, FeatureTotals totals) {
    FeatureTransform transform = TransformFitter.fit(recipe.features(), sample, totals);
    DMatrixRMaj v = SampleTable.of(sample, transform);
    return new FitTable(
        recipe, transform, v, SampleTable.columnsWithWeight(v), sample.size(), totals.tracks());
  }

  boolean isEmpty() {
    return v.numRows == 0 || varying == 0;
  }

  String whyEmpty() {
    return given == 0
        ? "There is no track to fit model %s on.".formatted(recipe.name())
        : "Model %s has nothing to fit: in each feature all %d tracks have the same value."
            .formatted(recipe.name(), given);
  }

  /** One component less than the columns: as many would be no factorisation but a copy. */
  int most() {
    return Math.max(1, Math.min(varying - 1, v.numRows));
  }

  /** The number of components that the recipe asks for, in view of the one that is served. */
  int rank(Recipe asked, @Nullable FactorModel served) {
    int current = served == null || asked.settles() ? 0 : served.rank();
    return asked.rank().choose(v, most(), current);
  }

  /** A component without weights would never get any: then it is better to start afresh. */
  boolean canContinue(FactorModel model, int k) {
    return model.rank() == k
        && model.transform().features().equals(transform.features())
        && model.components().stream().allMatch(component -> component.length() > 0);
  }

  ModelFitter.Fit model(
      String how, Factorization fit, @Nullable FactorModel served, Order order, long nowMillis) {
    String sentence =
        "%s on %d of %d tracks, %d components, relative error %.5f after %d iterations."
            .formatted(how, v.numRows, tracks, fit.rank(), fit.relativeError(), fit.iterations());
    List<Component> components =
        ComponentAlignment.components(fit, transform, recipe.componentScale(), served, order);
    FactorModel model =
        new FactorModel(
            recipe.name(),
            served == null ? 1 : served.version() + 1,
            transform,
            components,
            recipe.similarity(),
            fit.relativeError(),
            v.numRows,
            tracks,
            nowMillis,
            sentence,
            order == Order.AS_SOLVED);
    return new ModelFitter.Fit(Optional.of(model), fit.iterations(), sentence);
  }
}
