package dev.segue.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class IdColumnTest {
  private static final String BASE_62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private final SplittableRandom random = new SplittableRandom(11);

  @Test
  void shouldPackDigitsOfBase62() {
    assertThat(bytesARow(row -> base62(22))).isLessThan(16.6);
  }

  @Test
  void shouldPackUuids() {
    assertThat(bytesARow(row -> new UUID(random.nextLong(), random.nextLong()).toString()))
        .isLessThan(16.1);
  }

  @Test
  void shouldPackIdsOfDifferentLengthsWithAPrefix() {
    // A prefix of seven, and up to five digits or none: four bits each.
    assertThat(bytesARow(row -> "sample-" + row)).isLessThan(2.6);
  }

  @Test
  void shouldPackIdsOfTwoSourcesInOneBlock() {
    assertThat(bytesARow(row -> row % 2 == 0 ? base62(22) : "x:" + base62(22))).isLessThan(18.5);
  }

  @Test
  void shouldKeepAnyOtherTextAsItIs() {
    assertThat(bytesARow(row -> (row % 3 == 0 ? "é漢字𝄞" : "") + base62(random.nextInt(40))))
        .isLessThan(64);
    assertThat(bytesARow(row -> row == 77 ? base62(5_000) : base62(3))).isLessThan(8);
    assertThat(bytesARow(row -> "")).isLessThan(0.1);
    byte[] odd = new byte[2];
    assertThat(bytesARow(row -> new String(odd, StandardCharsets.UTF_8) + row % 7)).isLessThan(0.5);
  }

  /** Asserts that a full block gives back every id and its order, and tells what it takes. */
  private double bytesARow(Function<Integer, String> id) {
    IdColumn column = new IdColumn();
    byte[][] ids = new byte[RowBlock.ROWS][];
    for (int row = 0; row < ids.length; row++) {
      ids[row] = IdTable.bytes(id.apply(row));
      column.append(row, ids[row]);
      assertSame(column, row, ids);
    }
    for (int row = 0; row < ids.length; row++) {
      assertSame(column, row, ids);
      int other = random.nextInt(ids.length);
      int expected = Integer.signum(Arrays.compareUnsigned(ids[row], ids[other]));
      assertThat(Integer.signum(column.compare(row, column, other))).isEqualTo(expected);
      assertThat(Integer.signum(column.compare(row, ids[other]))).isEqualTo(expected);
    }
    return column.memory() / (double) ids.length;
  }

  private static void assertSame(IdColumn column, int row, byte[][] ids) {
    assertThat(column.bytes(row)).isEqualTo(ids[row]);
    assertThat(column.compare(row, ids[row])).isZero();
  }

  private String base62(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(BASE_62.charAt(random.nextInt(BASE_62.length())));
    }
    return text.toString();
  }
}
