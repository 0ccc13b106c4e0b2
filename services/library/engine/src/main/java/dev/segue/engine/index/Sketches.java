package dev.segue.engine.index;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Eight bits of each value of the rows of a tree, which tell of most leaves that no row of theirs
 * is near enough, for a quarter of the memory that has to be read otherwise: the approximations of
 * R. Weber, H.-J. Schek and S. Blott, "A quantitative analysis and performance study for
 * similarity-search methods in high-dimensional spaces" (VLDB 1998), in the leaves of a tree.
 *
 * <p>With o the least values and s a step of {@link #STEPS} in the widest column, a value x becomes
 * the integer u nearest to (x − o) / s, and a value p of a point the integer c nearest to 16 (p −
 * o) / s. Each of the differences 16 u − c is off by 8.5 at most, so, by the triangle inequality,
 *
 * <pre>
 * |16 u − c|  ≤  16 |x − p| / s + 8.5 √n
 * </pre>
 *
 * <p>and a row for which that does not hold with a radius for |x − p| lies outside it. The left
 * side is computed in integers, exactly. A c far from all rows is brought nearer, so that squares
 * do not overflow, which makes no difference 16 u − c greater.
 */
final class Sketches {

  /** Greatest u. */
  static final int STEPS = 255;

  private static final int S = Lanes.SIZE;
  private static final int FINE = 16;

  /** Four values each in an int, from the lowest bits on. */
  private static final int COLUMNS = 4;

  /** Half a step of u, half of one of c, and more than doubles lose beside them. */
  private static final double ROUNDING = 0.5 * FINE + 0.5 + 0x1p-10;

  private final int rank;
  private final double[] least;
  private final double step;
  private final int[][] leaves;

  private Sketches(int rank, double[] least, double step, int leaves) {
    this.rank = rank;
    this.least = least;
    this.step = step;
    this.leaves = new int[leaves][words(rank) * S];
  }

  /**
   * Those of all leaves.
   *
   * @param boxes of the rows, closed
   * @param leaves blocks of {@link Lanes}; not modified
   * @param parts how many threads may work on it
   * @return null where there is nothing to be won: the rows are all equal, of no finite size, or of
   *     so many columns that sums do not fit
   */
  static @Nullable Sketches of(BoxTree boxes, int rank, float[][] leaves, int parts) {
    double[] least = new double[rank];
    double widest = 0;
    for (int j = 0; j < rank; j++) {
      least[j] = boxes.least(j);
      widest = Math.max(widest, boxes.most(j) - least[j]);
    }
    double step = widest / STEPS;
    if (!(step > 0 && step <= Float.MAX_VALUE) || greatest(rank) < FINE * STEPS) {
      return null;
    }
    Sketches sketches = new Sketches(rank, least, step, leaves.length);
    IntStream.range(0, parts)
        .parallel()
        .forEach(
            part -> {
              int to = (int) ((long) leaves.length * (part + 1) / parts);
              for (int leaf = (int) ((long) leaves.length * part / parts); leaf < to; leaf++) {
                sketches.draw(leaves[leaf], sketches.leaves[leaf]);
              }
            });
    return sketches;
  }

  /** Lanes without a row get something, which is as good as anything. */
  private void draw(float[] block, int[] sketch) {
    double scale = 1 / step;
    for (int j = 0; j < rank; j++) {
      int word = j / COLUMNS * S;
      int shift = j % COLUMNS * Byte.SIZE;
      for (int i = 0; i < S; i++) {
        int u = (int) ((block[j * S + i] - least[j]) * scale + 0.5);
        sketch[word + i] |= (u & 0xFF) << shift;
      }
    }
  }

  /** Bytes on the heap. */
  long memory() {
    return leaves.length * (words(rank) * (long) S * Integer.BYTES + 20);
  }

  /** What they tell of a point. */
  Near near(float[] point) {
    return new Near(point);
  }

  /** The leaves near a point. For one thread. */
  final class Near {
    private final int[] c;
    private final int[] squares = new int[S];
    private int limit = Integer.MAX_VALUE;

    private Near(float[] point) {
      c = new int[words(rank) * COLUMNS];
      int greatest = greatest(rank);
      for (int j = 0; j < rank; j++) {
        long exact = Math.round(FINE * ((point[j] - least[j]) / step));
        c[j] = (int) Math.max(FINE * STEPS - greatest, Math.min(greatest, exact));
      }
    }

    /** From now on only leaves count with a row within this distance. */
    void within(double squaredRadius) {
      if (squaredRadius < 0) {
        limit = -1;
        return;
      }
      double radius = FINE * Math.sqrt(squaredRadius) / step + ROUNDING * Math.sqrt(rank);
      limit = (int) Math.min(Integer.MAX_VALUE, radius * radius + 1);
    }

    /** Whether a row of a leaf may be within the distance. False is certain. */
    boolean mayHold(int leaf) {
      if (limit == Integer.MAX_VALUE) {
        return true;
      }
      int[] sketch = leaves[leaf];
      first(sketch, c[0], c[1], c[2], c[3], squares);
      if (c.length > 4) {
        second(sketch, c[4], c[5], c[6], c[7], squares);
      }
      if (c.length > 8) {
        third(sketch, c[8], c[9], c[10], c[11], squares);
      }
      if (c.length > 12) {
        fourth(sketch, c[12], c[13], c[14], c[15], squares);
      }
      for (int j = 16; j < c.length; j++) {
        one(sketch, j / COLUMNS * S, j % COLUMNS * Byte.SIZE, c[j], squares);
      }
      for (int square : squares) {
        if (square <= limit) {
          return true;
        }
      }
      return false;
    }
  }

  private static int words(int rank) {
    return (rank + COLUMNS - 1) / COLUMNS;
  }

  /** Of so many squares of this the sum is still an int. */
  private static int greatest(int rank) {
    return (int) Math.sqrt((double) Integer.MAX_VALUE / rank);
  }

  // Each field is read as 16 times its value: shifted to bits 4 to 11. One kernel for each word, as
  // distances between columns have to be constants (see Lanes), and the bodies written out: with
  // theirs in a method of its own, Java 17 makes no vector instructions, and a leaf of 8 columns
  // takes three times as long (LeafBenchmark).

  private static void first(int[] sketch, int a, int b, int c, int d, int[] out) {
    for (int i = 0; i < S; i++) {
      int word = sketch[i];
      int s = ((word << 4) & 0xFF0) - a;
      int t = ((word >>> 4) & 0xFF0) - b;
      int u = ((word >>> 12) & 0xFF0) - c;
      int v = ((word >>> 20) & 0xFF0) - d;
      out[i] = s * s + t * t + u * u + v * v;
    }
  }

  private static void second(int[] sketch, int a, int b, int c, int d, int[] out) {
    for (int i = 0; i < S; i++) {
      int word = sketch[i + S];
      int s = ((word << 4) & 0xFF0) - a;
      int t = ((word >>> 4) & 0xFF0) - b;
      int u = ((word >>> 12) & 0xFF0) - c;
      int v = ((word >>> 20) & 0xFF0) - d;
      out[i] += s * s + t * t + u * u + v * v;
    }
  }

  private static void third(int[] sketch, int a, int b, int c, int d, int[] out) {
    for (int i = 0; i < S; i++) {
      int word = sketch[i + 2 * S];
      int s = ((word << 4) & 0xFF0) - a;
      int t = ((word >>> 4) & 0xFF0) - b;
      int u = ((word >>> 12) & 0xFF0) - c;
      int v = ((word >>> 20) & 0xFF0) - d;
      out[i] += s * s + t * t + u * u + v * v;
    }
  }

  private static void fourth(int[] sketch, int a, int b, int c, int d, int[] out) {
    for (int i = 0; i < S; i++) {
      int word = sketch[i + 3 * S];
      int s = ((word << 4) & 0xFF0) - a;
      int t = ((word >>> 4) & 0xFF0) - b;
      int u = ((word >>> 12) & 0xFF0) - c;
      int v = ((word >>> 20) & 0xFF0) - d;
      out[i] += s * s + t * t + u * u + v * v;
    }
  }

  private static void one(int[] sketch, int at, int shift, int c, int[] out) {
    for (int i = 0; i < S; i++) {
      int s = FINE * ((sketch[at + i] >>> shift) & 0xFF) - c;
      out[i] += s * s;
    }
  }
}
