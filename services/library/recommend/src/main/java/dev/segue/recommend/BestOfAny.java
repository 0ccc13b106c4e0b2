package dev.segue.recommend;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The order by similarity to the nearest of the examples. The similarity to an example counts with
 * its weight, in proportion to the greatest; negative examples repel as {@link NegativeExamples}
 * says.
 *
 * <p>Exact: a track among the first n is among the first n of the example that gives its score.
 */
final class BestOfAny implements CandidateSource {
  private final RowSearch search;
  private final List<Seed> positive;
  private final List<float[]> queries = new ArrayList<>();

  /** What the similarity to each query counts; a weight that is not in its length. */
  private final float[] factors;

  BestOfAny(RowSearch search, Seeds seeds) {
    positive = seeds.positive();
    factors = new float[positive.size()];
    double greatest = positive.stream().mapToDouble(Seed::weight).max().orElse(1);
    for (Seed seed : positive) {
      double weight = seed.weight() / greatest;
      boolean scales = weight != 1 && search.likeness() == EmbeddingSimilarity.COSINE;
      factors[queries.size()] = scales ? 1 : (float) weight;
      queries.add(scales ? scaled(seed.embedding(), weight) : seed.embedding());
    }
    this.search =
        seeds.negative().isEmpty()
            ? search
            : search.where(NegativeExamples.of(search, seeds.negative(), greatest, this::score));
  }

  @Override
  public List<Candidate> first(int limit) {
    Map<Integer, Candidate> best = new HashMap<>();
    for (int q = 0; q < positive.size(); q++) {
      for (Candidate candidate : search.nearest(queries.get(q), q, limit)) {
        Candidate weighted = new Candidate(candidate.row(), factors[q] * candidate.score(), q);
        best.merge(candidate.row(), weighted, (a, b) -> b.score() > a.score() ? b : a);
      }
    }
    return sorted(search, best.values(), limit);
  }

  @Override
  public boolean seesNothing() {
    EmbeddingSimilarity likeness = search.likeness();
    return positive.stream().allMatch(seed -> likeness.seesNothing(seed.embedding()));
  }

  @Override
  public float[] query(int number) {
    return queries.get(number);
  }

  @Override
  public Seed reference(int query) {
    return positive.get(query);
  }

  /** By descending score, then by id; the first {@code limit}. */
  static List<Candidate> sorted(RowSearch search, Collection<Candidate> candidates, int limit) {
    return candidates.stream()
        .sorted(
            Comparator.comparing(Candidate::score, Comparator.reverseOrder())
                .thenComparing((a, b) -> search.snapshot().rows().compareIds(a.row(), b.row())))
        .limit(limit)
        .toList();
  }

  private double score(float[] embedding) {
    EmbeddingSimilarity likeness = search.likeness();
    double score = Double.NEGATIVE_INFINITY;
    for (int q = 0; q < positive.size(); q++) {
      score = Math.max(score, factors[q] * likeness.of(queries.get(q), embedding));
    }
    return score;
  }

  private static float[] scaled(float[] v, double factor) {
    float[] out = new float[v.length];
    for (int i = 0; i < v.length; i++) {
      out[i] = (float) (v[i] * factor);
    }
    return out;
  }
}
