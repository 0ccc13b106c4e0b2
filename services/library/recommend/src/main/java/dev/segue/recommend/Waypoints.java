package dev.segue.recommend;

import java.util.ArrayList;
import java.util.List;

/**
 * What lies between two tracks: points at equal distances, on the straight line where distances are
 * compared, and on the great circle between two directions (K. Shoemake, "Animating rotation with
 * quaternion curves", SIGGRAPH 1985) where angles are.
 */
final class Waypoints {
  private static final double SMALLEST_ANGLE = 1e-4;

  private Waypoints() {}

  /**
   * The {@code count} points between {@code from} and {@code to}, in order. Neither is modified.
   */
  static List<float[]> between(EmbeddingSimilarity likeness, float[] from, float[] to, int count) {
    return likeness == EmbeddingSimilarity.EUCLIDEAN
        ? onLine(from, to, count)
        : onCircle(from, to, count);
  }

  private static List<float[]> onLine(float[] from, float[] to, int count) {
    List<float[]> points = new ArrayList<>(count);
    for (int i = 1; i <= count; i++) {
      double at = (double) i / (count + 1);
      double[] point = new double[from.length];
      Vectors.add(point, 1 - at, from);
      Vectors.add(point, at, to);
      points.add(Vectors.scaled(point, 1));
    }
    return points;
  }

  private static List<float[]> onCircle(float[] from, float[] to, int count) {
    double cosine = Math.max(-1, Math.min(1, Vectors.dot(from, to)));
    double angle = Math.acos(cosine);
    List<float[]> points = new ArrayList<>(count);
    for (int i = 1; i <= count; i++) {
      double at = (double) i / (count + 1);
      double[] point = new double[from.length];
      // Where the ends nearly agree, the straight line is the circle, and its sine no divisor.
      boolean straight = angle < SMALLEST_ANGLE;
      Vectors.add(point, straight ? 1 - at : Math.sin((1 - at) * angle), from);
      Vectors.add(point, straight ? at : Math.sin(at * angle), to);
      double length = Vectors.length(point);
      points.add(Vectors.scaled(point, length == 0 ? 0 : 1 / length));
    }
    return points;
  }
}
