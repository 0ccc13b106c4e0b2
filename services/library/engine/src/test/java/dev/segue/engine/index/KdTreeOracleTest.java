package dev.segue.engine.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The trees beside brute force: the same rows in the same order with the same floats as scores. */
class KdTreeOracleTest {

  private static final long SEED = 20_261_122;
  private static final int ROWS = 4_000;
  private static final TestColumns COLUMNS = new TestColumns(SEED, 0);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14})
  void shouldAgreeOnDirections(int rank) {
    SplittableRandom random = new SplittableRandom(SEED + rank);
    compare(random, rank, ROWS, row -> RandomRows.direction(random, rank));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 14})
  void shouldAgreeOnRowsOfAnyLengthAndSign(int rank) {
    SplittableRandom random = new SplittableRandom(SEED + rank);
    compare(random, rank, ROWS, row -> RandomRows.any(random, rank));
  }

  @Test
  void shouldAgreeOnFewDifferentRows() {
    SplittableRandom random = new SplittableRandom(SEED);
    float[][] kinds = new float[5][];
    for (int kind = 1; kind < kinds.length; kind++) {
      kinds[kind] = RandomRows.direction(random, 6);
    }
    kinds[0] = new float[6];
    compare(random, 6, ROWS, row -> kinds[random.nextInt(kinds.length)]);
  }

  @Test
  void shouldAgreeOnRowsThatAreAllTheSame() {
    float[] row = {0.6f, 0, 0.8f};
    compare(new SplittableRandom(SEED), 3, ROWS, i -> row);
    compare(new SplittableRandom(SEED), 3, ROWS, i -> new float[3]);
  }

  @Test
  void shouldAgreeOnOrderedRows() {
    compare(new SplittableRandom(SEED), 2, ROWS, row -> new float[] {row, ROWS - row});
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 63, 64, 65, 66, 128, 129, 130, 131, 257})
  void shouldAgreeOnFewRows(int rows) {
    SplittableRandom random = new SplittableRandom(SEED + rows);
    compare(random, 5, rows, row -> RandomRows.direction(random, 5));
  }

  /** The writer changes tracks, a second thread merges without end, a third asks. */
  @ParameterizedTest
  @EnumSource(Metric.class)
  void shouldAgreeWhileRowsChangeAndTreesAreMerged(Metric metric) throws Exception {
    int rank = 5;
    int tracks = 2_000;
    KdTreeIndex index = new KdTreeIndex(rank, metric, COLUMNS);
    SplittableRandom random = new SplittableRandom(SEED);
    int[] rowOf = new int[tracks];
    for (int track = 0; track < tracks; track++) {
      rowOf[track] = index.append(RandomRows.direction(random, rank), 0);
    }
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<Integer> merges =
          threads.submit(
              () -> {
                int count = 0;
                while (!done.get() || count == 0) {
                  index.merge();
                  count++;
                }
                return count;
              });
      Future<Integer> answers =
          threads.submit(
              () -> {
                SplittableRandom queries = new SplittableRandom(SEED + 1);
                int count = 0;
                while (!done.get() || count == 0) {
                  EmbeddingIndex.Snapshot snapshot = index.snapshot();
                  assertThat(snapshot.size()).isEqualTo(tracks);
                  float[] query = RandomRows.direction(queries, rank);
                  assertSame(
                      snapshot, scanned(snapshot, rank, metric), query, queries, "while merging");
                  count++;
                }
                return count;
              });
      for (int step = 0; step < 40_000; step++) {
        int track = random.nextInt(tracks);
        rowOf[track] = index.replace(rowOf[track], RandomRows.direction(random, rank), 0);
      }
      done.set(true);
      assertThat(merges.get()).isPositive();
      assertThat(answers.get()).isPositive();
    } finally {
      done.set(true);
      threads.shutdownNow();
    }
  }

  private static void compare(
      SplittableRandom random, int rank, int rows, IntFunction<float[]> source) {
    for (Metric metric : Metric.values()) {
      compare(random, rank, metric, rows, source);
    }
  }

  private static void compare(
      SplittableRandom random, int rank, Metric metric, int rows, IntFunction<float[]> source) {
    BruteForceIndex oracle = new BruteForceIndex(rank, metric);
    KdTreeIndex index = new KdTreeIndex(rank, metric, COLUMNS);
    List<Integer> live = new ArrayList<>();
    int merges = Math.max(1, rows / 5);
    for (int row = 0; row < rows; row++) {
      float[] values = source.apply(row);
      if (!live.isEmpty() && random.nextInt(10) == 0) {
        int at = random.nextInt(live.size());
        int old = live.get(at);
        live.set(at, oracle.replace(old, values, 0));
        index.replace(old, values, 0);
      } else {
        live.add(oracle.append(values, 0));
        index.append(values, 0);
      }
      if (random.nextInt(20) == 0) {
        int dead = live.remove(random.nextInt(live.size()));
        oracle.remove(dead);
        index.remove(dead);
      }
      if (random.nextInt(merges) == 0 || row == rows / 2) {
        index.merge();
        String where = metric + ", seed " + SEED + ", rank " + rank + ", " + (row + 1) + " rows";
        for (int trial = 0; trial < 8; trial++) {
          float[] query = query(random, rank, trial, oracle);
          assertSame(index.snapshot(), oracle.snapshot(), query, random, where);
        }
      }
    }
  }

  /** Directions, rows that are there, zero, and anything. */
  private static float[] query(
      SplittableRandom random, int rank, int trial, BruteForceIndex catalogue) {
    float[] query = new float[rank];
    switch (trial % 4) {
      case 0 -> query = RandomRows.direction(random, rank);
      case 1 -> query = RandomRows.any(random, rank);
      case 2 -> {
        EmbeddingIndex.Snapshot snapshot = catalogue.snapshot();
        snapshot.copyRow(random.nextInt(snapshot.bound()), query, 0); // brute force forgets nothing
      }
      default -> {}
    }
    return query;
  }

  private static void assertSame(
      EmbeddingIndex.Snapshot index,
      EmbeddingIndex.Snapshot oracle,
      float[] query,
      SplittableRandom random,
      String where) {
    int share = 1 + random.nextInt(50);
    int[] limits = {1, 10, 100, index.bound() + 1};
    int limit = limits[random.nextInt(limits.length)];
    int[] excluded = {random.nextInt(index.bound())};
    RowFilter filter =
        switch (random.nextInt(3)) {
          case 0 -> RowFilter.ALL;
          case 1 -> row -> row % share == 0;
          default -> COLUMNS.filter(random);
        };
    RowOrder ties = random.nextBoolean() ? RowOrder.APPENDED : (a, b) -> Integer.compare(b, a);
    TopN expected = oracle.search(query, limit, filter, excluded, ties);
    TopN found = index.search(query, limit, filter, excluded, ties);
    assertThat(found.size()).as(where).isEqualTo(expected.size());
    for (int rank = 0; rank < expected.size(); rank++) {
      assertThat(found.row(rank)).as(where).isEqualTo(expected.row(rank));
      assertThat(found.score(rank)).as(where).isEqualTo(expected.score(rank));
    }
  }

  /** What the snapshot holds, in an index without trees under the same row numbers. */
  private static EmbeddingIndex.Snapshot scanned(
      EmbeddingIndex.Snapshot snapshot, int rank, Metric metric) {
    VersionedRows rows = VersionedRows.none(rank, metric);
    float[] values = new float[rank];
    for (int row = 0; row < snapshot.bound(); row++) {
      if (snapshot.contains(row)) {
        snapshot.copyRow(row, values, 0);
        rows = rows.append(values, 0);
      } else {
        rows = rows.append(values, 0).remove(row);
      }
    }
    return rows;
  }
}
