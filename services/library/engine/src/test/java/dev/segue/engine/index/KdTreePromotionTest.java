package dev.segue.engine.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Trees that keep their order while the values of rows change, beside brute force. */
class KdTreePromotionTest {

  private static final long SEED = 20_261_123;
  private static final TestColumns COLUMNS = new TestColumns(SEED, 0);

  @ParameterizedTest
  @EnumSource(Metric.class)
  void shouldAgreeInAnOrderOfOtherValues(Metric metric) {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int rows : new int[] {1, 2, 64, 65, 1_000, 20_000}) {
      KdTreeIndex index = new KdTreeIndex(5, metric, COLUMNS);
      for (int row = 0; row < rows; row++) {
        index.append(values(row, 5, 0), 0);
        if (random.nextInt(20) == 0) {
          index.remove(random.nextInt(row + 1));
        }
        if (row == rows / 2 || row == rows / 4 * 3) {
          index.merge();
        }
      }
      for (int rank : new int[] {5, 3, 8}) {
        RowSource source = (row, target, at) -> copy(values(row, rank, 1), target, at);
        KdTreeIndex other = KdTreeIndex.reordered(index, rank, metric, source);
        assertAgrees(other, rank, metric, 1, random);
        for (int i = 0; i < 100; i++) {
          int row = other.append(values(other.snapshot().bound(), rank, 1), 0);
          other.remove(random.nextInt(row + 1));
        }
        assertAgrees(other, rank, metric, 1, random);
        other.merge();
        assertAgrees(other, rank, metric, 1, random);
        other.rebuild();
        assertAgrees(other, rank, metric, 1, random);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Metric.class)
  void shouldAgreeIfBuiltAtOnce(Metric metric) {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int rows : new int[] {0, 1, 65, 70_000}) {
      RowSource source =
          new RowSource() {
            @Override
            public boolean contains(int row) {
              return row % 7 != 3;
            }

            @Override
            public void copyRow(int row, float[] target, int offset) {
              copy(values(row, 4, 0), target, offset);
            }
          };
      KdTreeIndex index = KdTreeIndex.of(4, metric, COLUMNS, source, rows);
      assertThat(index.snapshot().bound()).isEqualTo(rows);
      for (int row = 0; row < rows; row++) {
        assertThat(index.snapshot().contains(row)).isEqualTo(row % 7 != 3);
      }
      assertAgrees(index, 4, metric, 0, random);
      index.append(values(rows, 4, 0), 0);
      index.remove(0);
      index.merge();
      assertAgrees(index, 4, metric, 0, random);
    }
  }

