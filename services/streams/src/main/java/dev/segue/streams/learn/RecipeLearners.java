package dev.segue.streams.learn;

import dev.segue.concurrency.OccasionalLog;
import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.factorize.Recipe;
import dev.segue.engine.sample.BottomKSample.Entry;
import dev.segue.engine.sample.FeatureTotals;
import dev.segue.engine.track.TrackHash;
import dev.segue.schemas.ModelKeys;
import dev.segue.schemas.UndecodableException;
import dev.segue.streams.learn.OperatorCommand.Command;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Function;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models that are kept live, one learner for each, in the order of the settings; and those that
 * are no longer, until they are cleared away.
 */
final class RecipeLearners {
  private static final Logger LOG = LoggerFactory.getLogger(RecipeLearners.class);

  private final LearnParts parts;
  private final LearnerMemory memory;
  private final List<RecipeLearner> learners = new ArrayList<>();
  private final List<ModelVersions> withdrawn = new ArrayList<>();
  private final long way;
  private final OccasionalLog waiting = new OccasionalLog();
  private final OccasionalLog skipped = new OccasionalLog();
  private boolean settled;

  RecipeLearners(
      LearnParts parts, KeyValueStore<byte[], byte[]> store, ModelVersions.Publisher topic) {
    this.parts = parts;
    this.memory = new LearnerMemory(store, parts.commands());
    this.way = TrackHash.of(parts.sampleSize() + " " + parts.recipes());
    this.settled = memory.hasSettled(way);
    SortedSet<String> known = memory.models();
    Function<String, ModelVersions> versions =
        name -> new ModelVersions(name, parts.keptVersions(), store, parts.models(), topic);
    for (Recipe recipe : parts.recipes()) {
      learners.add(new RecipeLearner(recipe, versions.apply(recipe.name()), memory));
      known.remove(recipe.name());
    }
    known.forEach(name -> withdrawn.add(versions.apply(name)));
    learners.forEach(learner -> learner.served().ifPresent(parts.metrics()::serves));
  }

  /** Whether the models have settled on all evidence there is, made as they are made now. */
  boolean haveSettled() {
    return settled;
  }

  /** There is evidence that the models have not settled on. */
  void unsettle() {
    if (settled) {
      settled = false;
      memory.unsettled();
    }
  }

  /** The fits by which every model learns from new evidence. */
  List<NextFit> refresh(Collection<Entry> sample, FeatureTotals totals, long now) {
    return learners.stream().map(learner -> learner.refresh(sample, totals, now)).toList();
  }

  /** The fits by which every model settles. */
  List<NextFit> settle(Collection<Entry> sample, FeatureTotals totals, long now) {
    return learners.stream().map(learner -> learner.settle(sample, totals, now)).toList();
  }

  /** Publishes what has been fitted, and promotes what is worth it. */
  void takeOver(List<NextFit> fits) {
    for (NextFit fit : fits) {
      fit.takeOver().ifPresent(model -> parts.metrics().refreshed(model, fit.time()));
    }
    learners.forEach(learner -> learner.served().ifPresent(parts.metrics()::serves));
  }

  /** The models have settled on all evidence there is. */
  void settled() {
    settled = true;
    memory.settled(way);
  }

  /**
   * Does what a record of the commands topic says; a null value takes the command back.
   *
   * @return whether a model may be promoted that could not be before
   */
  boolean apply(byte @Nullable [] key, byte @Nullable [] value) {
    try {
      String model = ModelKeys.served(key == null ? "" : new String(key, StandardCharsets.UTF_8));
      Command command = value == null ? Command.NONE : Command.of(parts.commands().decode(value));
      memory.rememberCommand(model, value);
      for (RecipeLearner learner : learners) {
        if (learner.model().equals(model)) {
          boolean freed = learner.apply(command);
          learner.served().ifPresent(parts.metrics()::serves);
          return freed;
        }
      }
      waiting.log(
          unsaid ->
              LOG.warn(
                  "A command is for model {}, which is not kept live: it has to wait ({} more such"
                      + " commands since the last such line).",
                  model,
                  unsaid));
    } catch (IllegalArgumentException | UndecodableException e) {
      skipped.log(
          unsaid ->
              LOG.warn(
                  "Skipped a record of the commands topic that is no command: {} ({} more were"
                      + " skipped since the last such line)",
                  e.toString(),
                  unsaid));
    }
    return false;
  }

  /**
   * Takes back the models whose recipes are no longer kept live. Sends, so it is no part of a
   * start.
   */
  void clearWithdrawn() {
    for (ModelVersions versions : withdrawn) {
      LOG.info("Model {} is no longer kept live: its versions are taken back.", versions.name());
      ModelState state = memory.state(versions.name()).orElse(ModelState.start(0));
      int served = versions.served().map(FactorModel::version).orElse(0);
      int last = Math.max(state.lastVersion(), served);
      versions.clear(last);
      memory.remember(versions.name(), ModelState.start(0).promoted(last));
    }
    withdrawn.clear();
  }
}
