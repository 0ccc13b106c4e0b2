package dev.segue.recommend.order;

import java.util.Arrays;

/**
 * The cheapest order of a few items, by dynamic programming over subsets (M. Held, R. Karp, A
 * dynamic programming approach to sequencing problems, 1962). Time 2ⁿ·n², memory 2ⁿ·n.
 */
final class ExactPath {
  /** How many items it takes. */
  static final int MOST = 12;

  private ExactPath() {}

  /**
   * The cheapest order.
   *
   * @param first the item to begin with, or −1
   * @param last the item to end with, or −1
   */
  static int[] cheapest(PathCosts costs, int first, int last) {
    int n = costs.size();
    int sets = 1 << n;
    double[] least = new double[sets * n];
    byte[] before = new byte[sets * n];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    for (int item = 0; item < n; item++) {
      if (first < 0 || item == first) {
        least[(1 << item) * n + item] = costs.at(item, 0);
      }
    }
    for (int set = 1; set < sets; set++) {
      int position = Integer.bitCount(set);
      for (int end = 0; end < n; end++) {
        double sofar = least[set * n + end];
        if (sofar == Double.POSITIVE_INFINITY) {
          continue;
        }
        for (int next = 0; next < n; next++) {
          if ((set & 1 << next) == 0 && (next != last || position == n - 1)) {
            int grown = (set | 1 << next) * n + next;
            double sum = sofar + costs.between(end, next) + costs.at(next, position);
            if (sum < least[grown]) {
              least[grown] = sum;
              before[grown] = (byte) end;
            }
          }
        }
      }
    }
    int set = sets - 1;
    int end = last < 0 ? 0 : last;
    for (int item = 0; last < 0 && item < n; item++) {
      if (least[set * n + item] < least[set * n + end]) {
        end = item;
      }
    }
    int[] order = new int[n];
    for (int position = n - 1; position >= 0; position--) {
      order[position] = end;
      int earlier = before[set * n + end];
      set &= ~(1 << end);
      end = earlier;
    }
    return order;
  }
}
