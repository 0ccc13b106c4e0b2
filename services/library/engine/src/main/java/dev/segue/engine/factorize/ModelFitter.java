package dev.segue.engine.factorize;

import dev.segue.engine.sample.BottomKSample;
import dev.segue.engine.sample.FeatureTotals;
import java.util.Collection;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.jspecify.annotations.Nullable;

/**
 * Fits a recipe to the evidence of a catalogue: the seam between the stream and the arithmetic.
 *
 * <p>Three fits, all functions of their arguments: {@link #refresh} for every batch of evidence,
 * {@link #challenge} when the catalogue has grown by half, {@link #settle} when the stream is
 * quiet. The order in which the sample is given does not matter.
 */
public final class ModelFitter {

  /** A challenger must be better by a tenth of a percent, or components would move for nothing. */
  private static final double MARGIN = 0.999;

  private ModelFitter() {}

  /**
   * The outcome of a fit.
   *
   * @param model the candidate; empty where the catalogue has nothing to factorise
   * @param iterations how many turns the solver made; 0 where it made none
   * @param sentence what was fitted, or why nothing was
   */
  public record Fit(Optional<FactorModel> model, int iterations, String sentence) {

    static Fit nothing(String why) {
      return new Fit(Optional.empty(), 0, why);
    }
  }

  /**
   * Goes on from the newest candidate, by a few turns of alternating least squares. Where it has
   * other features or another number of components than are wanted now, and where there is none,
   * the fit is afresh with the solver of the recipe.
   *
   * <p>A recipe of multiplicative updates is always fitted afresh: they stop so far from where any
   * other step would go that a refreshed model and a settled one would take turns for ever.
   *
   * @param sample rows of the catalogue, a uniform sample or all of it. Not modified
   * @param totals of the whole catalogue; its ranges are those of min-max features. Not modified
   * @param served the model from which components take their identity, and the version after which
   *     the candidate comes; null before the first
   * @param newest the newest candidate, which may be further on than the served model; null where
   *     there is none
   * @param nowMillis the time to put into the model
   */
  public static Fit refresh(
      Recipe recipe,
      Collection<BottomKSample.Entry> sample,
      FeatureTotals totals,
      @Nullable FactorModel served,
      @Nullable FactorModel newest,
      long nowMillis) {
    FitTable table = FitTable.of(recipe, sample, totals);
    if (table.isEmpty()) {
      return Fit.nothing(table.whyEmpty());
    }
    if (newest != null && recipe.solver() != Solver.MULTIPLICATIVE_UPDATES) {
      int k = recipe.rank().keep(newest.rank(), table.most());
      if (table.canContinue(newest, k)) {
        Factorization warm = warm(AlternatingLeastSquares.refresh(), recipe, table, newest);
        return table.model("Refreshed", warm, served, FitTable.Order.LASTING, nowMillis);
      }
    }
    return afresh(recipe, table, served, nowMillis);
  }

  /**
   * Fits once afresh and once on from the newest candidate, each until it has converged. The result
   * is the fresh fit only where its error is below {@value #MARGIN} of the other's: a stream that
   * began with one kind of music must not stay in the valley where that left it.
   *
   * @param sample rows of the catalogue, a uniform sample or all of it. Not modified
   * @param totals of the whole catalogue; its ranges are those of min-max features. Not modified
   * @param served the model from which components take their identity; its number of components
   *     changes only if the {@link RankRule} insists. Null before the first
   * @param newest the newest candidate; null where there is none
   * @param nowMillis the time to put into the model
   */
  public static Fit challenge(
      Recipe recipe,
      Collection<BottomKSample.Entry> sample,
      FeatureTotals totals,
      @Nullable FactorModel served,
      @Nullable FactorModel newest,
      long nowMillis) {
    FitTable table = FitTable.of(recipe, sample, totals);
    if (table.isEmpty()) {
      return Fit.nothing(table.whyEmpty());
    }
    int k = table.rank(recipe, served);
    if (newest == null
        || recipe.solver() == Solver.MULTIPLICATIVE_UPDATES
        || !table.canContinue(newest, k)) {
      return afresh(recipe, table, served, nowMillis);
    }
    Factorization warm = warm(AlternatingLeastSquares.cold(), recipe, table, newest);
    Factorization cold = recipe.solver().fit(table.v(), k);
    if (cold.relativeError() < MARGIN * warm.relativeError()) {
      return table.model("Challenged and beaten", cold, served, FitTable.Order.LASTING, nowMillis);
    }
    return table.model("Challenged in vain", warm, served, FitTable.Order.LASTING, nowMillis);
  }

  /**
   * The canonical fit: afresh, with the solver of the recipe, components in the order in which it
   * leaves them. Its {@link FactorModel#digest} is a function of the set of rows and of the totals
   * alone; only identities, names and aliases come from the served model.
   *
   * @param sample rows of the catalogue, a uniform sample or all of it. Not modified
   * @param totals of the whole catalogue; its ranges are those of min-max features. Not modified
   * @param served the model from which components take their identity; null before the first
   * @param nowMillis the time to put into the model
   */
  public static Fit settle(
      Recipe recipe,
      Collection<BottomKSample.Entry> sample,
      FeatureTotals totals,
      @Nullable FactorModel served,
      long nowMillis) {
    FitTable table = FitTable.of(recipe, sample, totals);
    return table.isEmpty()
        ? Fit.nothing(table.whyEmpty())
        : settle(recipe, table, served, nowMillis);
  }

  private static Fit settle(
      Recipe recipe, FitTable table, @Nullable FactorModel served, long nowMillis) {
    int k = recipe.rank().choose(table.v(), table.most(), 0);
    Factorization fit = recipe.solver().fit(table.v(), k);
    return table.model("Settled", fit, served, FitTable.Order.AS_SOLVED, nowMillis);
  }

  private static Fit afresh(
      Recipe recipe, FitTable table, @Nullable FactorModel served, long nowMillis) {
    if (recipe.settles()) {
      return settle(recipe, table, served, nowMillis);
    }
    Factorization fit = recipe.solver().fit(table.v(), table.rank(recipe, served));
    return table.model("Fitted afresh", fit, served, FitTable.Order.LASTING, nowMillis);
  }

  /** Rows of H keep their lengths where these tell which tracks are near. */
  private static Factorization warm(
      AlternatingLeastSquares solver, Recipe recipe, FitTable table, FactorModel newest) {
    DMatrixRMaj start =
        new DMatrixRMaj(newest.rank(), newest.transform().size(), true, newest.weights());
    Factorization fit = solver.fit(table.v(), start);
    return recipe.componentScale() == ComponentScale.AS_SOLVED
        ? fit.withLengths(newest.components().stream().mapToDouble(Component::length).toArray())
        : fit;
  }
}
