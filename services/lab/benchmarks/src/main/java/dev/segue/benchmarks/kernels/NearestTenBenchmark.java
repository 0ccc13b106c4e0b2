package dev.segue.benchmarks.kernels;

import dev.segue.engine.index.BruteForceIndex;
import dev.segue.engine.index.EmbeddingIndex;
import dev.segue.engine.index.KdTreeIndex;
import dev.segue.engine.index.Metric;
import dev.segue.engine.index.NodeRanges;
import dev.segue.engine.index.RangeColumns;
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
 * Time to find the ten nearest of a catalogue, of all rows and of the popular ones: by looking at
 * every row, and in trees of which the latest rows are not part. Rows are random directions with a
 * random popularity, seeded.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class NearestTenBenchmark {
  private static final float LEAST = 0.7f;
  private static final int[] NOTHING = {};

  @Param({"20000", "600000"})
  private int rows = 20_000;

  @Param({"7", "8", "13"})
  private int rank = 7;

  private float[] popularity = {};
  private BruteForceIndex bruteForce = new BruteForceIndex(1);
  private KdTreeIndex trees = new KdTreeIndex(1);
  private float[][] queries = {};
  private int next;

  /** Fills the indexes. */
  @Setup
  public void fill() {
    Random random = new Random(1);
    popularity = new float[rows];
    bruteForce = new BruteForceIndex(rank);
    trees = new KdTreeIndex(rank, Metric.DOT, columns());
    for (int i = 0; i < rows; i++) {
      popularity[i] = random.nextFloat();
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
    return nearestTen(bruteForce, RowFilter.ALL);
  }

  /** All rows, of which the popular ones count. */
  @Benchmark
  public int popularByBruteForce() {
    return nearestTen(bruteForce, popular());
  }

  /** Trees, as they are after rows arrived one by one. */
  @Benchmark
  public int trees() {
    return nearestTen(trees, RowFilter.ALL);
  }

  /** Trees whose nodes the filter passes over. */
  @Benchmark
  public int popularInTrees() {
    return nearestTen(trees, popular());
  }

  private int nearestTen(EmbeddingIndex index, RowFilter filter) {
    next = (next + 1) % queries.length;
    return index.snapshot().search(queries[next], 10, filter, NOTHING, RowOrder.APPENDED).row(0);
  }

  private RowFilter popular() {
    return new RowFilter() {
      @Override
      public boolean accepts(int row) {
        return popularity[row] >= LEAST;
      }

      @Override
      public boolean mayAccept(NodeRanges node) {
        return node.greatest(0) >= LEAST;
      }
    };
  }

  private RangeColumns columns() {
    return new RangeColumns() {
      @Override
      public int count() {
        return 1;
      }

      @Override
      public float value(int row, int column) {
        return popularity[row];
      }

      @Override
      public int splitColumn() {
        return 0;
      }
    };
  }

  private float[] direction(Random random) {
    float[] row = new float[rank];
    double squares = 0;
    for (int j = 0; j < rank; j++) {
      row[j] = (float) Math.max(0, random.nextGaussian());
      squares += row[j] * row[j];
    }
    if (squares == 0) {
      // Nothing is near to zero, or everything is.
      return direction(random);
    }
    float length = (float) Math.sqrt(squares);
    for (int j = 0; j < rank; j++) {
      row[j] /= length;
    }
    return row;
  }
}
