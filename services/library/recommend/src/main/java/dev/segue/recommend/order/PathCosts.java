package dev.segue.recommend.order;

/**
 * What an order of n items costs: a cost between neighbours, the same in both directions, and a
 * cost of each item at each position.
 */
final class PathCosts {
  /** Weight of the energy curve beside a transition. */
  private static final double CURVE_WEIGHT = 1;

  private final int size;
  private final double[] between;
  private final double[] at;

  private final boolean curve;

  private PathCosts(int size, double[] between, double[] at, boolean curve) {
    this.size = size;
    this.between = between;
    this.at = at;
    this.curve = curve;
  }

  /** The costs of tracks along a curve of energy. */
  static PathCosts of(SequenceTrack[] tracks, EnergyCurve curve) {
    int n = tracks.length;
    double[] between = new double[n * n];
    double[] energies = new double[n];
    for (int i = 0; i < n; i++) {
      energies[i] = tracks[i].energy();
      for (int j = 0; j < i; j++) {
        between[i * n + j] = Transition.between(tracks[i], tracks[j]).cost();
        between[j * n + i] = between[i * n + j];
      }
    }
    double[] at = new double[n * n];
    double[] targets = curve.targets(energies);
    for (int item = 0; item < n; item++) {
      for (int position = 0; position < n; position++) {
        double gap = Math.abs(energies[item] - targets[position]);
        at[item * n + position] = Double.isNaN(gap) ? 0 : CURVE_WEIGHT * gap;
      }
    }
    return new PathCosts(n, between, at, curve != EnergyCurve.ANY);
  }

  int size() {
    return size;
  }

  double between(int a, int b) {
    return between[a * size + b];
  }

  double at(int item, int position) {
    return at[item * size + position];
  }

  /** Whether positions cost anything. */
  boolean hasCurve() {
    return curve;
  }

  /** Of a whole order. */
  double total(int[] order) {
    double sum = 0;
    for (int position = 0; position < size; position++) {
      sum += at(order[position], position);
      if (position > 0) {
        sum += between(order[position - 1], order[position]);
      }
    }
    return sum;
  }
}
