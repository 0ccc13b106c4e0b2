package dev.segue.recommend;

import dev.segue.engine.index.RowFilter;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Keeps tracks away that are nearer to a negative example than to what is wanted. A track whose
 * score is less than its similarity to a negative example, each times its weight, does not pass.
 */
final class NegativeExamples {
  private NegativeExamples() {}

  /**
   * @param greatest the weight that counts as 1
   * @param score of a row, given its embedding
   */
  static RowFilter of(
      RowSearch search, List<Seed> negative, double greatest, ToDoubleFunction<float[]> score) {
    EmbeddingSimilarity likeness = search.likeness();
    return row -> {
      float[] embedding = search.embedding(row);
      double wanted = score.applyAsDouble(embedding);
      for (Seed seed : negative) {
        if (seed.weight() / greatest * likeness.of(seed.embedding(), embedding) > wanted) {
          return false;
        }
      }
      return true;
    };
  }
}
