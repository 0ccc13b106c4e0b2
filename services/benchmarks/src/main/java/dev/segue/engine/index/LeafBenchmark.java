package dev.segue.engine.index;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a search spends its time on: the scores of the 64 rows of a leaf, and the bound of a node's
 * box. Both over more leaves than a processor's first cache holds, fewer than its second does; rows
 * are random directions, seeded.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class LeafBenchmark {
  private static final int LEAF = 64;
  private static final int DEPTH = 7;
  private static final int LEAVES = 1 << DEPTH;

  @Param({"7", "8", "13"})
  private int rank = 7;

  private float[] columns = {};
  private float[] query = {};
  private final float[] scores = new float[LEAF];
  private BoxTree boxes = new BoxTree(1, 0);

  /** Makes leaves, stored by column, and their boxes. */
  @Setup
  public void prepare() {
    Random random = new Random(1);
    columns = new float[LEAVES * LEAF * rank];
    boxes = new BoxTree(rank, DEPTH);
    double longest = 0;
    for (int leaf = 0; leaf < LEAVES; leaf++) {
      float[] centre = direction(random);
      for (int i = 0; i < LEAF; i++) {
        float[] row = centre.clone();
        for (int j = 0; j < rank; j++) {
          row[j] += 0.05f * random.nextFloat();
          columns[(leaf * rank + j) * LEAF + i] = row[j];
        }
        longest = Math.max(longest, boxes.include(leaf, row, 0));
      }
    }
    boxes.close(longest);
    query = direction(random);
  }

  /** Dot products of a leaf. */
  @Benchmark
  @OperationsPerInvocation(LEAVES)
  public float dotProducts() {
    return scan(Metric.DOT);
  }

  /** Scores by distance of a leaf. */
  @Benchmark
  @OperationsPerInvocation(LEAVES)
  public float distances() {
    return scan(Metric.DISTANCE);
  }

  /** How great the dot product with a row of a node can be. */
  @Benchmark
  @OperationsPerInvocation(2 * LEAVES - 1)
  public double boxBounds() {
    NodeBound bound = Metric.DOT.bound(query, boxes);
    double sum = 0;
    for (int node = 0; node < 2 * LEAVES - 1; node++) {
      sum += bound.of(node);
    }
    return sum;
  }

  private float scan(Metric metric) {
    float sum = 0;
    for (int leaf = 0; leaf < LEAVES; leaf++) {
      metric.score(query, columns, leaf * LEAF * rank, LEAF, LEAF, scores);
      sum += scores[leaf & (LEAF - 1)];
    }
    return sum;
  }

  private float[] direction(Random random) {
    float[] row = new float[rank];
    double squares = 0;
    for (int j = 0; j < rank; j++) {
      row[j] = 0.01f + (float) Math.abs(random.nextGaussian());
      squares += row[j] * row[j];
    }
    for (int j = 0; j < rank; j++) {
      row[j] /= (float) Math.sqrt(squares);
    }
    return row;
  }
}
