package dev.segue.benchmarks.model;

import dev.segue.engine.factorize.CatalogueGrowth;
import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.factorize.ModelFitter;
import dev.segue.engine.factorize.Promotion;
import dev.segue.engine.factorize.Recipe;
import dev.segue.engine.sample.BottomKSample.Entry;
import dev.segue.engine.sample.FeatureTotals;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The streams app's learner without the app: a refresh for each batch of evidence, a challenger
 * when the catalogue has grown by half, promotion where it is worth it.
 */
final class Learner {
  private final Recipe recipe;
  private @Nullable FactorModel served;
  private @Nullable FactorModel candidate;
  private long challengedAt;
  private int driftsSeen;
  private int promotions;

  Learner(Recipe recipe) {
    this.recipe = recipe;
  }

  /** Learns from a batch of evidence. */
  void learn(List<Entry> sample, FeatureTotals totals) {
    boolean grown = CatalogueGrowth.byHalf(totals.tracks(), challengedAt);
    ModelFitter.Fit fit =
        candidate != null && grown
            ? ModelFitter.challenge(recipe, sample, totals, served, candidate, 0)
            : ModelFitter.refresh(recipe, sample, totals, served, candidate, 0);
    challengedAt = grown ? totals.tracks() : Math.min(challengedAt, totals.tracks());
    FactorModel newest = fit.model().orElseThrow(() -> new IllegalStateException(fit.sentence()));
    candidate = newest;
    Promotion.Decision decision = Promotion.decide(served, newest, sample, driftsSeen);
    driftsSeen = decision.driftsSeen();
    if (decision.promote()) {
      served = newest;
      promotions++;
    }
  }

  /** What the model becomes once no events come. */
  FactorModel settled(List<Entry> sample, FeatureTotals totals) {
    ModelFitter.Fit fit = ModelFitter.settle(recipe, sample, totals, served, 0);
    return fit.model().orElseThrow(() -> new IllegalStateException(fit.sentence()));
  }

  /** The model that answers. */
  FactorModel served() {
    return Objects.requireNonNull(served, "learn comes first");
  }

  /** The model of the last batch. */
  FactorModel candidate() {
    return Objects.requireNonNull(candidate, "learn comes first");
  }

  /** How often the served model changed. */
  int promotions() {
    return promotions;
  }
}
