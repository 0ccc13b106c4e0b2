package dev.segue.offline.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Precision@n of a label: the share of the n neighbours of a track that carry the track's own
 * label, as the mean over queries.
 *
 * <p>A query without the label does not count; a neighbour without it is a miss. Where there are
 * fewer than n neighbours, their number takes the place of n.
 *
 * @param label the column
 * @param mean 0..1; NaN where no query counts
 * @param standardError of the mean: the standard deviation over the queries (n - 1), divided by the
 *     root of their number; 0 where nothing was drawn, NaN for fewer than two queries
 * @param queries how many count
 */
public record Precision(String label, double mean, double standardError, int queries) {

  /**
   * Measures for one column.
   *
   * @param column which of the labels
   * @param queries positions in the table. Not modified
   * @param neighbours of each query. Not modified
   */
  static Precision of(
      String label, List<LabelledTrack> tracks, int column, int[] queries, int[][] neighbours) {
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (int q = 0; q < queries.length; q++) {
      String own = tracks.get(queries[q]).labels().get(column);
      if (own.isEmpty()) {
        continue;
      }
      int hits = 0;
      for (int row : neighbours[q]) {
        hits += tracks.get(row).labels().get(column).equals(own) ? 1 : 0;
      }
      double share = neighbours[q].length == 0 ? 0 : (double) hits / neighbours[q].length;
      sum += share;
      squares += share * share;
      count++;
    }
    double mean = sum / count;
    double variance = Math.max(0, squares - count * mean * mean) / (count - 1);
    return new Precision(label, mean, count < 2 ? Double.NaN : Math.sqrt(variance / count), count);
  }

  /**
   * What neighbours drawn at random from all other tracks would have, on average over all tracks
   * with a label.
   */
  static Precision chance(String label, List<LabelledTrack> tracks, int column) {
    Map<String, Long> frequencies =
        tracks.stream()
            .map(track -> track.labels().get(column))
            .filter(value -> !value.isEmpty())
            .collect(Collectors.groupingBy(value -> value, Collectors.counting()));
    long labelled = frequencies.values().stream().mapToLong(count -> count).sum();
    double pairs = frequencies.values().stream().mapToDouble(n -> n * (n - 1.0)).sum();
    return new Precision(
        label, pairs / labelled / Math.max(1, tracks.size() - 1), 0, Math.toIntExact(labelled));
  }

  /** The same, on average over these queries. */
  static Precision chance(String label, List<LabelledTrack> tracks, int column, int[] queries) {
    Map<String, Long> frequencies =
        tracks.stream()
            .map(track -> track.labels().get(column))
            .filter(value -> !value.isEmpty())
            .collect(Collectors.groupingBy(value -> value, Collectors.counting()));
    double[] shares =
        Arrays.stream(queries)
            .mapToObj(query -> tracks.get(query).labels().get(column))
            .filter(value -> !value.isEmpty())
            .mapToDouble(
                value ->
                    (frequencies.getOrDefault(value, 1L) - 1.0) / Math.max(1, tracks.size() - 1))
            .toArray();
    return new Precision(
        label, Arrays.stream(shares).average().orElse(Double.NaN), 0, shares.length);
  }
}
