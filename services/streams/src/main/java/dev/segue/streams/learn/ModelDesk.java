package dev.segue.streams.learn;

import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.factorize.ModelFitter;
import dev.segue.engine.factorize.Promotion;
import dev.segue.engine.factorize.Recipe;
import dev.segue.engine.sample.BottomKSample.Entry;
import dev.segue.engine.sample.FeatureTotals;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one recipe's model up to date: fits it to the evidence, publishes the candidate, promotes
 * it where that is worth it.
 */
final class ModelDesk {
  /** How a fit starts. */
  enum Start {
    /** From the newest candidate: quick, and components stay what they are. */
    WARM,
    /** Afresh, as a challenger to what the warm fits have come to. */
    COLD
  }

  private static final Logger LOG = LoggerFactory.getLogger(ModelDesk.class);

  private final Recipe recipe;
  private final ModelShelf shelf;
  private int driftsSeen;

  ModelDesk(Recipe recipe, ModelShelf shelf) {
    this.recipe = recipe;
    this.shelf = shelf;
  }

  String model() {
    return recipe.name();
  }

  Optional<FactorModel> served() {
    return shelf.served();
  }

  /**
   * Fits, publishes and decides; the result is the candidate, or empty where there is nothing to
   * fit yet.
   */
  Optional<FactorModel> refresh(
      Collection<Entry> sample, FeatureTotals totals, Start start, long now) {
    @Nullable FactorModel served = shelf.served().orElse(null);
    @Nullable FactorModel newest = shelf.candidate().orElse(null);
    boolean settle = start == Start.COLD && recipe.settles();
    ModelFitter.Fit fit =
        start == Start.WARM
            ? ModelFitter.refresh(recipe, sample, totals, served, newest, now)
            : settle
                ? ModelFitter.settle(recipe, sample, totals, served, now)
                : ModelFitter.challenge(recipe, sample, totals, served, newest, now);
    FactorModel candidate = fit.model().orElse(null);
    if (candidate == null) {
      LOG.debug("{}", fit.sentence());
      return Optional.empty();
    }
    shelf.propose(candidate);
    Promotion.Decision decision =
        settle
            ? Promotion.settle(served, candidate)
            : Promotion.decide(served, candidate, sample, driftsSeen);
    driftsSeen = decision.driftsSeen();
    if (decision.promote()) {
      shelf.promote(candidate.withReason(decision.reason()));
      LOG.info(
          "Model {} version {} is served: {} {}",
          recipe.name(),
          candidate.version(),
          decision.reason(),
          fit.sentence());
    }
    return Optional.of(candidate);
  }
}
