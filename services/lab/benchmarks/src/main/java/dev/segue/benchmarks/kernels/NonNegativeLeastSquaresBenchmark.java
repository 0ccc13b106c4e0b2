package dev.segue.benchmarks.kernels;

import dev.segue.engine.factorize.NonNegativeLeastSquares;
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
 * Time to place one row on given components: block principal pivoting, as Segue does it, beside
 * plain cyclic coordinate descent to the same accuracy. Components are sparse as fitted ones are,
 * rows are mixtures of them with noise; both seeded.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class NonNegativeLeastSquaresBenchmark {
  private static final int ROWS = 8_192;
  private static final int FEATURES = 14;
  private static final double ACCURACY = 1e-10;

  @Param({"7", "13"})
  private int components = 7;

  private double[] gram = {};
  private double[][] c = {};
  private double[] x = {};
  private NonNegativeLeastSquares solver = new NonNegativeLeastSquares(new double[] {1}, 1);

  /** Makes components and rows. */
  @Setup
  public void prepare() {
    Random random = new Random(1);
    double[][] h = new double[components][FEATURES];
    for (double[] component : h) {
      for (int j = 0; j < FEATURES; j++) {
        component[j] = random.nextDouble() < 0.5 ? 0.05 * random.nextDouble() : random.nextDouble();
      }
    }
    gram = new double[components * components];
    for (int a = 0; a < components; a++) {
      for (int b = 0; b < components; b++) {
        gram[a * components + b] = dot(h[a], h[b]);
      }
    }
    c = new double[ROWS][components];
    double[] v = new double[FEATURES];
    for (double[] row : c) {
      for (int j = 0; j < FEATURES; j++) {
        v[j] = 0.1 * random.nextDouble();
      }
      for (double[] component : h) {
        double share = Math.max(0, random.nextGaussian());
        for (int j = 0; j < FEATURES; j++) {
          v[j] += 0.3 * share * component[j];
        }
      }
      for (int i = 0; i < components; i++) {
        row[i] = dot(h[i], v);
      }
    }
    x = new double[components];
    solver = new NonNegativeLeastSquares(gram, components);
  }

  /** As Segue does it. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public double blockPrincipalPivoting() {
    double sum = 0;
    for (double[] row : c) {
      solver.solve(row, x, 0);
      sum += x[0];
    }
    return sum;
  }

  /** The simple way: one entry after the other, until nothing moves. */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public double coordinateDescent() {
    double sum = 0;
    for (double[] row : c) {
      descend(row);
      sum += x[0];
    }
    return sum;
  }

  private void descend(double[] row) {
    java.util.Arrays.fill(x, 0);
    double moved = Double.MAX_VALUE;
    for (int turn = 0; turn < 10_000 && moved > ACCURACY; turn++) {
      moved = 0;
      for (int i = 0; i < components; i++) {
        double gradient = -row[i];
        for (int j = 0; j < components; j++) {
          gradient += gram[i * components + j] * x[j];
        }
        double next = Math.max(0, x[i] - gradient / gram[i * components + i]);
        moved = Math.max(moved, Math.abs(next - x[i]));
        x[i] = next;
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) {
      sum += a[j] * b[j];
    }
    return sum;
  }
}
