package dev.segue.offline.evaluate;

import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.factorize.ModelFitter;
import dev.segue.engine.factorize.Projection;
import dev.segue.engine.factorize.Recipe;
import dev.segue.engine.index.KdTreeIndex;
import dev.segue.engine.index.Metric;
import dev.segue.engine.index.RangeColumns;
import dev.segue.engine.sample.BottomKSample;
import dev.segue.engine.sample.FeatureTotals;
import java.util.List;
import java.util.Locale;

/**
 * Neighbours as the stream would give them: the model that a quiet stream of these tracks comes to,
 * their projection on it, the index of the query service.
 */
final class RecipeNeighbours {
  private static final int SAMPLE_SIZE = 8_192;

  private RecipeNeighbours() {}

  /**
   * Fits and projects.
   *
   * @throws IllegalArgumentException if there is nothing to fit; the message says why
   */
  static Neighbours of(Recipe recipe, List<LabelledTrack> tracks) {
    FactorModel model = model(recipe, tracks);
    Projection projection = new Projection(model);
    KdTreeIndex index = new KdTreeIndex(model.rank(), metric(model), RangeColumns.NONE);
    float[] row = new float[model.rank()];
    for (LabelledTrack track : tracks) {
      projection.project(track.features(), row, 0);
      index.append(row, 0);
    }
    index.merge();
    return new IndexedNeighbours(
        recipe.name(),
        String.format(
            Locale.ROOT, "%d components, relative error %.4f", model.rank(), model.relativeError()),
        model.rank(),
        index.snapshot());
  }

  /** The metric of the recipe's similarity, as the query service has it. */
  static Metric metric(FactorModel model) {
    return switch (model.similarity()) {
      case COSINE -> Metric.DOT;
      case EUCLIDEAN -> Metric.DISTANCE;
    };
  }

  static FactorModel model(Recipe recipe, List<LabelledTrack> tracks) {
    BottomKSample sample = new BottomKSample(SAMPLE_SIZE);
    FeatureTotals totals = new FeatureTotals();
    for (LabelledTrack track : tracks) {
      sample.put(track.id(), track.features());
      totals.add(track.features());
    }
    ModelFitter.Fit fit =
        recipe.settles()
            ? ModelFitter.settle(recipe, sample.entries(), totals, null, 0)
            : ModelFitter.challenge(recipe, sample.entries(), totals, null, null, 0);
    return fit.model().orElseThrow(() -> new IllegalArgumentException(fit.sentence()));
  }
}
