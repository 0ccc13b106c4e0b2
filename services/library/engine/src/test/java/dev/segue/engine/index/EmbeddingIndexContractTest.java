package dev.segue.engine.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every index must do, whatever its structure. Compared with a double loop in double. */
abstract class EmbeddingIndexContractTest {

  private static final long SEED = 20_261_121;
  private static final int[] NONE = {};

  private final TestColumns columns = new TestColumns(SEED, 0);

  /** An empty index. */
  abstract EmbeddingIndex create(int rank, Metric metric, RangeColumns columns);

  /** How it compares rows. */
  Metric metric() {
    return Metric.DOT;
  }

  private EmbeddingIndex create(int rank) {
    return create(rank, metric(), columns);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 7, 8, 9, 10, 13, 14})
  void shouldFindTheNearestOfRandomCatalogues(int rank) {
    for (int rows : new int[] {1, 2, 10, 511, 512, 513, 3_000}) {
      SplittableRandom random = new SplittableRandom(SEED + rank * 10_000L + rows);
      List<float[]> catalogue = ExpectedRows.catalogue(random, rows, rank);
      EmbeddingIndex index = filled(catalogue, rank);
      for (int trial = 0; trial < 10; trial++) {
        float[] query = trial == 0 ? new float[rank] : ExpectedRows.unit(random, rank);
        int limit = trial % 3 == 0 ? rows + 5 : 1 + random.nextInt(20);
        int residue = random.nextInt(3);
        RowFilter filter =
            switch (trial % 4) {
              case 0 -> RowFilter.ALL;
              case 1 -> row -> row % 3 != residue;
              default -> columns.filter(random);
            };
        int[] excluded = {random.nextInt(rows), random.nextInt(rows)};
        RowOrder ties = trial % 2 == 0 ? RowOrder.APPENDED : (a, b) -> Integer.compare(b, a);
        TopN found = index.snapshot().search(query, limit, filter, excluded, ties);
        String where = "seed " + SEED + ", rank " + rank + ", rows " + rows + ", trial " + trial;
        expected().assertNearest(found, catalogue, query, limit, filter, excluded, ties, where);
        int[] some = random.ints(0, rows + 3).limit(700).distinct().toArray();
        TopN few = index.snapshot().searchAmong(some, query, limit, filter, excluded, ties);
        BitSet chosen = new BitSet();
        Arrays.stream(some).forEach(chosen::set);
        RowFilter among = row -> chosen.get(row) && filter.accepts(row);
        expected()
            .assertNearest(
                few, catalogue, query, limit, among, excluded, ties, where + ", among some");
      }
    }
  }

  @Test
  void shouldBreakTiesInTheCallersOrderAlsoAtTheCutOff() {
    EmbeddingIndex index = create(2);
    int[] names = new int[2_000];
    SplittableRandom random = new SplittableRandom(SEED);
    for (int row = 0; row < names.length; row++) {
      names[row] = random.nextInt();
      index.append(row % 2 == 0 ? new float[] {0.6f, 0.8f} : new float[] {0, 1}, 0);
    }
    RowOrder byName =
        Comparator.<Integer>comparingInt(row -> names[row]).thenComparing(row -> row)::compare;
    TopN found = index.snapshot().search(new float[] {.6f, .8f}, 37, RowFilter.ALL, NONE, byName);
    int[] expected =
        IntStream.range(0, 1_000)
            .map(i -> 2 * i)
            .boxed()
            .sorted(byName::compare)
            .limit(37)
            .mapToInt(i -> i)
            .toArray();
    assertThat(ExpectedRows.rows(found)).isEqualTo(expected);
  }

  @Test
  void shouldGiveNothingForALimitOfZeroOrAnEmptyIndex() {
    EmbeddingIndex index = create(3);
    float[] query = {1, 0, 0};
    assertThat(index.snapshot().search(query, 5, RowFilter.ALL, NONE, RowOrder.APPENDED).size())
        .isZero();
    index.append(query, 0);
    assertThat(index.snapshot().search(query, 0, RowFilter.ALL, NONE, RowOrder.APPENDED).size())
        .isZero();
    assertThat(ExpectedRows.rows(search(index, query, 5))).containsExactly(0);
    assertThatIllegalArgumentException().isThrownBy(() -> search(index, new float[2], 5));
  }

  @Test
  void shouldKeepASnapshotAsItWas() {
    EmbeddingIndex index = create(2);
    float[] source = {9, 1, 0, 9};
    int first = index.append(source, 1);
    int second = index.append(new float[] {0, 1}, 0);
    EmbeddingIndex.Snapshot before = index.snapshot();
    int third = index.replace(first, new float[] {0.6f, 0.8f}, 0);
    index.remove(second);
    index.remove(second);
    EmbeddingIndex.Snapshot after = index.snapshot();

    assertThat(before.size()).isEqualTo(2);
    assertThat(before.bound()).isEqualTo(2);
    assertThat(before.contains(first)).isTrue();
    assertThat(before.contains(third)).isFalse();
    assertThat(after.size()).isEqualTo(1);
    assertThat(after.bound()).isEqualTo(3);
    assertThat(after.contains(first)).isFalse();
    assertThat(after.contains(-1)).isFalse();
    assertThat(ExpectedRows.rows(search(before, new float[] {1, 0}, 9)))
        .containsExactly(first, second);
    assertThat(ExpectedRows.rows(search(after, new float[] {1, 0}, 9))).containsExactly(third);
    float[] row = new float[3];
    after.copyRow(third, row, 1);
    assertThat(row).containsExactly(0, 0.6f, 0.8f);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> index.replace(first, new float[] {1, 1}, 0));
  }

  @Test
  void shouldAgreeAfterManyUpdates() {
    SplittableRandom random = new SplittableRandom(SEED);
    int rank = 7;
    EmbeddingIndex index = create(rank);
    List<float[]> catalogue = new ArrayList<>();
    List<Integer> live = new ArrayList<>();
    for (int step = 0; step < 5_000; step++) {
      float[] row = ExpectedRows.unit(random, rank);
      int choice = random.nextInt(10);
      if (choice < 5 || live.isEmpty()) {
        live.add(index.append(row, 0));
        catalogue.add(row);
      } else {
        int at = random.nextInt(live.size());
        if (choice < 8) {
          live.set(at, index.replace(live.get(at), row, 0));
          catalogue.add(row);
        } else {
          index.remove(live.remove(at));
        }
      }
      if (step % 250 == 0) {
        float[] query = ExpectedRows.unit(random, rank);
        List<Integer> there = List.copyOf(live);
        assertThat(index.snapshot().size()).isEqualTo(live.size());
        expected()
            .assertNearest(
                search(index, query, 10),
                catalogue,
                query,
                10,
                there::contains,
                NONE,
                RowOrder.APPENDED,
                "seed " + SEED + ", step " + step);
      }
    }
  }

  /**
   * One writer moves tracks about without end; each of its rows says in its last column which track
   * it is. Every reader must find every track exactly once, at whatever moment it looks.
   */
  @Test
  void shouldShowEveryTrackExactlyOnceWhileTheyAreUpdated() throws Exception {
    int tracks = 300;
    EmbeddingIndex index = create(2);
    int[] rowOf = new int[tracks];
    for (int track = 0; track < tracks; track++) {
      rowOf[track] = index.append(new float[] {1, track}, 0);
    }
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService readers = Executors.newFixedThreadPool(2);
    try {
      List<Future<Integer>> results = new ArrayList<>();
      for (int reader = 0; reader < 2; reader++) {
        results.add(
            readers.submit(
                () -> {
                  int looks = 0;
                  float[] row = new float[2];
                  while (!done.get() || looks == 0) {
                    EmbeddingIndex.Snapshot snapshot = index.snapshot();
                    TopN all = search(snapshot, new float[] {1, 0}, 2 * tracks);
                    boolean[] seen = new boolean[tracks];
                    for (int rank = 0; rank < all.size(); rank++) {
                      snapshot.copyRow(all.row(rank), row, 0);
                      assertThat(seen[(int) row[1]]).as("track twice").isFalse();
                      seen[(int) row[1]] = true;
                    }
                    assertThat(all.size()).isEqualTo(tracks);
                    looks++;
                  }
                  return looks;
                }));
      }
      SplittableRandom random = new SplittableRandom(SEED);
      for (int step = 0; step < 60_000; step++) {
        int track = random.nextInt(tracks);
        rowOf[track] = index.replace(rowOf[track], new float[] {1, track}, 0);
      }
      done.set(true);
      for (Future<Integer> result : results) {
        assertThat(result.get()).isPositive();
      }
    } finally {
      done.set(true);
      readers.shutdownNow();
    }
  }

  private static TopN search(EmbeddingIndex index, float[] query, int limit) {
    return search(index.snapshot(), query, limit);
  }

  private static TopN search(EmbeddingIndex.Snapshot snapshot, float[] query, int limit) {
    return snapshot.search(query, limit, RowFilter.ALL, NONE, RowOrder.APPENDED);
  }

  private ExpectedRows expected() {
    return new ExpectedRows(metric());
  }

  private EmbeddingIndex filled(List<float[]> catalogue, int rank) {
    EmbeddingIndex index = create(rank);
    for (int row = 0; row < catalogue.size(); row++) {
      assertThat(index.append(catalogue.get(row), 0)).isEqualTo(row);
    }
    return index;
  }
}
