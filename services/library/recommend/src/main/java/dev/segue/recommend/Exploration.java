package dev.segue.recommend;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws tracks from further afield. The nearest tracks, up to a reach that grows with the option
 * from the length of the answer to {@value #FURTHEST}, are cut into as many bands of distance as
 * the answer has places, and each place is drawn from its own band. So the answer goes from near to
 * far, no track comes twice, and the same seed draws the same tracks from the same catalogue.
 */
final class Exploration {
  static final int FURTHEST = 10_000;

  private Exploration() {}

  /** How many of the nearest tracks {@code count} places are drawn from. */
  static int reach(int count, double exploration) {
    if (count >= FURTHEST) {
      return count;
    }
    return (int) Math.round(count * Math.pow((double) FURTHEST / count, exploration));
  }

  /**
   * One of each band.
   *
   * @param nearest by distance; all of them are drawn from. Not modified
   * @param count how many to draw; all where there are no more
   */
  static <T> List<T> draw(List<T> nearest, int count, long seed) {
    if (nearest.size() <= count) {
      return List.copyOf(nearest);
    }
    SplittableRandom random = new SplittableRandom(seed);
    List<T> drawn = new ArrayList<>(count);
    for (int band = 0; band < count; band++) {
      int from = start(band, count, nearest.size());
      int to = start(band + 1, count, nearest.size());
      drawn.add(nearest.get(random.nextInt(from, to)));
    }
    return drawn;
  }

  private static int start(int band, int count, int size) {
    return (int) ((long) size * band / count);
  }
}
