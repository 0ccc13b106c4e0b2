package dev.segue.recommend.order;

import java.util.Random;

/**
 * A cheap order of many items: from the nearest neighbour of each step, improved by reversing runs
 * (2-opt) and moving short ones (Or-opt) while that helps, then by iterated local search: two runs
 * change places at random, the order is improved again, and what is cheaper stays (H. Lourenço, O.
 * Martin, T. Stützle, Iterated Local Search, 2003). The same items give the same order.
 */
final class LocalSearchPath {
  private static final int LONGEST_MOVED = 3;
  private static final double GAIN = 1e-9;

  /** Positions that are looked at, some nanoseconds each: half a second of one processor. */
  private static final long MOST_WORK = 20_000_000;

  /** How far a run is moved, and the longest reversed, where a curve says where tracks belong. */
  private static final int REACH_ON_A_CURVE = 40;

  private final PathCosts costs;
  private final int low;
  private final int high;
  private final Random random = new Random(7);
  private final int reach;
  private long work;

  private LocalSearchPath(PathCosts costs, int first, int last) {
    this.costs = costs;
    this.low = first < 0 ? 0 : 1;
    this.high = costs.size() - (last < 0 ? 1 : 2);
    this.reach = costs.hasCurve() ? REACH_ON_A_CURVE : costs.size();
  }

  /**
   * A cheap order.
   *
   * @param first the item to begin with, or −1
   * @param last the item to end with, or −1
   */
  static int[] cheap(PathCosts costs, int first, int last) {
    LocalSearchPath search = new LocalSearchPath(costs, first, last);
    int[] best = search.nearestNeighbours(first, last);
    search.improve(best);
    double least = costs.total(best);
    int movable = search.high - search.low + 1;
    int rounds = 20 * movable;
    for (int round = 0; movable > 2 && round < rounds && search.work < MOST_WORK; round++) {
      int[] order = best.clone();
      search.perturb(order, movable);
      search.improve(order);
      double total = costs.total(order);
      if (total < least - GAIN) {
        least = total;
        best = order;
      }
    }
    return best;
  }

  private int[] nearestNeighbours(int first, int last) {
    int n = costs.size();
    boolean[] used = new boolean[n];
    int[] order = new int[n];
    if (last >= 0) {
      used[last] = true;
      order[n - 1] = last;
    }
    for (int position = 0; position < (last < 0 ? n : n - 1); position++) {
      int next = position == 0 && first >= 0 ? first : nearest(order, position, used);
      used[next] = true;
      order[position] = next;
    }
    return order;
  }

  private int nearest(int[] order, int position, boolean[] used) {
    int nearest = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int item = 0; item < used.length; item++) {
      double cost =
          costs.at(item, position) + (position == 0 ? 0 : costs.between(order[position - 1], item));
      if (!used[item] && cost < least) {
        least = cost;
        nearest = item;
      }
    }
    return nearest;
  }

  private void perturb(int[] order, int movable) {
    int most = Math.max(1, Math.min(30, movable / 3));
    int a = 1 + random.nextInt(most);
    int b = 1 + random.nextInt(most);
    int start = low + random.nextInt(movable - a - b + 1);
    exchange(order, start, a, b);
  }

  private void improve(int[] order) {
    boolean better = true;
    while (better && work < MOST_WORK) {
      better = reverseRuns(order);
      better |= exchangeRuns(order);
    }
  }

  private boolean reverseRuns(int[] order) {
    boolean better = false;
    for (int from = low; from < high; from++) {
      for (int to = from + 1; to <= Math.min(high, from + reach); to++) {
        work += costs.hasCurve() ? to - from : 1;
        double gain =
            edge(order, from - 1, from)
                + edge(order, to, to + 1)
                - edge(order, from - 1, to)
                - edge(order, from, to + 1);
        for (int p = from; costs.hasCurve() && p <= to; p++) {
          gain += costs.at(order[p], p) - costs.at(order[from + to - p], p);
        }
        if (gain > GAIN) {
          reverse(order, from, to);
          better = true;
        }
      }
    }
    return better;
  }

  /** Moves runs of up to {@value #LONGEST_MOVED} items to the right and to the left. */
  private boolean exchangeRuns(int[] order) {
    boolean better = false;
    for (int start = low; start < high; start++) {
      for (int run = 1; run <= LONGEST_MOVED; run++) {
        for (int other = 1; other <= reach && start + run + other - 1 <= high; other++) {
          better |= exchangeIfCheaper(order, start, run, other);
          if (other > LONGEST_MOVED) {
            better |= exchangeIfCheaper(order, start, other, run);
          }
        }
      }
    }
    return better;
  }

  private boolean exchangeIfCheaper(int[] order, int start, int a, int b) {
    work += costs.hasCurve() ? a + b : 1;
    int middle = start + a;
    int end = middle + b - 1;
    double gain =
        edge(order, start - 1, start)
            + edge(order, middle - 1, middle)
            + edge(order, end, end + 1)
            - edge(order, start - 1, middle)
            - edge(order, end, start)
            - edge(order, middle - 1, end + 1);
    for (int p = start; costs.hasCurve() && p <= end; p++) {
      int from = p < start + b ? p + a : p - b;
      gain += costs.at(order[p], p) - costs.at(order[from], p);
    }
    if (gain <= GAIN) {
      return false;
    }
    exchange(order, start, a, b);
    return true;
  }

  /** The transition between the items of two positions; free beyond the ends. */
  private double edge(int[] order, int from, int to) {
    return from < 0 || to >= order.length ? 0 : costs.between(order[from], order[to]);
  }

  private static void reverse(int[] order, int from, int to) {
    for (int i = from, j = to; i < j; i++, j--) {
      int item = order[i];
      order[i] = order[j];
      order[j] = item;
    }
  }

  /** The run of {@code a} items from {@code start} on and the {@code b} after it change places. */
  private static void exchange(int[] order, int start, int a, int b) {
    reverse(order, start, start + a - 1);
    reverse(order, start + a, start + a + b - 1);
    reverse(order, start, start + a + b - 1);
  }
}
