package dev.segue.recommend;

import java.util.ArrayList;
import java.util.List;

/**
 * The order by similarity to the example that is least similar: "least misery" of J. Masthoff,
 * "Group modeling: selecting a sequence of television items to suit a group of viewers" (UMUAI 14,
 * 2004). Each example stands for a person, so weights do not count; negative examples repel as
 * {@link NegativeExamples} says.
 *
 * <p>Exact, after the threshold algorithm of R. Fagin, A. Lotem and M. Naor (PODS 2001): the least
 * similarity is at most the mean one, which is that to the mean; and the greatest distance at least
 * the mean one, which is at least that to the mean. So tracks are read in the order of similarity
 * to the mean, until it falls below the score of the last track that is wanted.
 */
final class LeastMisery implements CandidateSource {
  private static final int FIRST_FETCH = 256;
  private static final int GROWTH = 4;

  /** Covers the rounding of the index's single precision. */
  private static final double SLACK = 1e-5;

  private final RowSearch search;
  private final List<Seed> positive;
  private final float[] mean;

  LeastMisery(RowSearch search, Seeds seeds) {
    positive = seeds.positive();
    double[] sum = new double[positive.get(0).embedding().length];
    positive.forEach(seed -> Vectors.add(sum, 1.0 / positive.size(), seed.embedding()));
    mean = Vectors.scaled(sum, 1);
    this.search =
        seeds.negative().isEmpty()
            ? search
            : search.where(
                NegativeExamples.of(
                    search, seeds.negative(), 1, embedding -> scored(0, embedding).score()));
  }

  @Override
  public List<Candidate> first(int limit) {
    int fetch = Math.max(FIRST_FETCH, limit);
    while (true) {
      List<Candidate> byMean = search.nearest(mean, 0, fetch);
      List<Candidate> scored = new ArrayList<>(byMean.size());
      for (Candidate candidate : byMean) {
        scored.add(scored(candidate.row(), search.embedding(candidate.row())));
      }
      List<Candidate> best = BestOfAny.sorted(search, scored, limit);
      if (byMean.size() < fetch || isDecided(byMean, best, limit)) {
        return best;
      }
      fetch = Math.multiplyExact(fetch, GROWTH);
    }
  }

  /** Whether no track that was not read could be among the best. */
  private static boolean isDecided(List<Candidate> byMean, List<Candidate> best, int limit) {
    double bound = byMean.get(byMean.size() - 1).score() + SLACK;
    return best.size() == limit && best.get(limit - 1).score() > bound;
  }

  private Candidate scored(int row, float[] embedding) {
    EmbeddingSimilarity likeness = search.likeness();
    double least = Double.POSITIVE_INFINITY;
    int query = 0;
    for (int q = 0; q < positive.size(); q++) {
      double similarity = likeness.of(positive.get(q).embedding(), embedding);
      if (similarity < least) {
        least = similarity;
        query = q;
      }
    }
    return new Candidate(row, (float) least, query);
  }

  /** One in which nothing is seen suits, or does not suit, every track the same. */
  @Override
  public boolean seesNothing() {
    EmbeddingSimilarity likeness = search.likeness();
    return positive.stream().anyMatch(seed -> likeness.seesNothing(seed.embedding()));
  }

  @Override
  public float[] query(int number) {
    return positive.get(number).embedding();
  }

  @Override
  public Seed reference(int query) {
    return positive.get(query);
  }
}
