package dev.segue.streams.learn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.factorize.Recipe;
import dev.segue.engine.track.FeatureVector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A recipe that settles ends in one model, whatever way the catalogue came. */
class SettledModelTest {
  private static final Recipe CLASSIC = Recipe.classic();

  @ParameterizedTest(name = "{0} tracks, sample of {1}, seed {2}")
  @CsvSource({
    "40, 500, 1",
    "40, 500, 2",
    "200, 500, 3",
    "200, 500, 4",
    "200, 60, 5",
    "200, 60, 6",
    "400, 100, 7",
    "400, 100, 8",
    "12, 500, 9",
    "3, 500, 10"
  })
  void shouldBeTheSameOverOrdersPartitionsRedeliveryAndDeletes(int tracks, int sample, long seed) {
    Random random = new Random(seed);
    Map<String, FeatureVector> end = new TreeMap<>();
    for (int i = 0; i < tracks; i++) {
      String id = "t" + seed + "-" + i;
      end.put(id, Music.mixed(id + "/" + random.nextInt(3)));
    }
    String expected = settledInOneGo(end, sample).digest();

    for (int partitions : new int[] {1, 4}) {
      LearnerFixture learner = new LearnerFixture(partitions, sample, CLASSIC);
      wander(learner, end, random);
      learner.quiet();

      FactorModel settled = learner.served("classic");
      assertThat(settled.settled()).isTrue();
      assertThat(settled.digest()).as("%d partitions", partitions).isEqualTo(expected);
      assertThat(settled.tracks()).isEqualTo(tracks);
    }
  }

  private static FactorModel settledInOneGo(Map<String, FeatureVector> end, int sample) {
    LearnerFixture learner = new LearnerFixture(1, sample, CLASSIC);
    end.forEach(learner::change);
    learner.quiet();
    return learner.served("classic");
  }

  /** Reaches the same catalogue by detours: older rows, tracks that go again, restarts. */
  private static void wander(
      LearnerFixture learner, Map<String, FeatureVector> end, Random random) {
    List<String> ids = new ArrayList<>(end.keySet());
    for (int i = 0; i < end.size() / 2; i++) {
      ids.add("passing" + i);
    }
    Collections.shuffle(ids, random);
    int seen = 0;
    for (String id : ids) {
      learner.change(id, Music.mixed(id + "/" + random.nextInt(3)));
      if (++seen % 50 == 0) {
        learner.tick();
        learner.redeliver(random.nextInt(100));
      }
      if (random.nextInt(150) == 0) {
        learner.quiet();
        learner.restart(CLASSIC);
      }
    }
    Collections.shuffle(ids, random);
    for (String id : ids) {
      learner.change(id, end.get(id));
      if (random.nextInt(40) == 0) {
        learner.tick();
      }
      if (random.nextInt(4) == 0) {
        learner.change(id, end.get(id)); // the event comes twice
      }
    }
  }

  @Test
  void shouldRefillTheSampleThatDeletesHaveThinned() {
    int size = 60;
    LearnerFixture learner = new LearnerFixture(4, size, CLASSIC);
    Map<String, FeatureVector> left = new TreeMap<>();
    for (int i = 0; i < 10 * size; i++) {
      learner.change("t" + i, i % 97 == 0 ? Music.longer("t" + i, 4) : Music.mixed("t" + i));
    }
    learner.quiet();
    for (int i = 0; i < 10 * size; i++) {
      if (i % 3 == 1) {
        left.put("t" + i, i % 97 == 0 ? Music.longer("t" + i, 4) : Music.mixed("t" + i));
      } else {
        learner.change("t" + i, null); // the longest is among them
      }
    }
    learner.quiet();

    FactorModel settled = learner.served("classic");
    assertThat(settled.sampleSize()).isEqualTo(size);
    assertThat(settled.tracks()).isEqualTo(left.size());
    assertThat(settled.digest()).isEqualTo(settledInOneGo(left, size).digest());
  }

  @Test
  void shouldPublishNothingMoreOnceSettled() {
    LearnerFixture learner = new LearnerFixture(2, 500, CLASSIC, Recipe.tuned());
    for (int i = 0; i < 100; i++) {
      learner.change("t" + i, Music.mixed("t" + i));
    }
    learner.quiet();
    assertThat(learner.served("classic").settled()).isTrue();
    assertThat(learner.served("tuned").settled()).isFalse();
    learner.news();

    learner.quiet();
    learner.redeliver(1_000);
    learner.quiet();
    learner.restart(CLASSIC, Recipe.tuned());
    learner.quiet();
    learner.redeliver(1_000);
    learner.quiet();

    assertThat(learner.news()).isEmpty();
  }

  @Test
  void shouldSettleAgainAfterAChangeAndSayWhy() {
    LearnerFixture learner = new LearnerFixture(2, 500, CLASSIC);
    for (int i = 0; i < 100; i++) {
      learner.change("t" + i, Music.mixed("t" + i));
    }
    learner.quiet();
    FactorModel before = learner.served("classic");
    learner.change("one more", Music.mixed("one more"));
    learner.quiet();

    FactorModel after = learner.served("classic");
    assertThat(after.settled()).isTrue();
    assertThat(after.version()).isGreaterThan(before.version());
    assertThat(after.digest()).isNotEqualTo(before.digest());
    assertThat(after.reason()).isNotBlank();

    learner.change("one more", null);
    learner.quiet();
    assertThat(learner.served("classic").digest()).isEqualTo(before.digest());
  }
}
