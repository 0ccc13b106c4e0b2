package dev.segue.learning.taste;

/**
 * Columns brought to mean 0 and standard deviation 1, by sums that a row at a time adds to. Skewed
 * columns are read by their logarithm first.
 *
 * <p>A missing value becomes 0, which is the mean and says nothing. So does every value of a column
 * that has not varied yet. What lies more than {@value #FARTHEST} deviations out is brought back to
 * there: among the first ratings, deviations are small by chance.
 *
 * <p>B. Welford, <i>Note on a method for calculating corrected sums of squares and products</i>
 * (1962). Not for use by several threads.
 */
final class Standardizer {

  /** Added before the logarithm, so that 0 is no abyss; instrumentalness of 0.0001 is common. */
  private static final double SOFTENING = 1e-4;

  private static final double FARTHEST = 3;

  final boolean[] skewed;
  final int[] counts;
  final double[] means;
  final double[] squares;

  Standardizer(boolean[] skewed) {
    this(skewed, new int[skewed.length], new double[skewed.length], new double[skewed.length]);
  }

  Standardizer(boolean[] skewed, int[] counts, double[] means, double[] squares) {
    this.skewed = skewed;
    this.counts = counts;
    this.means = means;
    this.squares = squares;
  }

  /** One that has seen all these rows. */
  static Standardizer of(RatedRows rows) {
    Standardizer fitted = new Standardizer(rows.skewed());
    for (int i = 0; i < rows.size(); i++) {
      fitted.add(rows.shared(i));
    }
    return fitted;
  }

  Standardizer copy() {
    return new Standardizer(skewed, counts.clone(), means.clone(), squares.clone());
  }

  int columns() {
    return skewed.length;
  }

  /** Counts a row in. Not modified. */
  void add(double[] row) {
    for (int j = 0; j < skewed.length; j++) {
      double value = read(row, j);
      if (!Double.isNaN(value)) {
        counts[j]++;
        double before = value - means[j];
        means[j] += before / counts[j];
        squares[j] += before * (value - means[j]);
      }
    }
  }

  /** A row in deviations. Not modified. */
  double[] apply(double[] row) {
    double[] out = new double[skewed.length];
    for (int j = 0; j < out.length; j++) {
      double value = read(row, j);
      if (!Double.isNaN(value) && squares[j] > 1e-12 * counts[j]) {
        double z = (value - means[j]) / Math.sqrt(squares[j] / counts[j]);
        out[j] = Math.max(-FARTHEST, Math.min(FARTHEST, z));
      }
    }
    return out;
  }

  private double read(double[] row, int column) {
    return skewed[column]
        ? Math.log(Math.max(0, row[column]) + SOFTENING) // Math.max keeps NaN
        : row[column];
  }
}
