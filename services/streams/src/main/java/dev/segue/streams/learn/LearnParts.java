package dev.segue.streams.learn;

import dev.segue.engine.factorize.Recipe;
import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.avro.CatalogueEvidence;
import dev.segue.schemas.avro.FactorModel;
import java.time.Duration;
import java.util.List;

/**
 * What the stage is made of.
 *
 * @param evidence reads evidence
 * @param models reads and writes models
 * @param metrics shows what the learner does
 * @param recipes the models to keep, each with its own versions
 * @param sampleSize rows that a fit sees at most
 * @param refreshInterval time after which new evidence is learned from
 * @param settleAfter time without evidence after which a fresh fit challenges what the warm ones
 *     have come to
 * @param keptVersions promoted versions to keep of each model
 */
public record LearnParts(
    AvroCodec<CatalogueEvidence> evidence,
    AvroCodec<FactorModel> models,
    LearnMetrics metrics,
    List<Recipe> recipes,
    int sampleSize,
    Duration refreshInterval,
    Duration settleAfter,
    int keptVersions) {
  /** Copies the list. */
  public LearnParts {
    recipes = List.copyOf(recipes);
  }
}
