package dev.segue.streams.learn;

import dev.segue.engine.factorize.Recipe;
import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.avro.CatalogueEvidence;
import dev.segue.schemas.avro.FactorModel;
import dev.segue.schemas.avro.ModelCommand;
import dev.segue.streams.evidence.PartitionEvidence.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * What the stage is made of.
 *
 * @param evidence reads evidence
 * @param models reads and writes models
 * @param commands reads the commands of operators
 * @param commandTopic where that comes from; all else is evidence
 * @param metrics shows what the learner does
 * @param recipes the models to keep, each with its own versions
 * @param sampleSize rows that a fit sees at most
 * @param refreshInterval time after which new evidence is learned from
 * @param settleAfter time without evidence after which the models settle
 * @param keptVersions promoted versions to keep of each model
 * @param fits where fits are computed; one at a time
 * @param ticker measures how long fits take
 */
public record LearnParts(
    AvroCodec<CatalogueEvidence> evidence,
    AvroCodec<FactorModel> models,
    AvroCodec<ModelCommand> commands,
    String commandTopic,
    LearnMetrics metrics,
    List<Recipe> recipes,
    int sampleSize,
    Duration refreshInterval,
    Duration settleAfter,
    int keptVersions,
    Executor fits,
    Ticker ticker) {
  /** Copies the list. */
  public LearnParts {
    recipes = List.copyOf(recipes);
  }
}
