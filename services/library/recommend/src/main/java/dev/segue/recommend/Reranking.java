package dev.segue.recommend;

import java.util.List;

/**
 * The fourth stage: which of the tracks that are left are the answer, and in which order. Without
 * further options the first; exploration draws from further ones, diversity reorders.
 */
final class Reranking {
  /** How many of the nearest tracks diversity chooses from; so many may be asked for at most. */
  static final int POOL = 1_000;

  private static final int DRAWN_FOR_EACH = 10;

  private final Options options;
  private final RowSearch search;

  Reranking(Options options, RowSearch search) {
    this.options = options;
    this.search = search;
  }

  /**
   * The first {@code count} tracks of the answer.
   *
   * @throws UnusableRequestException if diversity is asked for in an answer too long for it
   */
  List<Choice> first(Folding folding, CandidateSource source, int count) {
    boolean diverse = options.diversity() > 0;
    if (diverse && count > POOL) {
      throw new UnusableRequestException(
          "offset", "With 'diversity', 'offset' and 'limit' together are at most " + POOL + ".");
    }
    if (options.exploration() > 0) {
      int drawn = diverse ? Math.min(POOL, DRAWN_FOR_EACH * count) : count;
      int reach = Math.max(drawn, Exploration.reach(count, options.exploration()));
      List<Choice> near = folding.first(source, diverse && reach == drawn ? drawn : reach);
      List<Choice> far = Exploration.draw(near, drawn, options.seed());
      return diverse ? diverse(far, count) : far;
    }
    return diverse ? diverse(folding.first(source, POOL), count) : folding.first(source, count);
  }

  private List<Choice> diverse(List<Choice> pool, int count) {
    List<float[]> embeddings = pool.stream().map(c -> search.embedding(c.row())).toList();
    double[] relevance = pool.stream().mapToDouble(c -> c.candidate().score()).toArray();
    return MarginalRelevance.order(
            search.likeness(), embeddings, relevance, count, options.diversity())
        .stream()
        .map(pool::get)
        .toList();
  }
}
