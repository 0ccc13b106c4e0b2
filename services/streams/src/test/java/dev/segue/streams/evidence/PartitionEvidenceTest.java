package dev.segue.streams.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.engine.sample.BottomKSample;
import dev.segue.engine.sample.BottomKSample.Entry;
import dev.segue.engine.sample.FeatureTotals;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionEvidenceTest {
  private static final int SAMPLE_SIZE = 50;

  private final MemoryStore totals = new MemoryStore("totals");
  private final MemoryStore sample = new MemoryStore("sample");
  private final Map<String, FeatureVector> catalogue = new TreeMap<>();
  private final KnowingLearner learner = new KnowingLearner();
  private long now;
  private int scans;
  private PartitionEvidence evidence = restart(SAMPLE_SIZE);

  @Test
  void shouldReportAChangedRowOnceHoweverOftenItChanged() {
    change("a", row(0.1));
    change("a", row(0.2));
    change("a", row(0.3));
    evidence.report(learner);

    assertThat(learner.messages).containsExactly("a=0.3", "totals of 1");
  }

  @Test
  void shouldReportNothingWhereNothingChanged() {
    change("a", row(0.1));
    evidence.report(learner);
    learner.messages.clear();
    change("a", row(0.1));
    evidence.report(learner);

    assertThat(learner.messages).isEmpty();
    assertThat(evidence.changes()).isZero();
  }

  @Test
  void shouldNotMentionARowThatCameAndWentBetweenReports() {
    change("b", row(0.5));
    evidence.report(learner);
    learner.messages.clear();
    change("a", row(0.1));
    change("a", null);
    evidence.report(learner);

    assertThat(learner.messages).containsExactly("totals of 1");
    assertThat(sample.contents()).hasSize(1);
  }

  @Test
  void shouldTellThatARowLeft() {
    change("a", row(0.1));
    evidence.report(learner);
    change("a", null);
    evidence.report(learner);

    assertThat(learner.rows).isEmpty();
    assertThat(sample.contents()).isEmpty();
    assertThat(learner.totals.tracks()).isZero();
  }

  @Test
  void shouldStillTellAfterACrashThatARowLeft() {
    change("a", row(0.1));
    change("b", row(0.2));
    evidence.report(learner);
    change("a", null);
    commit();
    evidence = restart(SAMPLE_SIZE); // before the row's leaving was reported
    evidence.report(learner);

    assertThat(learner.rows).containsOnlyKeys("b");
  }

  @Test
  void shouldNarrowARangeWhenItsExtremeLeaves() {
    change("a", row(0.1));
    change("b", row(0.5));
    change("c", row(0.9));
    change("c", null);
    change("a", row(0.4));
    evidence.report(learner);

    assertThat(learner.totals.least(Feature.ENERGY)).isEqualTo(0.4);
    assertThat(learner.totals.greatest(Feature.ENERGY)).isEqualTo(0.5);
    assertThat(scans).isOne();
  }

  @Test
  void shouldNotScanForAnExtremeThatManyTracksShare() {
    change("a", row(0.9));
    change("b", row(0.9));
    change("b", null);
    evidence.report(learner);

    assertThat(scans).isZero();
  }

  @Test
  void shouldSpendAtMostATenthOfTheTimeOnScans() {
    change("a", row(0.5));
    for (int i = 1; i <= 100; i++) {
      change("extreme", row(0.5 + i * 0.001));
      change("extreme", null);
      evidence.report(learner);
      now += 1; // a report every tick; a scan takes one tick itself
    }

    assertThat(scans).isBetween(5, 20);
    assertThat(learner.totals.tracks()).isOne();
  }

  @Test
  void shouldRefillAThinSampleAtOnceAndAFewMissingRowsWhenQuiet() {
    for (int i = 0; i < 4 * SAMPLE_SIZE; i++) {
      change("t" + i, row(0.5));
    }
    evidence.report(learner);
    deleteSampled(3);
    evidence.report(learner);
    assertThat(learner.rows).as("a few are missing").hasSize(SAMPLE_SIZE - 3);

    evidence.report(learner);
    assertThat(learner.rows).as("no events came").isEqualTo(bottomK());

    now += 1000;
    deleteSampled(SAMPLE_SIZE / 2);
    evidence.report(learner);
    assertThat(learner.rows).as("half was missing").isEqualTo(bottomK());
  }

  @Test
  void shouldShrinkTheSampleWhenTheSettingDoes() {
    for (int i = 0; i < 2 * SAMPLE_SIZE; i++) {
      change("t" + i, row(i * 0.001));
    }
    evidence.report(learner);
    evidence = restart(10);
    evidence.report(learner);

    assertThat(learner.rows).isEqualTo(bottomK(10));
    assertThat(sample.contents()).hasSize(10);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void shouldEndWithTheTruthWhateverCrashesCome(long seed) {
    Random random = new Random(seed);
    for (int step = 0; step < 4_000; step++) {
      now++;
      int what = random.nextInt(100);
      if (what < 2) {
        crash();
      } else if (what < 8) {
        commit();
      } else if (what < 14) {
        evidence.report(learner);
      } else {
        String id = "t" + random.nextInt(200);
        change(id, what < 40 ? null : row(random.nextInt(1000) / 1000.0));
      }
    }
    now += 1_000;
    evidence.report(learner);
    now += 1_000;
    evidence.report(learner); // nothing has come since: room in the sample is filled

    FeatureTotals truth = new FeatureTotals();
    catalogue.values().forEach(truth::add);
    assertThat(learner.rows).as("seed %d", seed).isEqualTo(bottomK());
    assertThat(learner.totals.tracks()).isEqualTo(truth.tracks());
    assertThat(learner.totals.sum(Feature.ENERGY)).isEqualTo(truth.sum(Feature.ENERGY));
    assertThat(learner.totals.ranges()).isEqualTo(truth.ranges());
  }

  private Map<String, FeatureVector> bottomK() {
    return bottomK(SAMPLE_SIZE);
  }

  private Map<String, FeatureVector> bottomK(int k) {
    BottomKSample whole = new BottomKSample(k);
    catalogue.forEach(whole::put);
    Map<String, FeatureVector> rows = new HashMap<>();
    whole.entries().forEach(entry -> rows.put(entry.id(), entry.row()));
    return rows;
  }

  private void deleteSampled(int count) {
    List.copyOf(learner.rows.keySet()).subList(0, count).forEach(id -> change(id, null));
  }

  private void change(String id, @Nullable FeatureVector row) {
    FeatureVector before = row == null ? catalogue.remove(id) : catalogue.put(id, row);
    if (before != null || row != null) {
      evidence.change(id, before, row);
    }
  }

  private Map<String, FeatureVector> committedCatalogue = Map.of();

  private void commit() {
    totals.commit();
    sample.commit();
    learner.commit();
    committedCatalogue = new TreeMap<>(catalogue);
  }

  private void crash() {
    totals.crash();
    sample.crash();
    learner.crash();
    catalogue.clear();
    catalogue.putAll(committedCatalogue);
    evidence = restart(SAMPLE_SIZE);
  }

  private PartitionEvidence restart(int sampleSize) {
    return new PartitionEvidence(
        sampleSize,
        totals.store(),
        sample.store(),
        reader -> {
          scans++;
          now++;
          List<Entry> entries = new ArrayList<>();
          catalogue.forEach((id, row) -> entries.add(Entry.of(id, row)));
          reader.accept(entries);
        },
        () -> now);
  }

  private static FeatureVector row(double energy) {
    return FeatureVector.builder().canonical(Feature.ENERGY, energy).build();
  }

  /** Believes what it is told, as the real learner does. */
  private static final class KnowingLearner implements PartitionEvidence.Learner {
    private final List<String> messages = new ArrayList<>();
    private final Map<String, FeatureVector> rows = new HashMap<>();
    private FeatureTotals totals = new FeatureTotals();
    private Map<String, FeatureVector> committedRows = Map.of();
    private FeatureTotals committedTotals = new FeatureTotals();

    @Override
    public void totals(FeatureTotals totals) {
      messages.add("totals of " + totals.tracks());
      this.totals = totals.copy();
    }

    @Override
    public void sampled(Entry row) {
      messages.add(row.id() + "=" + row.row().get(Feature.ENERGY));
      rows.put(row.id(), row.row());
    }

    @Override
    public void left(String id) {
      messages.add(id + " left");
      rows.remove(id);
    }

    private void commit() {
      committedRows = Map.copyOf(rows);
      committedTotals = totals.copy();
    }

    private void crash() {
      rows.clear();
      rows.putAll(committedRows);
      totals = committedTotals.copy();
    }
  }
}
