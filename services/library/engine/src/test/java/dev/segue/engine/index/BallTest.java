package dev.segue.engine.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rounding never hides a row: its box and its leaf are within reach of its own score. */
class BallTest {

  private static final long SEED = 20_261_124;

  @ParameterizedTest
  @EnumSource(Metric.class)
  void shouldReachEveryRowOfAScore(Metric metric) {
    SplittableRandom random = new SplittableRandom(SEED);
    for (float size :
        new float[] {1, 0x1p-10f, 0x1p10f, 0x1p-63f, 0x1p-100f, 0x1p57f, 0x1p63f, 0x1p116f}) {
      for (int trial = 0; trial < 200; trial++) {
        int rank = 1 + trial % 14;
        shouldReach(metric, random, rank, trial % 3 == 0 ? 0 : 1e-4f, size);
        shouldReach(metric, random, rank, 2, size);
      }
    }
  }

  /** Two leaves: one of rows near the query, in its direction where {@code spread} is 0. */
  private static void shouldReach(
      Metric metric, SplittableRandom random, int rank, float spread, float size) {
    KdShape shape = new KdShape(128);
    BoxTree boxes = new BoxTree(rank, shape);
    float[] query = RandomRows.any(random, rank);
    float[][] leaves = {Lanes.block(rank), Lanes.block(rank)};
    double longest = 0;
    for (float[] leaf : leaves) {
      float stretch = random.nextBoolean() ? 1 : random.nextFloat();
      for (int at = 0; at < Lanes.SIZE * rank; at++) {
        float off = spread * (random.nextFloat() - 0.5f);
        leaf[at] = size * stretch * (query[at % rank] + off);
      }
    }
    for (int leaf = 0; leaf < 2; leaf++) {
      longest = Math.max(longest, boxes.fit(leaf, leaves[leaf], Lanes.SIZE));
      Lanes.turn(leaves[leaf], Lanes.SIZE, rank, Lanes.block(rank));
    }
    boxes.close(longest);
    if (metric.tiesAll(query)) {
      return;
    }
    Ball ball = metric.ball(query, boxes.longest());
    Sketches sketches = Sketches.of(boxes, rank, leaves, 1);
    float[] gaps = new float[Lanes.SIZE];
    float[] scores = new float[Lanes.SIZE];
    boxes.gaps(0, ball.centre(), gaps);
    for (int leaf = 0; leaf < 2; leaf++) {
      metric.score(Lanes.padded(query), leaves[leaf], scores);
      for (float score : scores) {
        assertThat(gaps[leaf] > ball.reach(score))
            .as("seed %d, rank %d, size %s, score %s", SEED, rank, size, score)
            .isFalse();
        Reach reach = new Reach(ball, sketches);
        reach.narrow(score);
        assertThat(reach.toLeaf(leaf))
            .as("sketch: seed %d, rank %d, size %s, score %s", SEED, rank, size, score)
            .isTrue();
      }
    }
  }
}
