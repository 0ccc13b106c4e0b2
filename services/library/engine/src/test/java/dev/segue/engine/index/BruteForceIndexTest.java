package dev.segue.engine.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BruteForceIndexTest extends EmbeddingIndexContractTest {

  @Override
  EmbeddingIndex create(int rank, Metric metric, RangeColumns columns) {
    return new BruteForceIndex(rank, metric);
  }

  @Test
  void shouldSearchAcrossChunks() {
    EmbeddingIndex index = new BruteForceIndex(2);
    int rows = 3 * 65_536 + 7;
    for (int row = 0; row < rows; row++) {
      index.append(new float[] {1 - (row % 97) / 100f, 0}, 0);
    }
    index.remove(0);
    RowOrder latest = (a, b) -> Integer.compare(b, a);
    TopN found = index.snapshot().search(new float[] {1, 0}, 3, RowFilter.ALL, new int[0], latest);
    int last = (rows - 1) / 97 * 97;
    assertThat(found.row(0)).isEqualTo(last);
    assertThat(found.row(1)).isEqualTo(last - 97);
    assertThat(found.row(2)).isEqualTo(last - 194);
    assertThat(index.snapshot().contains(0)).isFalse();
  }
}
