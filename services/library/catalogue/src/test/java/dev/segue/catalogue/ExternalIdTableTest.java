package dev.segue.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ExternalIdTableTest {
  private final BitSet dead = new BitSet();
  private ExternalIdTable table = new ExternalIdTable(row -> !dead.get(row));

  @Test
  void shouldFindEveryRowOfAnIdLikeAMap() {
    long seed = 3;
    Random random = new Random(seed);
    Map<String, Set<Integer>> rows = new HashMap<>();
    for (int row = 0; row < 60_000; row++) {
      List<String> ids = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        String id = "n:" + random.nextInt(50_000);
        ids.add(id);
        rows.computeIfAbsent(id, key -> new TreeSet<>()).add(row);
      }
      table.insert(row, ExternalIds.of(ids));
      table.insert(row, ExternalIds.of(ids)); // twice is once
    }
    rows.forEach(
        (id, expected) ->
            assertThat(found(id, Integer.MAX_VALUE))
                .as("%s, seed %s", id, seed)
                .containsAll(expected));
    long more = rows.keySet().stream().mapToLong(id -> found(id, Integer.MAX_VALUE).size()).sum();
    long exact = rows.values().stream().mapToLong(Set::size).sum();
    assertThat(more - exact).as("rows that only share a hash").isLessThan(50);
    assertThat(found("n:1", 10)).allMatch(row -> row < 10);
    assertThat(found("none", Integer.MAX_VALUE)).isEmpty();
  }

  @Test
  void shouldTakeAtMostSixteenBytesForAnId() {
    int tracks = 600_000;
    for (int row = 0; row < tracks; row++) {
      table.insert(
          row, ExternalIds.of(List.of("spotify:" + row, "isrc:" + row, "mbid:" + row * 7919L)));
    }
    assertThat(table.memory() / (3.0 * tracks)).isBetween(8.0, 13.0);
  }

  @Test
  void shouldStaySmallWhileTheSameTracksChangeAgainAndAgain() {
    int row = 0;
    for (int round = 0; round < 12; round++) {
      for (int track = 0; track < 20_000; track++) {
        if (row >= 20_000) {
          dead.set(row - 20_000);
        }
        table.insert(row++, ExternalIds.of(List.of("n:" + track)));
      }
    }
    assertThat(table.memory()).isLessThan(20_000 * 24L);
    assertThat(found("n:17", Integer.MAX_VALUE)).contains(row - 20_000 + 17);
  }

  @Test
  void shouldNotSlowDownForAnIdThatAllTracksShare() {
    ExternalIds shared = ExternalIds.of(List.of("isrc:XX"));
    for (int row = 0; row < 300_000; row++) {
      table.insert(row, shared);
    }
    assertThat(found("isrc:XX", Integer.MAX_VALUE)).hasSize(ExternalIdTable.MOST);
  }

  @Test
  void shouldGiveRowsTheirNewNumbers() {
    for (int row = 0; row < 10_000; row++) {
      table.insert(row, ExternalIds.of(List.of("n:" + row)));
    }
    table = table.renumbered(row -> row % 2 == 0 ? row / 2 : -1, row -> true);

    assertThat(found("n:4000", Integer.MAX_VALUE)).contains(2_000);
    assertThat(found("n:4001", Integer.MAX_VALUE)).isEmpty();
  }

  private Set<Integer> found(String id, int limit) {
    Set<Integer> found = new HashSet<>();
    for (int row : table.rows(ExternalIds.hash(id), limit)) {
      found.add(row);
    }
    return found;
  }
}
