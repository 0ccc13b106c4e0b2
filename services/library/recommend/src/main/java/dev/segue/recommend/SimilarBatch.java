package dev.segue.recommend;

import java.util.Optional;
import java.util.function.Function;

/**
 * The answers to many ids, all from one version of one model, each computed when it is asked for.
 *
 * @param answers by id; none for an id that the catalogue does not have
 */
public record SimilarBatch(String model, int version, Function<String, Optional<Answer>> answers) {

  /** The answer to an id, if the catalogue has such a track. Computed by each call. */
  public Optional<Answer> answer(String id) {
    return answers.apply(id);
  }
}
