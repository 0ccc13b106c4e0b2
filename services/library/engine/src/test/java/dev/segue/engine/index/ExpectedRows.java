package dev.segue.engine.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;

/**
 * Catalogues for the contract of indexes, and what answers must be: by a loop over all in double.
 */
record ExpectedRows(Metric metric) {

  private static final Offset<Double> TOLERANCE = within(2e-6);

  /**
   * Asserts that an answer is right.
   *
   * @param catalogue all rows by number, those that are not there too
   * @param filter accepts rows that are there only
   * @param where for the message
   */
  void assertNearest(
      TopN found,
      List<float[]> catalogue,
      float[] query,
      int limit,
      RowFilter filter,
      int[] excluded,
      RowOrder ties,
      String where) {
    List<Integer> allowed =
        IntStream.range(0, catalogue.size())
            .filter(filter::accepts)
            .filter(row -> Arrays.stream(excluded).noneMatch(other -> other == row))
            .boxed()
            .toList();
    double[] best =
        allowed.stream().mapToDouble(row -> -score(query, catalogue.get(row))).sorted().toArray();
    assertThat(found.size()).as(where).isEqualTo(Math.min(limit, allowed.size()));
    assertThat(rows(found)).as(where).doesNotHaveDuplicates();
    for (int rank = 0; rank < found.size(); rank++) {
      int row = found.row(rank);
      double score = score(query, catalogue.get(row));
      assertThat(allowed).as(where).contains(row);
      assertThat((double) found.score(rank)).as(where).isCloseTo(score, TOLERANCE);
      assertThat(score).as(where).isCloseTo(-best[rank], TOLERANCE);
      if (rank > 0) {
        float above = found.score(rank - 1);
        assertThat(above).as(where).isGreaterThanOrEqualTo(found.score(rank));
        assertThat(above > found.score(rank) || ties.compare(found.row(rank - 1), row) < 0)
            .as("order at rank %d, %s", rank, where)
            .isTrue();
      }
    }
  }

  /** The rows of an answer, best first. */
  static int[] rows(TopN found) {
    return IntStream.range(0, found.size()).map(found::row).toArray();
  }

  /** Unit rows, some of them repeated, some zero, some with many zeros. */
  static List<float[]> catalogue(SplittableRandom random, int rows, int rank) {
    List<float[]> catalogue = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      int kind = random.nextInt(10);
      if (kind < 2 && row > 0) {
        catalogue.add(catalogue.get(random.nextInt(row)));
      } else {
        catalogue.add(kind == 2 ? new float[rank] : unit(random, rank));
      }
    }
    return catalogue;
  }

  /** A row of length 1 without negative entries, or zero. */
  static float[] unit(SplittableRandom random, int rank) {
    float[] row = new float[rank];
    double squares = 0;
    for (int j = 0; j < rank; j++) {
      row[j] = random.nextInt(3) == 0 ? 0 : (float) random.nextDouble();
      squares += row[j] * row[j];
    }
    for (int j = 0; j < rank && squares > 0; j++) {
      row[j] /= (float) Math.sqrt(squares);
    }
    return row;
  }

  private double score(float[] a, float[] b) {
    double dot = 0;
    double squares = 0;
    for (int j = 0; j < a.length; j++) {
      dot += (double) a[j] * b[j];
      squares += ((double) a[j] - b[j]) * ((double) a[j] - b[j]);
    }
    return metric == Metric.DOT ? dot : 1 / (1 + Math.sqrt(squares));
  }
}
