package dev.segue.benchmarks.kernels;

import dev.segue.collector.sample.SampleTracks;
import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.factorize.ModelFitter;
import dev.segue.engine.factorize.Recipe;
import dev.segue.engine.sample.BottomKSample;
import dev.segue.engine.sample.BottomKSample.Entry;
import dev.segue.engine.sample.FeatureTotals;
import dev.segue.tables.CollectListener;
import dev.segue.tables.Collection;
import dev.segue.wire.FeatureVectors;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Time to refresh a model on a full sample after the catalogue has doubled, as the learner does it
 * for each batch of evidence. Tracks are generated.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RefreshBenchmark {
  private static final int ROWS = 8_192;

  @Param({"classic", "tuned"})
  private String recipe = "classic";

  private Recipe fitted = Recipe.classic();
  private List<Entry> sample = List.of();
  private FeatureTotals totals = new FeatureTotals();
  private @Nullable FactorModel before;

  /** Generates tracks, and fits the model of the first half of them. */
  @Setup
  public void prepare() {
    fitted = recipe.equals("tuned") ? Recipe.tuned() : Recipe.classic();
    BottomKSample rows = new BottomKSample(ROWS);
    totals = new FeatureTotals();
    try (Collection generated = SampleTracks.collection(1, ROWS)) {
      generated.read(
          accepted -> {
            var vector = FeatureVectors.of(accepted.track());
            rows.put(accepted.track().getId(), vector);
            totals.add(vector);
          },
          CollectListener.SILENT);
    }
    sample = List.copyOf(rows.entries());
    before =
        ModelFitter.challenge(fitted, sample.subList(0, ROWS / 2), totals, null, null, 0)
            .model()
            .orElseThrow();
  }

  /** Ten turns at most, from the components before. */
  @Benchmark
  public ModelFitter.Fit refresh() {
    return ModelFitter.refresh(fitted, sample, totals, before, before, 0);
  }
}
