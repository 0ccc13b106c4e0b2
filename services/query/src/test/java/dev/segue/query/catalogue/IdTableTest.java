package dev.segue.query.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IdTableTest {
  @Test
  void shouldFindTheNewestRowBelowALimitLikeAMapOfEveryMoment() {
    long seed = 7;
    Random random = new Random(seed);
    Rows rows = new Rows(0);
    IdTable table = IdTable.empty(rows);
    Map<String, Integer> newest = new HashMap<>();
    Map<String, Integer> halfway = new HashMap<>();
    IdTable halfwayTable = table;
    int total = 20_000;
    for (int row = 0; row < total; row++) {
      String id = "id" + random.nextInt(5_000) + "é";
      byte[] key = IdTable.bytes(id);
      rows.append(key, new float[0], new byte[0], TrackFacts.none());
      table = table.insert(row, key);
      newest.put(id, row);
      if (row == total / 2) {
        halfway.putAll(newest);
        halfwayTable = table;
      }
    }
    for (int i = 0; i < 5_100; i++) {
      byte[] key = IdTable.bytes("id" + i + "é");
      String id = "id" + i + "é";
      assertThat(table.newest(key, total))
          .as("%s with seed %s", id, seed)
          .isEqualTo(newest.getOrDefault(id, -1));
      int limit = total / 2 + 1;
      assertThat(table.newest(key, limit)).isEqualTo(halfway.getOrDefault(id, -1));
      assertThat(halfwayTable.newest(key, limit)).isEqualTo(halfway.getOrDefault(id, -1));
    }
  }
}
