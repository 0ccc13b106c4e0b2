package dev.segue.recommend;

import dev.segue.engine.factorize.Component;
import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.recommend.Explanation.Share;
import dev.segue.recommend.Explanation.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The last stage: says why a track is where it is. For one answer, and one thread. */
final class Explainer {
  /** Of a component's greatest weight: features with less are not what it is about. */
  private static final double MAIN = 0.3;

  /** Tracks of the sample that resemble an example: a twentieth. */
  private static final int SIMILAR = 100;

  private final FactorModel model;
  private final RowSearch search;
  private final CatalogueDistribution distribution;
  private final Map<Integer, Surroundings> surroundings = new HashMap<>();

  Explainer(RowSearch search, CatalogueDistribution distribution) {
    this.model = search.model();
    this.search = search;
    this.distribution = distribution;
  }

  /**
   * Why a row has its score.
   *
   * @param source where it comes from
   * @param query number of the query vector that gave it the score
   */
  Explanation explain(int row, CandidateSource source, int query, double score) {
    float[] vector = source.query(query);
    float[] embedding = search.embedding(row);
    boolean splits = search.likeness() == EmbeddingSimilarity.COSINE;
    double[] shares =
        splits
            ? ScoreShares.of(vector, embedding, score)
            : ScoreShares.ofDistance(vector, embedding);
    List<Share> components = new ArrayList<>();
    int largest = 0;
    for (int c = 0; c < shares.length; c++) {
      Component component = model.components().get(c);
      components.add(new Share(component.id(), component.label(), shares[c]));
      largest = shares[c] > shares[largest] ? c : largest;
    }
    components.sort(Comparator.comparingDouble(Share::share).reversed());
    double[] values = new double[Feature.COUNT];
    search.snapshot().rows().features(row, values);
    Set<Feature> main = main(model.components().get(largest));
    Surroundings surroundings = surroundings(vector, query);
    FeatureComparison comparison =
        FeatureComparison.of(
            distribution,
            surroundings.similar,
            model.transform().features(),
            source.reference(query).features(),
            FeatureVector.of(values),
            splits ? main : Set.of(),
            splits ? Set.of() : main);
    return new Explanation(
        comparison.sentence(),
        splits ? Split.SCORE : Split.SQUARED_DISTANCE,
        components,
        surroundings.nearerThan(score),
        comparison.closest(),
        comparison.furthest());
  }

  /** The features that a component is about. */
  private Set<Feature> main(Component component) {
    List<Feature> features = model.transform().features();
    double greatest = 0;
    for (int f = 0; f < features.size(); f++) {
      greatest = Math.max(greatest, component.weight(f));
    }
    Set<Feature> main = EnumSet.noneOf(Feature.class);
    for (int f = 0; f < features.size(); f++) {
      if (component.weight(f) >= MAIN * greatest) {
        main.add(features.get(f));
      }
    }
    return main;
  }

  /** From the sample, how near the catalogue is to a query vector; worked out once. */
  private Surroundings surroundings(float[] vector, int query) {
    return surroundings.computeIfAbsent(
        query,
        number -> {
          int[] rows = distribution.rows(search.snapshot());
          List<Scored> scored = new ArrayList<>(rows.length);
          for (int row : rows) {
            scored.add(new Scored(row, search.likeness().of(vector, search.embedding(row))));
          }
          scored.sort(Comparator.comparingDouble(Scored::score).reversed());
          return new Surroundings(
              scored.stream().mapToDouble(Scored::score).toArray(),
              CatalogueDistribution.of(
                  search.snapshot(),
                  scored.stream().limit(SIMILAR).mapToInt(Scored::row).toArray()));
        });
  }

  private record Scored(int row, double score) {}

  /** The sample as seen from a query vector. */
  private static final class Surroundings {
    private final double[] scores;
    private final CatalogueDistribution similar;

    /**
     * @param scores of all of the sample
     * @param similar the distribution over the nearest tracks of it
     */
    Surroundings(double[] scores, CatalogueDistribution similar) {
      this.scores = scores;
      this.similar = similar;
    }

    double nearerThan(double score) {
      long lower = Arrays.stream(scores).filter(other -> other < score).count();
      // One more, so that nothing is nearer than all: the track itself is part of the catalogue.
      return Math.floor(1e4 * lower / (scores.length + 1)) / 1e4;
    }
  }
}
