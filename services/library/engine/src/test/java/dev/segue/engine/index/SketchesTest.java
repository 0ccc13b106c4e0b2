package dev.segue.engine.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SketchesTest {
  private static final long SEED = 20_261_121;
  private static final int LEAVES = 70;

  private final SplittableRandom random = new SplittableRandom(SEED);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 5, 8, 11, 12, 13, 19, 40})
  void shouldHoldEveryRowWithinTheRadius(int rank) {
    for (float offset : new float[] {0, -0.5f, 1_000}) {
      float[][] leaves = leaves(rank, offset);
      Sketches sketches = sketches(rank, leaves);
      for (int trial = 0; trial < 60; trial++) {
        float[] point = point(rank, offset, trial % 3);
        Sketches.Near near = sketches.near(point);
        for (int leaf = 0; leaf < LEAVES; leaf++) {
          near.within(nearest(leaves[leaf], point));
          assertThat(near.mayHold(leaf)).as("rank %d, leaf %d", rank, leaf).isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 8, 11, 16})
  void shouldPassOverLeavesOutsideTheRadius(int rank) {
    float[][] leaves = leaves(rank, 0);
    Sketches sketches = sketches(rank, leaves);
    // Rounding moves a row by half a step in each column, and the point by less.
    double blur = 0.55 * Math.sqrt(rank) / Sketches.STEPS;
    for (int trial = 0; trial < 60; trial++) {
      float[] point = point(rank, 0, trial % 3);
      Sketches.Near near = sketches.near(point);
      for (int leaf = 0; leaf < LEAVES; leaf++) {
        double radius = Math.sqrt(nearest(leaves[leaf], point)) - 2 * blur - 1e-3;
        if (radius > 0 && radius < 2) {
          near.within(radius * radius);
          assertThat(near.mayHold(leaf)).as("rank %d, leaf %d", rank, leaf).isFalse();
        }
      }
    }
  }

  @Test
  void shouldHoldNothingWithinANegativeRadiusAndAllUntilOneIsKnown() {
    float[][] leaves = leaves(3, 0);
    Sketches.Near near = sketches(3, leaves).near(new float[] {9, 9, 9, 0});

    assertThat(near.mayHold(0)).isTrue();
    near.within(-1);
    assertThat(near.mayHold(0)).isFalse();
    near.within(Double.POSITIVE_INFINITY);
    assertThat(near.mayHold(0)).isTrue();
  }

  @Test
  void shouldNotBeDrawnOfEqualRowsNorOfSizesWithoutEnd() {
    float[][] equal = new float[LEAVES][];
    Arrays.setAll(equal, leaf -> filled(0.25f));
    float[][] endless = leaves(4, 0);
    endless[3][7] = Float.POSITIVE_INFINITY;

    assertThat(Sketches.of(boxes(4, equal), 4, equal, 1)).isNull();
    assertThat(Sketches.of(boxes(4, endless), 4, endless, 1)).isNull();
  }

  @Test
  void shouldBeTheSameWhoeverDrawsThem() {
    float[][] leaves = leaves(9, 0);
    BoxTree boxes = boxes(9, leaves);
    Sketches one = Objects.requireNonNull(Sketches.of(boxes, 9, leaves, 1));
    Sketches three = Objects.requireNonNull(Sketches.of(boxes, 9, leaves, 3));
    float[] point = point(9, 0, 0);
    Sketches.Near nearOne = one.near(point);
    Sketches.Near nearThree = three.near(point);
    for (int leaf = 0; leaf < LEAVES; leaf++) {
      double squared = nearest(leaves[(leaf + 1) % LEAVES], point);
      nearOne.within(squared);
      nearThree.within(squared);
      assertThat(nearOne.mayHold(leaf)).isEqualTo(nearThree.mayHold(leaf));
    }
  }

  /** Rows in the unit cube, moved by an offset; rows of a leaf lie together. */
  private float[][] leaves(int rank, float offset) {
    float[][] leaves = new float[LEAVES][];
    for (int leaf = 0; leaf < LEAVES; leaf++) {
      leaves[leaf] = Lanes.block(rank);
      for (int j = 0; j < rank; j++) {
        float base = 0.9f * random.nextFloat();
        for (int i = 0; i < Lanes.SIZE; i++) {
          leaves[leaf][j * Lanes.SIZE + i] = offset + base + 0.1f * random.nextFloat();
        }
      }
    }
    return leaves;
  }

  /** Among the rows, near them, or far away. */
  private float[] point(int rank, float offset, int kind) {
    float[] point = new float[(rank + 1) & -2];
    for (int j = 0; j < rank; j++) {
      float spread = kind == 0 ? 1 : kind == 1 ? 3 : 1e6f;
      point[j] = offset + spread * (random.nextFloat() - (kind == 0 ? 0 : 0.5f));
    }
    return point;
  }

  private static float[] filled(float value) {
    float[] block = Lanes.block(4);
    Arrays.fill(block, value);
    return block;
  }

  private static Sketches sketches(int rank, float[][] leaves) {
    return Objects.requireNonNull(Sketches.of(boxes(rank, leaves), rank, leaves, 1));
  }

  private static BoxTree boxes(int rank, float[][] leaves) {
    BoxTree boxes = new BoxTree(rank, new KdShape(LEAVES * Lanes.SIZE));
    for (int leaf = 0; leaf < LEAVES; leaf++) {
      float[] rows = new float[Lanes.SIZE * rank];
      for (int i = 0; i < Lanes.SIZE; i++) {
        Lanes.copy(leaves[leaf], i, rank, rows, i * rank);
      }
      boxes.fit(leaf, rows, Lanes.SIZE);
    }
    boxes.close(1);
    return boxes;
  }

  /** The squared distance to the nearest row of a leaf, rounded up. */
  private static double nearest(float[] block, float[] point) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < Lanes.SIZE; i++) {
      double squared = 0;
      for (int j = 0; j < block.length / Lanes.SIZE && j < point.length; j++) {
        double off = (double) block[j * Lanes.SIZE + i] - point[j];
        squared += off * off;
      }
      nearest = Math.min(nearest, squared);
    }
    return Math.nextUp(nearest);
  }
}
