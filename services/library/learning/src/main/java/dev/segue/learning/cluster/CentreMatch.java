package dev.segue.learning.cluster;

import java.util.Arrays;

/**
 * The pairing of new centres with earlier ones that costs least in all, each used at most once.
 *
 * <p>H. Kuhn, <i>The Hungarian method for the assignment problem</i> (1955), as shortest augmenting
 * paths with potentials.
 */
final class CentreMatch {

  private CentreMatch() {}

  /**
   * Pairs rows with columns.
   *
   * @param cost rows × columns, any shape, finite. Not modified
   * @return the column of each row; &minus;1 for the rows that are left over where there are more
   *     rows than columns
   */
  static int[] cheapest(double[][] cost) {
    int rows = cost.length;
    int columns = rows == 0 ? 0 : cost[0].length;
    if (rows <= columns) {
      return columnOfEachRow(cost, rows, columns);
    }
    double[][] turned = new double[columns][rows];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        turned[j][i] = cost[i][j];
      }
    }
    int[] rowOfEachColumn = columnOfEachRow(turned, columns, rows);
    int[] columnOf = new int[rows];
    Arrays.fill(columnOf, -1);
    for (int j = 0; j < columns; j++) {
      columnOf[rowOfEachColumn[j]] = j;
    }
    return columnOf;
  }

  /** No more rows than columns. */
  private static int[] columnOfEachRow(double[][] cost, int rows, int columns) {
    double[] rowPotential = new double[rows];
    double[] columnPotential = new double[columns];
    int[] rowOf = new int[columns];
    Arrays.fill(rowOf, -1);
    for (int row = 0; row < rows; row++) {
      double[] slack = new double[columns];
      Arrays.fill(slack, Double.POSITIVE_INFINITY);
      int[] cameFrom = new int[columns];
      boolean[] done = new boolean[columns];
      int current = row;
      int from = -1;
      int free = -1;
      while (free < 0) {
        int next = -1;
        for (int j = 0; j < columns; j++) {
          if (done[j]) {
            continue;
          }
          double reduced = cost[current][j] - rowPotential[current] - columnPotential[j];
          if (reduced < slack[j]) {
            slack[j] = reduced;
            cameFrom[j] = from;
          }
          if (next < 0 || slack[j] < slack[next]) {
            next = j;
          }
        }
        double least = slack[next];
        rowPotential[row] += least;
        for (int j = 0; j < columns; j++) {
          if (done[j]) {
            rowPotential[rowOf[j]] += least;
            columnPotential[j] -= least;
          } else {
            slack[j] -= least;
          }
        }
        done[next] = true;
        from = next;
        if (rowOf[next] < 0) {
          free = next;
        } else {
          current = rowOf[next];
        }
      }
      for (int j = free; j >= 0; j = cameFrom[j]) {
        rowOf[j] = cameFrom[j] < 0 ? row : rowOf[cameFrom[j]];
      }
    }
    int[] columnOf = new int[rows];
    for (int j = 0; j < columns; j++) {
      if (rowOf[j] >= 0) {
        columnOf[rowOf[j]] = j;
      }
    }
    return columnOf;
  }
}
