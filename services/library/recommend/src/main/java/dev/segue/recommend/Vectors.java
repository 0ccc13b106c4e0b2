package dev.segue.recommend;

/** Arithmetic on embeddings, in double precision. */
final class Vectors {
  private Vectors() {}

  static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  static double squaredDistance(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double gap = (double) a[i] - b[i];
      sum += gap * gap;
    }
    return sum;
  }

  static double length(double[] v) {
    double squares = 0;
    for (double x : v) {
      squares += x * x;
    }
    return Math.sqrt(squares);
  }

  /** sum += factor * v; {@code sum} is modified. */
  static void add(double[] sum, double factor, float[] v) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += factor * v[i];
    }
  }

  /** factor * v in single precision. */
  static float[] scaled(double[] v, double factor) {
    float[] out = new float[v.length];
    for (int i = 0; i < v.length; i++) {
      out[i] = (float) (v[i] * factor);
    }
    return out;
  }
}
