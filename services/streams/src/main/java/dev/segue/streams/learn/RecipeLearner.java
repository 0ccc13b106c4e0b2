package dev.segue.streams.learn;

import dev.segue.engine.factorize.CatalogueGrowth;
import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.factorize.ModelFitter;
import dev.segue.engine.factorize.ModelFitter.Fit;
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
 * Keeps one recipe's model up to date: has it fitted to the evidence, publishes the candidate,
 * promotes it where that is worth it and no version is pinned.
 *
 * <p>While a fit is computed, an operator may have another version served; what is promoted is then
 * compared with that one.
 *
 * <p>All it remembers is in the store, so a restart changes no decision.
 */
final class RecipeLearner {
  private static final Logger LOG = LoggerFactory.getLogger(RecipeLearner.class);

  private final Recipe recipe;
  private final long fingerprint;
  private final ModelVersions versions;
  private final OperatorCommand operator;
  private final LearnerMemory memory;
  private ModelState state;

  RecipeLearner(Recipe recipe, ModelVersions versions, LearnerMemory memory) {
    this.recipe = recipe;
    this.fingerprint = recipe.digest();
    this.versions = versions;
    this.memory = memory;
    this.operator = new OperatorCommand(recipe.name(), versions);
    this.state =
        memory
            .state(recipe.name())
            .orElseGet(
                () -> // versions from before there was a state
                ModelState.start(fingerprint)
                        .promoted(versions.served().map(FactorModel::version).orElse(0)));
    memory.command(recipe.name()).ifPresent(operator::recall);
  }

  String model() {
    return recipe.name();
  }

  Optional<FactorModel> served() {
    return versions.served();
  }

  /** The fit that learns from new evidence; no candidate where there is nothing to fit yet. */
  NextFit refresh(Collection<Entry> sample, FeatureTotals totals, long now) {
    @Nullable FactorModel served = versions.served().orElse(null);
    boolean changed = served != null && state.recipe() != fingerprint;
    @Nullable FactorModel newest = changed ? null : versions.candidate().orElse(null);
    // Warm fits follow a catalogue into a local optimum when it arrives sorted; so after each
    // growth by half a cold one competes.
    boolean grown = CatalogueGrowth.byHalf(totals.tracks(), state.challengedAt());
    return new NextFit(
        () ->
            newest != null && grown
                ? ModelFitter.challenge(recipe, sample, totals, served, newest, now)
                : ModelFitter.refresh(recipe, sample, totals, served, newest, now),
        fit -> refreshed(fit, sample, totals.tracks(), changed, grown));
  }

  private Optional<FactorModel> refreshed(
      Fit fit, Collection<Entry> sample, long tracks, boolean changed, boolean grown) {
    if (fit.model().isEmpty()) {
      LOG.info("{}", fit.sentence());
      return Optional.empty();
    }
    @Nullable FactorModel served = versions.served().orElse(null);
    long challengedAt = grown ? tracks : Math.min(state.challengedAt(), tracks);
    state = state.challenged(challengedAt).madeWith(fingerprint);
    FactorModel candidate = propose(fit.model().get());
    if (!state.isPinned()) {
      apply(
          changed
              ? new Promotion.Decision(true, "The recipe has changed in the settings.", 0)
              : Promotion.decide(served, candidate, sample, state.driftsSeen()),
          candidate,
          fit);
    }
    memory.remember(recipe.name(), state);
    return Optional.of(candidate);
  }

  /**
   * The fit that brings the model to where the evidence alone leads: to the canonical fit, if the
   * recipe has one; else to the best of a fresh fit and the warm one.
   */
  NextFit settle(Collection<Entry> sample, FeatureTotals totals, long now) {
    @Nullable FactorModel served = versions.served().orElse(null);
    @Nullable FactorModel newest = versions.candidate().orElse(null);
    return new NextFit(
        () ->
            recipe.settles()
                ? ModelFitter.settle(recipe, sample, totals, served, now)
                : ModelFitter.challenge(recipe, sample, totals, served, newest, now),
        fit -> settled(fit, sample, totals.tracks()));
  }

  private Optional<FactorModel> settled(Fit fit, Collection<Entry> sample, long tracks) {
    if (fit.model().isEmpty()) {
      return Optional.empty();
    }
    @Nullable FactorModel served = versions.served().orElse(null);
    state = state.challenged(tracks);
    FactorModel candidate = fit.model().get();
    if (served == null || !served.digest().equals(candidate.digest())) {
      candidate = propose(candidate);
      if (!state.isPinned()) {
        apply(
            recipe.settles()
                ? Promotion.settle(served, candidate)
                : Promotion.atRest(served, candidate, sample, state.driftsSeen()),
            candidate,
            fit);
      }
    }
    memory.remember(recipe.name(), state);
    return Optional.of(candidate);
  }

  /** Takes in a command of an operator; whether the learner is free to promote again. */
  boolean apply(OperatorCommand.Command command) {
    boolean wasPinned = state.isPinned();
    state = state.pinned(operator.apply(command, state.pinnedVersion()));
    memory.remember(recipe.name(), state);
    return wasPinned && !state.isPinned();
  }

  /** A version number is given once, whatever is served; aliases are the operator's. */
  private FactorModel propose(FactorModel fitted) {
    FactorModel candidate = operator.named(fitted.withVersion(state.lastVersion() + 1));
    versions.propose(candidate);
    return candidate;
  }

  private void apply(Promotion.Decision decision, FactorModel candidate, Fit fit) {
    state = state.drifted(decision.driftsSeen());
    if (decision.promote()) {
      versions.promote(candidate.withReason(decision.reason()));
      state = state.promoted(candidate.version());
      LOG.info(
          "Model {} version {} is served: {} {}",
          recipe.name(),
          candidate.version(),
          decision.reason(),
          fit.sentence());
    }
  }
}
