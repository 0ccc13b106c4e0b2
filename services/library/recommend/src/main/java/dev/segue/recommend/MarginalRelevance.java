package dev.segue.recommend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Puts tracks that are near to what is wanted and unlike each other first: maximal marginal
 * relevance of J. Carbonell and J. Goldstein, "The use of MMR, diversity-based reranking for
 * reordering documents and producing summaries" (SIGIR 1998). The next track is always the one with
 * the greatest
 *
 * <pre>
 * (1 − diversity) · relevance − diversity · (greatest similarity to a track taken before)
 * </pre>
 *
 * <p>Of equals the one that came first. Their λ is 1 − diversity.
 */
final class MarginalRelevance {
  private MarginalRelevance() {}

  /**
   * The places of the tracks taken, in order.
   *
   * @param likeness of two tracks
   * @param embeddings one for each track. Not modified
   * @param relevance one for each track, in the same order. Not modified
   * @param count how many to take; all where there are no more
   */
  static List<Integer> order(
      EmbeddingSimilarity likeness,
      List<float[]> embeddings,
      double[] relevance,
      int count,
      double diversity) {
    int size = embeddings.size();
    double[] closest = new double[size];
    Arrays.fill(closest, Double.NEGATIVE_INFINITY);
    boolean[] taken = new boolean[size];
    List<Integer> order = new ArrayList<>();
    while (order.size() < Math.min(count, size)) {
      int next = -1;
      double best = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < size; i++) {
        // Nothing is taken yet: then relevance alone decides, whatever the diversity.
        double value =
            order.isEmpty()
                ? relevance[i]
                : (1 - diversity) * relevance[i] - diversity * closest[i];
        if (!taken[i] && (next < 0 || value > best)) {
          next = i;
          best = value;
        }
      }
      taken[next] = true;
      order.add(next);
      for (int i = 0; i < size; i++) {
        closest[i] = Math.max(closest[i], likeness.of(embeddings.get(i), embeddings.get(next)));
      }
    }
    return order;
  }
}
