package dev.segue.benchmarks.model;

import dev.segue.benchmarks.Quantiles;
import dev.segue.cli.report.Figure;
import dev.segue.cli.report.Report;
import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.factorize.ModelFitter;
import dev.segue.engine.factorize.Projection;
import dev.segue.engine.factorize.Recipe;
import dev.segue.engine.sample.BottomKSample;
import dev.segue.engine.sample.FeatureTotals;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** What fits and projections take on one core, as medians of several. */
final class LearningCost {
  private static final int SAMPLE_SIZE = 8_192;
  private static final int PROJECTED = 600_000;

  private LearningCost() {}

  /** Measures one recipe. */
  static void measure(Recipe recipe, List<BenchTrack> tracks, Report report) {
    BottomKSample sample = new BottomKSample(SAMPLE_SIZE);
    FeatureTotals totals = new FeatureTotals();
    for (BenchTrack track : tracks) {
      sample.put(track.id(), track.features());
      totals.add(track.features());
    }
    List<BottomKSample.Entry> rows = List.copyOf(sample.entries());
    // The model of the half of the catalogue that came first: a refresh has something to do.
    List<BottomKSample.Entry> half = new ArrayList<>(rows.subList(0, rows.size() / 2));
    FactorModel before = model(ModelFitter.challenge(recipe, half, totals, null, null, 0));
    String name = recipe.name();
    String of = "%s, %,d tracks: ".formatted(name, rows.size());
    report.add(
        Figure.of(
                name + "_refresh_ms",
                of + "refresh",
                median(15, () -> ModelFitter.refresh(recipe, rows, totals, before, before, 0)),
                "ms")
            .atMost(100));
    report.add(
        Figure.of(
                name + "_challenge_ms",
                "  challenger, cold and warm to the end",
                median(3, () -> ModelFitter.challenge(recipe, rows, totals, before, before, 0)),
                "ms")
            .atMost(2_000));
    report.add(
        Figure.of(
            name + "_settle_ms",
            "  settling, the canonical cold fit",
            median(3, () -> ModelFitter.settle(recipe, rows, totals, before, 0)),
            "ms"));
    report.add(
        Figure.of(
                name + "_project_ms",
                String.format(Locale.ROOT, "  projection of %,d tracks", PROJECTED),
                median(5, () -> project(before, tracks)),
                "ms")
            .atMost(1_000));
  }

  private static float project(FactorModel model, List<BenchTrack> tracks) {
    Projection projection = new Projection(model);
    float[] out = new float[model.rank()];
    float sum = 0;
    for (int i = 0; i < PROJECTED; i++) {
      projection.project(tracks.get(i % tracks.size()).features(), out, 0);
      sum += out[0];
    }
    return sum;
  }

  private static double median(int rounds, Supplier<Object> work) {
    Object warm = work.get();
    double[] times = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      long begin = System.nanoTime();
      Object result = work.get();
      times[round] = (System.nanoTime() - begin) / 1e6;
      if (!result.getClass().equals(warm.getClass())) {
        throw new IllegalStateException("the work came to " + result);
      }
    }
    return new Quantiles(times).at(0.5);
  }

  private static FactorModel model(ModelFitter.Fit fit) {
    return fit.model().orElseThrow(() -> new IllegalStateException(fit.sentence()));
  }
}
