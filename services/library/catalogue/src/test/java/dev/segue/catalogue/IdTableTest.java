package dev.segue.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class IdTableTest {
  private final Rows rows = new Rows(0);
  private final IdTable table = IdTable.empty(rows);

  @Test
  void shouldFindTheNewestRowBelowALimitLikeAMapOfEveryMoment() {
    long seed = 7;
    Random random = new Random(seed);
    Map<String, Integer> newest = new HashMap<>();
    Map<String, Integer> halfway = new HashMap<>();
    int total = 150_000; // more than one block, and than the first entries have room for
    for (int row = 0; row < total; row++) {
      String id = "id" + random.nextInt(60_000) + "é";
      append(row, id);
      newest.put(id, row);
      if (row == total / 2) {
        halfway.putAll(newest);
      }
    }
    for (int i = 0; i < 60_100; i++) {
      String id = "id" + i + "é";
      assertThat(table.newest(IdTable.bytes(id), total))
          .as("%s with seed %s", id, seed)
          .isEqualTo(newest.getOrDefault(id, -1));
      assertThat(table.newest(IdTable.bytes(id), total / 2 + 1))
          .isEqualTo(halfway.getOrDefault(id, -1));
    }
  }

  @Test
  void shouldFindAnIdThatIsReplacedAgainAndAgainAtOnce() {
    int total = 100_000;
    for (int row = 0; row < total; row++) {
      append(row, "the same");
    }
    assertThat(table.newest(IdTable.bytes("the same"), total)).isEqualTo(total - 1);
    assertThat(table.newest(IdTable.bytes("the same"), 3)).isEqualTo(2);
    assertThat(table.newest(IdTable.bytes("another"), total)).isEqualTo(-1);
    assertThat(table.newest(IdTable.bytes("the same"), 0)).isEqualTo(-1);
  }

  @Test
  void shouldTakeLittleMoreThanAnIntegerForAnId() {
    int total = 200_000;
    for (int row = 0; row < total; row++) {
      append(row, "track " + row);
    }
    assertThat(table.memory() / (double) total).isBetween(4.5, 6.2);
  }

  @Test
  void shouldAnswerEveryMomentWhileTheWriterGoesOn() throws Exception {
    int total = 200_000;
    int distinct = 70_000;
    AtomicInteger published = new AtomicInteger();
    ExecutorService readers = Executors.newFixedThreadPool(2);
    try {
      List<Future<Integer>> running = new ArrayList<>();
      for (int reader = 0; reader < 2; reader++) {
        Random random = new Random(reader);
        running.add(readers.submit(() -> lookUpUntil(published, total, distinct, random)));
      }
      for (int row = 0; row < total; row++) {
        append(row, "id " + row % distinct);
        published.setRelease(row + 1);
      }
      for (Future<Integer> one : running) {
        assertThat(one.get()).isZero();
      }
    } finally {
      readers.shutdownNow();
    }
  }

  /** How many answers were wrong. */
  private int lookUpUntil(AtomicInteger published, int total, int distinct, Random random) {
    int wrong = 0;
    int limit;
    do {
      limit = published.getAcquire();
      int number = random.nextInt(distinct);
      int rounds = number < limit ? (limit - 1 - number) / distinct : -1;
      int expected = rounds < 0 ? -1 : number + rounds * distinct;
      wrong += table.newest(IdTable.bytes("id " + number), limit) == expected ? 0 : 1;
    } while (limit < total);
    return wrong;
  }

  private void append(int row, String id) {
    byte[] key = IdTable.bytes(id);
    rows.append(key, new float[0], new byte[0], TrackFacts.none());
    table.insert(row, key);
  }
}
