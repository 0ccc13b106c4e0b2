package dev.segue.engine.index;

import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
 * What a search spends its time on: the sketches of the 64 rows of a leaf, their scores, and the
 * gaps to the boxes of a node's 64 children. Both over more leaves than a processor's first cache
 * holds, fewer than its second does; rows are random directions, seeded.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class LeafBenchmark {
  private static final int LEAVES = 128;

  @Param({"7", "8", "11", "13"})
  private int rank = 7;

  private float[][] leaves = {};
  private float[] query = {};
  private final float[] scores = new float[Lanes.SIZE];
  private BoxTree boxes = new BoxTree(1, new KdShape(1));
  private Sketches.@Nullable Near near;

  /** Makes leaves, stored by column, and their boxes. */
  @Setup
  public void prepare() {
    Random random = new Random(1);
    leaves = new float[LEAVES][];
    boxes = new BoxTree(rank, new KdShape(LEAVES * Lanes.SIZE));
    double longest = 0;
    for (int leaf = 0; leaf < LEAVES; leaf++) {
      float[] centre = direction(random);
      float[] rows = Lanes.block(rank);
      for (int at = 0; at < Lanes.SIZE * rank; at++) {
        rows[at] = centre[at % rank] + 0.05f * random.nextFloat();
      }
      longest = Math.max(longest, boxes.fit(leaf, rows, Lanes.SIZE));
      Lanes.turn(rows, Lanes.SIZE, rank, Lanes.block(rank));
      leaves[leaf] = rows;
    }
    boxes.close(longest);
    query = direction(random);
    Sketches sketches = Sketches.of(boxes, rank, leaves, 1);
    if (sketches != null) {
      near = sketches.near(query);
      near.within(0.01);
    }
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

  /** Whether a leaf may hold a row within a tenth, by its sketch. */
  @Benchmark
  @OperationsPerInvocation(LEAVES)
  public int sketches() {
    Sketches.Near there = Objects.requireNonNull(near);
    int sum = 0;
    for (int leaf = 0; leaf < LEAVES; leaf++) {
      sum += there.mayHold(leaf) ? 1 : 0;
    }
    return sum;
  }

  /** The gaps of a node's children, a box. */
  @Benchmark
  @OperationsPerInvocation(LEAVES)
  public float boxGaps() {
    float[] centre = Metric.DOT.ball(query, boxes.longest()).centre();
    float sum = 0;
    // The root has two children, with 64 leaves each.
    for (int node = 1; node <= LEAVES / Lanes.SIZE; node++) {
      boxes.gaps(node, centre, scores);
      sum += scores[node];
    }
    return sum;
  }

  private float scan(Metric metric) {
    float[] padded = Lanes.padded(query);
    float sum = 0;
    for (int leaf = 0; leaf < LEAVES; leaf++) {
      metric.score(padded, leaves[leaf], scores);
      sum += scores[leaf % Lanes.SIZE];
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