  @Test
  void shouldAgreeWhereAllProcessorsFitALargeTree() {
    int rank = 3;
    int rows = (1 << 20) + 77;
    BruteForceIndex before = new BruteForceIndex(rank);
    BruteForceIndex after = new BruteForceIndex(rank);
    for (int row = 0; row < rows; row++) {
      before.append(values(row, rank, 0), 0);
      after.append(values(row, rank, 1), 0);
    }
    EmbeddingIndex.Snapshot expected = after.snapshot();
    KdTreeIndex built =
        KdTreeIndex.of(rank, Metric.DOT, RangeColumns.NONE, before.snapshot(), rows);
    EmbeddingIndex.Snapshot fitted =
        KdTreeIndex.reordered(built, rank, Metric.DOT, expected).snapshot();
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 20; i++) {
      float[] query = RandomRows.any(random, rank);
      TopN mine = fitted.search(query, 10, RowFilter.ALL, new int[0], RowOrder.APPENDED);
      TopN theirs = expected.search(query, 10, RowFilter.ALL, new int[0], RowOrder.APPENDED);
      for (int place = 0; place < 10; place++) {
        assertThat(mine.row(place)).isEqualTo(theirs.row(place));
        assertThat(mine.score(place)).isEqualTo(theirs.score(place));
      }
    }
  }

  @Test
  void shouldTellALooseOrder() {
    RowSource first = (row, target, at) -> copy(values(row, 4, 0), target, at);
    KdTreeIndex index = KdTreeIndex.of(4, Metric.DOT, RangeColumns.NONE, first, 10_000);
    KdTreeIndex same = KdTreeIndex.reordered(index, 4, Metric.DOT, first);
    assertThat(same.isLoose()).isFalse();
    RowSource second = (row, target, at) -> copy(values(row, 4, 1), target, at);
    KdTreeIndex other = KdTreeIndex.reordered(index, 4, Metric.DOT, second);
    assertThat(other.isLoose()).isTrue();
    // The order is as bad as before, whatever the trees were between.
    assertThat(KdTreeIndex.reordered(other, 4, Metric.DOT, second).isLoose()).isTrue();
    other.rebuild();
    assertThat(other.isLoose()).isFalse();
  }

  /** A writer, a thread that merges, one that promotes without end, and one that asks. */
  @Test
  void shouldAgreeWhileRowsComeAndGoAndValuesChange() throws Exception {
    int rank = 5;
    Served start = new Served(new KdTreeIndex(rank, Metric.DOT, COLUMNS), 0);
    Served[] served = {start};
    AtomicInteger promotions = new AtomicInteger();
    AtomicBoolean done = new AtomicBoolean();
    Object writing = new Object();
    ExecutorService threads = Executors.newFixedThreadPool(3);
    Callable<Integer> background =
        () -> {
          while (!done.get() || promotions.get() == 0) {
            Served before;
            synchronized (writing) {
              before = served[0];
            }
            before.index.merge();
            int version = before.version + 1;
            RowSource source = (row, target, at) -> copy(values(row, rank, version), target, at);
            KdTreeIndex next = KdTreeIndex.reordered(before.index, rank, Metric.DOT, source);
            if (version % 3 == 0) {
              next.rebuild();
            }
            synchronized (writing) {
              EmbeddingIndex.Snapshot now = before.index.snapshot();
              for (int row = next.snapshot().bound(); row < now.bound(); row++) {
                next.append(values(row, rank, version), 0);
              }
              for (int row = 0; row < now.bound(); row++) {
                if (!now.contains(row)) {
                  next.remove(row);
                }
              }
              served[0] = new Served(next, version);
            }
            promotions.incrementAndGet();
          }
          return promotions.get();
        };
    List<Future<Integer>> results = new ArrayList<>();
    try {
      results.add(threads.submit(background));
      for (int reader = 0; reader < 2; reader++) {
        SplittableRandom queries = new SplittableRandom(SEED + reader);
        results.add(
            threads.submit(
                () -> {
                  int count = 0;
                  while (!done.get() || count == 0) {
                    Served now;
                    EmbeddingIndex.Snapshot snapshot;
                    synchronized (writing) {
                      now = served[0];
                      snapshot = now.index.snapshot();
                    }
                    assertAgrees(snapshot, rank, Metric.DOT, now.version, queries);
                    count++;
                  }
                  return count;
                }));
      }
      SplittableRandom random = new SplittableRandom(SEED);
      for (int step = 0; step < 6_000; step++) {
        synchronized (writing) {
          KdTreeIndex index = served[0].index;
          EmbeddingIndex.Snapshot now = index.snapshot();
          float[] row = values(now.bound(), rank, served[0].version);
          int old = random.nextInt(now.bound() + 1);
          switch (random.nextInt(4)) {
            case 0 -> index.remove(old);
            case 1 -> {
              if (now.contains(old)) {
                index.replace(old, row, 0);
              }
            }
            default -> index.append(row, 0);
          }
        }
      }
      done.set(true);
      for (Future<Integer> result : results) {
        assertThat(result.get()).isPositive();
      }
    } finally {
      done.set(true);
      threads.shutdownNow();
    }
  }

  private record Served(KdTreeIndex index, int version) {}

  private static void assertAgrees(
      KdTreeIndex index, int rank, Metric metric, int version, SplittableRandom random) {
    for (int trial = 0; trial < 10; trial++) {
      assertAgrees(index.snapshot(), rank, metric, version, random);
    }
  }

  private static void assertAgrees(
      EmbeddingIndex.Snapshot index,
      int rank,
      Metric metric,
      int version,
      SplittableRandom random) {
    VersionedRows oracle = VersionedRows.none(rank, metric);
    for (int row = 0; row < index.bound(); row++) {
      oracle = oracle.append(values(row, rank, version), 0);
      if (!index.contains(row)) {
        oracle = oracle.remove(row);
      }
    }
    assertThat(index.size()).isEqualTo(oracle.size());
    float[] query = RandomRows.direction(random, rank);
    RowFilter filter = random.nextBoolean() ? RowFilter.ALL : COLUMNS.filter(random);
    TopN expected = oracle.search(query, 10, filter, new int[0], RowOrder.APPENDED);
    TopN found = index.search(query, 10, filter, new int[0], RowOrder.APPENDED);
    assertThat(found.size()).as("seed %d", SEED).isEqualTo(expected.size());
    for (int place = 0; place < expected.size(); place++) {
      assertThat(found.row(place)).as("seed %d", SEED).isEqualTo(expected.row(place));
      assertThat(found.score(place)).as("seed %d", SEED).isEqualTo(expected.score(place));
    }
  }

  /** The values of a row in one version of a model: unlike those of any other. */
  private static float[] values(int row, int rank, int version) {
    return RandomRows.direction(new SplittableRandom(SEED + 1_000_003L * version + row), rank);
  }

  private static void copy(float[] values, float[] target, int offset) {
    System.arraycopy(values, 0, target, offset, values.length);
  }
}
