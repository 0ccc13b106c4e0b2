package dev.segue.engine.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.engine.RandomVectors;
import dev.segue.engine.sample.BottomKSample.Change;
import dev.segue.engine.sample.BottomKSample.Entry;
import dev.segue.engine.track.FeatureVector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BottomKSampleTest {

  private static final long SEED = 11;
  private static final int K = 200;

  private final List<Entry> catalogue = catalogue(3_000);

  @Test
  void shouldHoldTheSmallestHashes() {
    List<Entry> expected =
        catalogue.stream()
            .sorted(Comparator.comparing(Entry::hash, Long::compareUnsigned))
            .limit(K)
            .toList();
    assertThat(sampleOf(catalogue).entries()).containsExactlyElementsOf(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 16})
  void shouldNotDependOnOrderPartitioningOrRedelivery(int partitions) {
    List<Entry> arrivals = new ArrayList<>(catalogue);
    arrivals.addAll(catalogue.subList(0, 1_000));
    Collections.shuffle(arrivals, new Random(SEED + partitions));
    List<BottomKSample> parts =
        Stream.generate(() -> new BottomKSample(K)).limit(partitions).toList();
    for (Entry entry : arrivals) {
      parts.get(Math.floorMod(entry.id().hashCode(), partitions)).put(entry);
    }
    assertThat(BottomKSample.merge(K, parts).entries())
        .as("seed %d", SEED)
        .containsExactlyElementsOf(sampleOf(catalogue).entries());
  }

  @Test
  void shouldBeRebuiltFromTheChangesItReports() {
    BottomKSample sample = new BottomKSample(K);
    Map<String, Entry> followed = new HashMap<>();
    Random random = new Random(SEED);
    RandomVectors rows = new RandomVectors(SEED, 0);
    for (int i = 0; i < 20_000; i++) {
      Entry entry = catalogue.get(random.nextInt(catalogue.size()));
      Change change =
          random.nextInt(4) == 0
              ? sample.remove(entry.id())
              : sample.put(entry.id(), random.nextBoolean() ? entry.row() : rows.next());
      if (change.left() != null) {
        followed.remove(change.left().id());
      }
      if (change.entered() != null) {
        followed.put(change.entered().id(), change.entered());
      }
      assertThat(change.isNone()).isEqualTo(change.entered() == null && change.left() == null);
    }
    assertThat(followed.values()).containsExactlyInAnyOrderElementsOf(sample.entries());
  }

  @Test
  void shouldReportNothingForTheSameRowAgain() {
    BottomKSample sample = sampleOf(catalogue);
    for (Entry entry : List.copyOf(sample.entries())) {
      assertThat(sample.put(entry.id(), entry.row()).isNone()).isTrue();
    }
    assertThat(sample.remove("never seen")).isEqualTo(Change.NONE);
  }

  @Test
  void shouldReplaceTheRowOfAnUpdatedTrack() {
    BottomKSample sample = sampleOf(catalogue);
    String id = sample.entries().iterator().next().id();
    Change change = sample.put(id, FeatureVector.empty());
    assertThat(change.entered()).isEqualTo(Entry.of(id, FeatureVector.empty()));
    assertThat(change.left()).isNull();
    assertThat(sample.find(id)).map(Entry::row).contains(FeatureVector.empty());
    assertThat(sample.size()).isEqualTo(K);
  }

  @Test
  void shouldStayUniformAfterDeletesAndFillUpAgain() {
    BottomKSample sample = sampleOf(catalogue);
    List<Entry> first = List.copyOf(sample.entries()).subList(0, K / 2);
    first.forEach(entry -> sample.remove(entry.id()));
    assertThat(sample.needsRefill()).isTrue();

    List<Entry> later = IntStream.range(0, 3_000).mapToObj(i -> entry("late-" + i)).toList();
    later.forEach(sample::put);
    Entry bound = Entry.of(sample.firstOutside().orElseThrow(), FeatureVector.empty());
    List<Entry> present =
        Stream.concat(catalogue.stream(), later.stream()).filter(e -> !first.contains(e)).toList();
    assertThat(sample.entries())
        .as("every track that is there and below the bound, and no other")
        .containsExactlyInAnyOrderElementsOf(
            present.stream()
                .filter(e -> Long.compareUnsigned(e.hash(), bound.hash()) < 0)
                .toList());

    sample.refill(present);
    assertThat(sample.entries()).containsExactlyElementsOf(sampleOf(present).entries());
  }

  @Test
  void shouldKeepItsBoundThroughAStore() {
    BottomKSample sample = sampleOf(catalogue);
    sample.remove(sample.entries().iterator().next().id());
    BottomKSample restored = new BottomKSample(K);
    sample.firstOutside().ifPresent(restored::outside);
    sample.entries().forEach(restored::put);
    for (Entry late : List.of(entry("x"), entry("y"), entry("z"))) {
      assertThat(restored.put(late)).isEqualTo(sample.put(late));
    }
    assertThat(restored.entries()).containsExactlyElementsOf(sample.entries());
  }

  private static BottomKSample sampleOf(List<Entry> entries) {
    BottomKSample sample = new BottomKSample(K);
    entries.forEach(sample::put);
    return sample;
  }

  private static List<Entry> catalogue(int size) {
    RandomVectors rows = new RandomVectors(SEED, 0.1);
    return IntStream.range(0, size).mapToObj(i -> Entry.of("track-" + i, rows.next())).toList();
  }

  private static Entry entry(String id) {
    return Entry.of(id, FeatureVector.empty());
  }
}
