package dev.segue.engine.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * The contract, with merges between the writer's operations, so that small catalogues have trees.
 */
class KdTreeIndexTest extends EmbeddingIndexContractTest {

  private static final int[] NONE = {};

  @Override
  EmbeddingIndex create(int rank, Metric metric, RangeColumns columns) {
    return new MergedNowAndThen(new KdTreeIndex(rank, metric, columns));
  }

  @Test
  void shouldWantAMergeWhenManyRowsAreOutsideTheTrees() {
    KdTreeIndex index = new KdTreeIndex(1);
    assertThat(index.wantsMerge()).isFalse();
    index.merge();
    for (int row = 0; row < 8_192; row++) {
      assertThat(index.wantsMerge()).isFalse();
      index.append(new float[] {row}, 0);
    }
    assertThat(index.wantsMerge()).isTrue();
    index.merge();
    assertThat(index.wantsMerge()).isFalse();
  }

  @Test
  void shouldKeepASnapshotAcrossMerges() {
    KdTreeIndex index = new KdTreeIndex(2);
    for (int row = 0; row < 300; row++) {
      index.append(new float[] {1, row}, 0);
    }
    EmbeddingIndex.Snapshot before = index.snapshot();
    index.merge();
    EmbeddingIndex.Snapshot inTrees = index.snapshot();
    for (int row = 0; row < 300; row += 2) {
      index.replace(row, new float[] {1, row}, 0);
    }
    index.remove(1);
    index.merge();

    for (EmbeddingIndex.Snapshot old : new EmbeddingIndex.Snapshot[] {before, inTrees}) {
      TopN all = old.search(new float[] {1, 0}, 999, RowFilter.ALL, NONE, RowOrder.APPENDED);
      assertThat(all.size()).isEqualTo(300);
      for (int rank = 0; rank < 300; rank++) {
        assertThat(all.row(rank)).isEqualTo(rank);
      }
    }
    EmbeddingIndex.Snapshot after = index.snapshot();
    TopN all = after.search(new float[] {1, 0}, 999, RowFilter.ALL, NONE, RowOrder.APPENDED);
    assertThat(all.size()).isEqualTo(299);
    assertThat(all.row(0)).isEqualTo(3);
  }

  @Test
  void shouldMergeARangeInWhichNothingLives() {
    KdTreeIndex index = new KdTreeIndex(3);
    for (int row = 0; row < 5; row++) {
      index.remove(index.append(new float[] {1, 2, 3}, 0));
    }
    index.merge();
    TopN none =
        index.snapshot().search(new float[] {1, 1, 1}, 9, RowFilter.ALL, NONE, RowOrder.APPENDED);
    assertThat(none.size()).isZero();
    int row = index.append(new float[] {1, 0, 0}, 0);
    index.merge();
    assertThat(index.snapshot().contains(row)).isTrue();
  }

  @Test
  void shouldAskTheFilterForFewRowsOnly() {
    SplittableRandom random = new SplittableRandom(7);
    KdTreeIndex index = new KdTreeIndex(4);
    int rows = 50_000;
    for (int row = 0; row < rows; row++) {
      index.append(RandomRows.direction(random, 4), 0);
    }
    index.merge();
    int[] asked = {0};
    RowFilter counting =
        row -> {
          asked[0]++;
          return true;
        };
    for (int trial = 0; trial < 20; trial++) {
      float[] query = RandomRows.direction(random, 4);
      index.snapshot().search(query, 10, counting, NONE, RowOrder.APPENDED);
    }
    assertThat(asked[0] / 20).isLessThan(rows / 100);
  }

  @Test
  void shouldPassOverBranchesThatAFilterRulesOut() {
    SplittableRandom random = new SplittableRandom(7);
    TestColumns columns = new TestColumns(7, 0);
    KdTreeIndex index = new KdTreeIndex(4, metric(), columns);
    int rows = 50_000;
    for (int row = 0; row < rows; row++) {
      index.append(RandomRows.direction(random, 4), 0);
    }
    index.merge();
    int[] asked = {0};
    RowFilter bounds = new TestColumns.Bounds(columns, 0, 0.98f, 1);
    RowFilter counting =
        new RowFilter() {
          @Override
          public boolean accepts(int row) {
            asked[0]++;
            return bounds.accepts(row);
          }

          @Override
          public boolean mayAccept(NodeRanges node) {
            return bounds.mayAccept(node);
          }
        };
    // All that pass, however far: without ranges every row would be asked for.
    float[] query = RandomRows.direction(random, 4);
    TopN found = index.snapshot().search(query, rows, counting, NONE, RowOrder.APPENDED);
    assertThat(found.size()).isBetween(1_000, 2_000);
    assertThat(asked[0]).isLessThan(rows / 5);
  }

  @Test
  void shouldKeepValuesOnce() {
    KdTreeIndex index = new KdTreeIndex(2, metric(), RangeColumns.NONE);
    int rows = 200_000;
    for (int row = 0; row < rows; row++) {
      index.append(new float[] {row, -row}, 0);
    }
    EmbeddingIndex.Snapshot before = index.snapshot();
    index.remove(77);
    index.merge();
    index.append(new float[] {rows, -rows}, 0);
    EmbeddingIndex.Snapshot after = index.snapshot();
    float[] values = new float[2];
    for (int row : new int[] {0, 1, 76, 78, 65_535, 65_536, 199_999, 200_000}) {
      after.copyRow(row, values, 0);
      assertThat(values).containsExactly(row, -row);
    }
    before.copyRow(77, values, 0);
    assertThat(values).containsExactly(77, -77);
    assertThatIllegalArgumentException().isThrownBy(() -> after.copyRow(77, values, 0));
    assertThatThrownBy(() -> after.copyRow(rows + 1, values, 0))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  /** Merges after one operation in a hundred, at random. */
  private static final class MergedNowAndThen implements EmbeddingIndex {

    private final KdTreeIndex index;
    private final SplittableRandom random = new SplittableRandom(20_261_121);

    private MergedNowAndThen(KdTreeIndex index) {
      this.index = index;
    }

    @Override
    public int rank() {
      return index.rank();
    }

    @Override
    public int append(float[] source, int offset) {
      int row = index.append(source, offset);
      mergeNowAndThen();
      return row;
    }

    @Override
    public int replace(int row, float[] source, int offset) {
      int newer = index.replace(row, source, offset);
      mergeNowAndThen();
      return newer;
    }

    @Override
    public void remove(int row) {
      index.remove(row);
      mergeNowAndThen();
    }

    @Override
    public Snapshot snapshot() {
      return index.snapshot();
    }

    private void mergeNowAndThen() {
      if (random.nextInt(100) == 0) {
        index.merge();
      }
    }
  }
}
