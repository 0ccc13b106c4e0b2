package dev.segue.recommend;

import java.util.List;

/**
 * The order by similarity to the mean of the examples, as moved away from what is not wanted: J. J.
 * Rocchio, "Relevance feedback in information retrieval" (1971), with half the weight for negative
 * examples. With p and n the examples and v, w their weights,
 *
 * <pre>
 * query = Σ v_i p_i / Σ v_i  −  ½ · mean(w) / mean(v) · Σ w_j n_j / Σ w_j,   brought to length 1
 * </pre>
 *
 * <p>Where distances are compared, a direction says nothing, and a point is moved away from another
 * instead: the last term is ½ · mean(w) / mean(v) · (Σ v_i p_i / Σ v_i − Σ w_j n_j / Σ w_j), added.
 *
 * <p>One positive example alone is its own query, to the bit.
 */
final class NearestToMean implements CandidateSource {
  private static final double NEGATIVE = 0.5;
  private static final double SMALLEST = 1e-6;

  private final RowSearch search;
  private final float[] query;
  private final Seed reference;

  NearestToMean(RowSearch search, Seeds seeds) {
    this.search = search;
    query = query(search.likeness(), seeds.positive(), seeds.negative());
    reference = seeds.mean(query);
  }

  @Override
  public List<Candidate> first(int limit) {
    return search.nearest(query, 0, limit);
  }

  @Override
  public boolean seesNothing() {
    return search.likeness().seesNothing(query);
  }

  @Override
  public float[] query(int number) {
    return query;
  }

  @Override
  public Seed reference(int query) {
    return reference;
  }

  private static float[] query(
      EmbeddingSimilarity likeness, List<Seed> positive, List<Seed> negative) {
    if (positive.size() == 1 && negative.isEmpty()) {
      return positive.get(0).embedding();
    }
    double[] sum = new double[positive.get(0).embedding().length];
    double positiveWeight = positive.stream().mapToDouble(Seed::weight).sum();
    for (Seed seed : positive) {
      Vectors.add(sum, seed.weight() / positiveWeight, seed.embedding());
    }
    double before = Vectors.length(sum);
    float[] mean = Vectors.scaled(sum, 1);
    // mean(w) / Σ w = 1 / their number.
    double meanPositive = positiveWeight / positive.size();
    for (Seed seed : negative) {
      double factor = NEGATIVE * seed.weight() / (meanPositive * negative.size());
      Vectors.add(sum, -factor, seed.embedding());
      if (likeness == EmbeddingSimilarity.EUCLIDEAN) {
        Vectors.add(sum, factor, mean);
      }
    }
    if (likeness == EmbeddingSimilarity.EUCLIDEAN) {
      return Vectors.scaled(sum, 1);
    }
    double length = Vectors.length(sum);
    if (length < SMALLEST * before) {
      throw new UnusableRequestException(
          "negative", "'negative' takes back all that 'positive' says; give it less weight.");
    }
    return Vectors.scaled(sum, length == 0 ? 0 : 1 / length);
  }
}
