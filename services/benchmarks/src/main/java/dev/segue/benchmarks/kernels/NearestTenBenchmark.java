package dev.segue.benchmarks.kernels;

import dev.segue.engine.index.BruteForceIndex;
import dev.segue.engine.index.EmbeddingIndex;
import dev.segue.engine.index.KdTreeIndex;
import dev.segue.engine.index.RowFilter;
import dev.segue.engine.index.RowOrder;
import java.util.Random;
import java.util.concurrent.TimeUnit;
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
 * Time to find the ten nearest of a catalogue: by looking at every row, and in trees of which the
 * latest rows are not part. Rows are random directions, seeded.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class NearestTenBenchmark {
  private static final int RANK = 7;
  private static final int[] NOTHING = {};

  @Param({"20000", "600000"})
  private int rows = 20_000;

  private BruteForceIndex bruteForce = new BruteForceIndex(RANK);
  private KdTreeIndex trees = new KdTreeIndex(RANK);
  private float[][] queries = {};
  private int next;

  /** Fills the indexes. */
  @Setup
  public void fill() {
    Random random = new Random(1);
    bruteForce = new BruteForceIndex(RANK);
    trees = new KdTreeIndex(RANK);
    for (int i = 0; i < rows; i++) {
      float[] row = direction(random);
      bruteForce.append(row, 0);
      trees.append(row, 0);
      if (trees.wantsMerge()) {
        trees.merge();
      }
    }
    queries = new float[64][];
    for (int i = 0; i < queries.length; i++) {
      queries[i] = direction(random);
    }
  }

  /** All rows. */
  @Benchmark
  public int bruteForce() {
    return nearestTen(bruteForce);
  }

  /** Trees, as they are after rows arrived one by one. */
  @Benchmark
  public int trees() {
    return nearestTen(trees);
  }

  private int nearestTen(EmbeddingIndex index) {
    next = (next + 1) % queries.length;
    return index
        .snapshot()
        .search(queries[next], 10, RowFilter.ALL, NOTHING, RowOrder.APPENDED)
        .row(0);
  }

  private static float[] direction(Random random) {
    float[] row = new float[RANK];
    double squares = 0;
    for (int j = 0; j < RANK; j++) {
      row[j] = (float) Math.max(0, random.nextGaussian());
      squares += row[j] * row[j];
    }
    if (squares == 0) {
      // Nothing is near to zero, or everything is.
      return direction(random);
    }
    float length = (float) Math.sqrt(squares);
    for (int j = 0; j < RANK; j++) {
      row[j] /= length;
    }
    return row;
  }
}
