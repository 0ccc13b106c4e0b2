package dev.segue.engine.factorize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.segue.engine.RandomVectors;
import dev.segue.engine.sample.BottomKSample;
import dev.segue.engine.sample.BottomKSample.Entry;
import dev.segue.engine.sample.FeatureTotals;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same rows end in the same model, whatever came before and however they came. */
class SettledModelTest {

  private static final long SEED = 53;
  private static final int K = 512;

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 16})
  void shouldNotDependOnOrderPartitionsRedeliveryOrDeletes(int partitions) {
    List<Entry> rows = synthetic(900);
    assertThat(streamed(rows, partitions, K).digest()).isEqualTo(atOnce(rows, K).digest());
  }

  @Test
  void shouldNotDependOnTheOrderOfTheRealTable() {
    List<Entry> rows = RealTable.tracks();
    FactorModel model = atOnce(rows, 2_048);
    assertThat(model.settled()).isTrue();
    assertThat(streamed(rows, 4, 2_048).digest()).isEqualTo(model.digest());
  }

  @Test
  void shouldNotDependOnWhatWasServed() {
    Catalogue catalogue = new Catalogue(SEED, K).grow(400);
    FactorModel first = catalogue.settled(Recipe.classic(), null);
    FactorModel refreshed = catalogue.grow(100).model(first);
    FactorModel fresh = catalogue.settled(Recipe.classic(), null);
    FactorModel settled = catalogue.settled(Recipe.classic(), refreshed);
    assertThat(settled.digest()).isEqualTo(fresh.digest()).isNotEqualTo(refreshed.digest());
    assertThat(settled.version()).isEqualTo(refreshed.version() + 1);
    assertThat(Promotion.settle(refreshed, settled).promote()).isTrue();
    assertThat(Promotion.settle(fresh, settled).promote()).isFalse();
  }

  @Test
  void shouldKeepIdentityAndAliasButNotLetThemIntoTheDigest() {
    Catalogue catalogue = new Catalogue(SEED, K).grow(500);
    FactorModel first = catalogue.settled(Recipe.classic(), null);
    FactorModel named = first.withAliases(Map.of(3, "Morning", 99, "nobody"));
    assertThat(named.digest()).isEqualTo(first.digest());
    assertThat(named.components().get(2).label()).isEqualTo("Morning");
    FactorModel next = catalogue.settled(Recipe.classic(), catalogue.grow(200).model(named));
    assertThat(next.components())
        .filteredOn(c -> c.id() == 3)
        .singleElement()
        .satisfies(c -> assertThat(c.alias()).isEqualTo("Morning"));
    assertThat(next.withAliases(Map.of()).components())
        .allSatisfy(c -> assertThat(c.alias()).isNull());
  }

  @Test
  void shouldBeTheIterationOfTheReferenceOnTheRowsOfTheSample() {
    Catalogue catalogue = new Catalogue(SEED, K).grow(400);
    FactorModel model = catalogue.settled(Recipe.classic(), null);
    FitTable table = FitTable.of(Recipe.classic(), catalogue.sample.entries(), catalogue.totals);
    Factorization fit = CoordinateDescent.standard().fit(table.v(), 7);
    for (int i = 0; i < 7; i++) {
      assertThat(model.components().get(i).rms()).isEqualTo(fit.rms(i));
      for (int j = 0; j < fit.features(); j++) {
        assertThat(model.components().get(i).weight(j)).isEqualTo(fit.h(i, j));
      }
    }
  }

  @Test
  void shouldKeepTheLengthsOfTheRowsThatARefreshStartsFrom() {
    Catalogue catalogue = new Catalogue(SEED, K).grow(400);
    FactorModel settled = catalogue.settled(Recipe.classic(), null);
    FactorModel refreshed = catalogue.grow(40).model(settled);
    assertThat(refreshed.settled()).isFalse();
    for (int i = 0; i < settled.rank(); i++) {
      Component before = settled.components().get(i);
      Component after =
          refreshed.components().stream()
              .filter(c -> c.id() == before.id())
              .findFirst()
              .orElseThrow();
      assertThat(after.length()).isCloseTo(before.length(), within(1e-9 * before.length()));
    }
  }

  private static List<Entry> synthetic(int count) {
    RandomVectors vectors = new RandomVectors(SEED, 0.02);
    List<Entry> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(Entry.of("track-" + i, vectors.next()));
    }
    return rows;
  }

  private static FactorModel atOnce(List<Entry> rows, int k) {
    return new Catalogue(SEED, k).addAll(rows).settled(Recipe.classic(), null);
  }

  /** In random order over partitions, a tenth twice, a tenth deleted and brought back. */
  private static FactorModel streamed(List<Entry> inOrder, int partitions, int k) {
    List<Entry> rows = new ArrayList<>(inOrder);
    Collections.shuffle(rows, new Random(SEED + partitions));
    List<BottomKSample> samples = new ArrayList<>();
    List<FeatureTotals> totals = new ArrayList<>();
    for (int p = 0; p < partitions; p++) {
      samples.add(new BottomKSample(k));
      totals.add(new FeatureTotals());
    }
    for (int i = 0; i < rows.size(); i++) {
      Entry entry = rows.get(i);
      BottomKSample sample = samples.get((int) (entry.hash() >>> 60) % partitions);
      FeatureTotals sums = totals.get(i % partitions);
      sample.put(entry);
      sums.add(entry.row());
      if (i % 10 == 0) {
        sample.put(entry);
      } else if (i % 10 == 1) {
        sample.remove(entry.id());
        sums.subtract(entry.row());
        sample.put(entry);
        sums.add(entry.row());
      }
    }
    FeatureTotals all = new FeatureTotals();
    totals.forEach(all::merge);
    List<Entry> merged = new ArrayList<>(BottomKSample.merge(k, samples).entries());
    Collections.reverse(merged);
    return ModelFitter.settle(Recipe.classic(), merged, all, null, 1).model().orElseThrow();
  }
}
