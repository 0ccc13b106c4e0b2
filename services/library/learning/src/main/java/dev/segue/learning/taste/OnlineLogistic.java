package dev.segue.learning.taste;

/**
 * Logistic regression on the standardised columns, their squares and their products, one rating at
 * a time.
 *
 * <p>Steps by AdaGrad (J. Duchi, E. Hazan and Y. Singer, <i>Adaptive subgradient methods</i>,
 * 2011): each weight has its own rate, which falls with what it has already moved. Weights are kept
 * in single precision, so that a learner that was stored goes on exactly as one that was not. Not
 * for use by several threads.
 */
final class OnlineLogistic {

  /** By which squares and products are multiplied: they are many, and must not shout. */
  private static final double PRODUCTS = 0.5;

  private static final double EPSILON = 1e-8;

  final Standardizer standardizer;
  final double rate;
  final float[] weights;
  final float[] moved;

  OnlineLogistic(Standardizer standardizer, double rate) {
    this(
        standardizer,
        rate,
        new float[terms(standardizer.columns())],
        new float[terms(standardizer.columns())]);
  }

  OnlineLogistic(Standardizer standardizer, double rate, float[] weights, float[] moved) {
    this.standardizer = standardizer;
    this.rate = rate;
    this.weights = weights;
    this.moved = moved;
  }

  /** One for the constant, each column, each square and each product. */
  static int terms(int columns) {
    return 1 + columns + columns * (columns + 1) / 2;
  }

  OnlineLogistic copy() {
    return new OnlineLogistic(standardizer.copy(), rate, weights.clone(), moved.clone());
  }

  /** The probability that the row is liked, by what was learned so far. Not modified. */
  double probability(double[] row) {
    return logistic(dot(terms(standardizer.apply(row))));
  }

  /** Learns from a rated row. Not modified. */
  void learn(double[] row, boolean liked) {
    standardizer.add(row);
    step(row, liked);
  }

  /** Learns from a row that the standardizer has already seen. Not modified. */
  void step(double[] row, boolean liked) {
    double[] terms = terms(standardizer.apply(row));
    double error = logistic(dot(terms)) - (liked ? 1 : 0);
    for (int i = 0; i < terms.length; i++) {
      double gradient = error * terms[i];
      if (gradient != 0) {
        moved[i] = (float) (moved[i] + gradient * gradient);
        weights[i] = (float) (weights[i] - rate * gradient / (Math.sqrt(moved[i]) + EPSILON));
      }
    }
  }

  private double dot(double[] terms) {
    double sum = 0;
    for (int i = 0; i < terms.length; i++) {
      sum += weights[i] * terms[i];
    }
    return sum;
  }

  private static double[] terms(double[] z) {
    double[] terms = new double[terms(z.length)];
    terms[0] = 1;
    int next = 1;
    for (int i = 0; i < z.length; i++) {
      terms[next++] = z[i];
    }
    for (int i = 0; i < z.length; i++) {
      for (int j = i; j < z.length; j++) {
        terms[next++] = PRODUCTS * z[i] * z[j];
      }
    }
    return terms;
  }

  private static double logistic(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
