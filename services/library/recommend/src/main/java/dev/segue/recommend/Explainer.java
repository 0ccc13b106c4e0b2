package dev.segue.recommend;

import dev.segue.catalogue.Rows;
import dev.segue.engine.factorize.Component;
import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.recommend.Explanation.Share;
import dev.segue.recommend.Explanation.Split;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The last stage: says why a track is where it is. */
final class Explainer {
  private final FactorModel model;
  private final Rows rows;

  Explainer(FactorModel model, Rows rows) {
    this.model = model;
    this.rows = rows;
  }

  /**
   * Why a row has its score.
   *
   * @param query the vector that gave {@code embedding} the score. Not modified
   * @param embedding of the row. Not modified
   */
  Explanation explain(
      int row, float[] query, float[] embedding, double score, FeatureVector example) {
    boolean splits = EmbeddingSimilarity.of(model) == EmbeddingSimilarity.COSINE;
    double[] shares =
        splits ? ScoreShares.of(query, embedding, score) : ScoreShares.ofDistance(query, embedding);
    List<Share> components = new ArrayList<>();
    for (int c = 0; c < shares.length; c++) {
      Component component = model.components().get(c);
      components.add(new Share(component.id(), component.label(), shares[c]));
    }
    components.sort(Comparator.comparingDouble(Share::share).reversed());
    double[] values = new double[Feature.COUNT];
    rows.features(row, values);
    FeatureComparison comparison =
        FeatureComparison.of(model.transform(), example, FeatureVector.of(values));
    return new Explanation(
        comparison.sentence(),
        splits ? Split.SCORE : Split.SQUARED_DISTANCE,
        components,
        comparison.closest(),
        comparison.furthest());
  }
}
