package dev.segue.recommend;

import java.util.Map;
import java.util.Optional;

/**
 * The answers to many ids, all from one version of one model.
 *
 * @param answers by id; none for an id that the catalogue does not have
 */
public record SimilarBatch(String model, int version, Map<String, Answer> answers) {
  public SimilarBatch {
    answers = Map.copyOf(answers);
  }

  /** The answer to an id of the request, if the catalogue has such a track. */
  public Optional<Answer> answer(String id) {
    return Optional.ofNullable(answers.get(id));
  }
}
