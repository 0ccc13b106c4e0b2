package dev.segue.engine.factorize;

import java.util.Arrays;

/**
 * The assignment of rows to columns of a square matrix that costs least in all.
 *
 * <p>H. Kuhn, <i>The Hungarian method for the assignment problem</i> (1955), as shortest augmenting
 * paths with potentials (R. Jonker and A. Volgenant, 1987).
 */
final class Assignment {

  private Assignment() {}

  /**
   * Finds the cheapest assignment.
   *
   * @param cost square. Not modified
   * @return the column of each row
   */
  static int[] cheapest(double[][] cost) {
    int n = cost.length;
    double[] rowPotential = new double[n + 1];
    double[] columnPotential = new double[n + 1];
    int[] rowOf = new int[n + 1]; // 0: none; rows and columns count from 1 in here
    int[] cameFrom = new int[n + 1];
    for (int row = 1; row <= n; row++) {
      rowOf[0] = row;
      int column = 0;
      double[] slack = new double[n + 1];
      boolean[] done = new boolean[n + 1];
      Arrays.fill(slack, Double.POSITIVE_INFINITY);
      do {
        done[column] = true;
        int current = rowOf[column];
        int next = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int j = 1; j <= n; j++) {
          if (!done[j]) {
            double reduced = cost[current - 1][j - 1] - rowPotential[current] - columnPotential[j];
            if (reduced < slack[j]) {
              slack[j] = reduced;
              cameFrom[j] = column;
            }
            if (slack[j] < least) {
              least = slack[j];
              next = j;
            }
          }
        }
        for (int j = 0; j <= n; j++) {
          if (done[j]) {
            rowPotential[rowOf[j]] += least;
            columnPotential[j] -= least;
          } else {
            slack[j] -= least;
          }
        }
        column = next;
      } while (rowOf[column] != 0);
      while (column != 0) {
        rowOf[column] = rowOf[cameFrom[column]];
        column = cameFrom[column];
      }
    }
    int[] columnOf = new int[n];
    for (int j = 1; j <= n; j++) {
      columnOf[rowOf[j] - 1] = j - 1;
    }
    return columnOf;
  }
}
