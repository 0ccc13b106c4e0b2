package dev.segue.engine.factorize;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.segue.engine.RandomVectors;
import dev.segue.engine.track.FeatureVector;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows come by the million: a kernel that makes garbage for each would spend its time on that. */
class KernelAllocationTest {

  private static final long SEED = 61;

  @Test
  void shouldAllocateNothingPerRow() {
    Catalogue catalogue = new Catalogue(SEED, 2_048).grow(1_000);
    Projection projection = new Projection(catalogue.model(null));
    List<FeatureVector> rows = new ArrayList<>();
    RandomVectors vectors = new RandomVectors(SEED, 0);
    for (int i = 0; i < 2_000; i++) {
      rows.add(vectors.next());
    }
    float[] out = new float[projection.rank()];
    double[] weights = new double[projection.rank()];
    run(projection, rows, out, weights); // every support is met once
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    run(projection, rows, out, weights);
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(bytes).as("bytes for %d rows, seed %d", rows.size(), SEED).isLessThan(4_096);
  }

  private static void run(
      Projection projection, List<FeatureVector> rows, float[] out, double[] weights) {
    for (int i = 0; i < rows.size(); i++) {
      projection.project(rows.get(i), out, 0);
      projection.weights(rows.get(i), weights);
      projection.contributions(rows.get(i), weights);
      projection.strongestComponent(rows.get(i));
    }
  }
}
