package dev.segue.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.recommend.Answer.Neighbor;
import dev.segue.recommend.Example.Known;
import dev.segue.recommend.Explanation.Share;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private static final Options EXPLAINED =
      new Options(TrackFilter.none(), Map.of(), 0, 0, 0, Duplicates.FOLD, 0, 0, true);

  @Test
  void shouldSplitEachScoreIntoSharesThatAddUpToIt() {
    try (PipelineFixture fixture = new PipelineFixture(1_000, 51)) {
      List<Example> positive = List.of(new Known("t1", 1), new Known("t2", 2));
      for (Strategy strategy : Strategy.values()) {
        for (List<Example> negative :
            List.of(List.<Example>of(), List.<Example>of(new Known("t3", 1)))) {
          List<Example> examples =
              strategy == Strategy.GROUP
                  ? List.of(new Known("t1", 1), new Known("t2", 1))
                  : positive;
          Answer answer =
              fixture.recommender.recommend(
                  PipelineFixture.request(examples, negative, strategy, EXPLAINED));
          assertThat(answer.tracks()).isNotEmpty();
          answer.tracks().forEach(neighbor -> assertAddsUp(neighbor, negative.isEmpty()));
        }
      }
    }
  }

  private static void assertAddsUp(Neighbor neighbor, boolean positiveOnly) {
    Explanation explanation = Objects.requireNonNull(neighbor.explanation());
    BigDecimal sum = BigDecimal.ZERO;
    for (Share share : explanation.components()) {
      sum = sum.add(BigDecimal.valueOf(share.share()));
      if (positiveOnly) {
        assertThat(share.share()).isGreaterThanOrEqualTo(0);
      }
    }
    assertThat(sum.doubleValue()).isEqualTo(Math.rint(neighbor.score() * 1e6) / 1e6, within(1e-12));
    assertThat(explanation.components())
        .isSortedAccordingTo((a, b) -> Double.compare(b.share(), a.share()));
  }

  @Test
  void shouldSayWhatIsUnusualAndWhatIsHeard() {
    FeatureComparison comparison = compare(LIVELY, other(), Set.of(), Set.of());
    assertThat(comparison.sentence()).isEqualTo("Nearly the same energy and tempo, but longer.");
    assertThat(comparison.closest())
        .extracting(Explanation.Comparison::feature)
        .containsExactly(Feature.ENERGY, Feature.TEMPO, Feature.INSTRUMENTALNESS);
    assertThat(comparison.furthest())
        .extracting(Explanation.Comparison::feature)
        .containsExactlyInAnyOrder(Feature.MODE, Feature.DURATION_MS);
    assertThat(compare(LIVELY, FeatureVector.empty(), Set.of(), Set.of()).sentence())
        .isEqualTo("Too little is known of both to compare them.");
  }

  @Test
  void shouldSayNothingAgainstWhatTheLargestShareSays() {
    assertThat(compare(LIVELY, other(), Set.of(Feature.DURATION_MS), Set.of()).sentence())
        .isEqualTo("Nearly the same energy and tempo.");
    assertThat(compare(LIVELY, other(), Set.of(), Set.of(Feature.ENERGY, Feature.TEMPO)).sentence())
        .startsWith("Close as a whole, but ");
  }

  @Test
  void shouldNeverSayWhatNearlyAllShare() {
    assertThat(compare(LIVELY, LIVELY, Set.of(), Set.of()).sentence())
        .isEqualTo("Almost the same energy and tempo.");
  }

  @Test
  void shouldSayWhatAScoreMeans() {
    try (PipelineFixture fixture = new PipelineFixture(1_000, 52)) {
      Answer answer =
          fixture.recommender.similar("t1", new SimilarRequest("classic", 900, 0, EXPLAINED));
      List<Double> nearer =
          answer.tracks().stream()
              .map(neighbor -> Objects.requireNonNull(neighbor.explanation()).nearerThan())
              .toList();
      assertThat(nearer.get(0)).isGreaterThan(0.99).isLessThan(1);
      assertThat(nearer.get(449)).isBetween(0.4, 0.65);
      assertThat(nearer).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }
  }

  private static final FeatureVector LIVELY =
      FeatureVector.builder()
          .raw(Feature.ENERGY, 0.8)
          .raw(Feature.TEMPO, 120)
          .raw(Feature.INSTRUMENTALNESS, 0)
          .raw(Feature.MODE, 1)
          .raw(Feature.DURATION_MS, 200_000)
          .build();

  private static FeatureVector other() {
    return FeatureVector.builder()
        .raw(Feature.ENERGY, 0.81)
        .raw(Feature.TEMPO, 122)
        .raw(Feature.INSTRUMENTALNESS, 0)
        .raw(Feature.MODE, 0)
        .raw(Feature.DURATION_MS, 300_000)
        .build();
  }

  /** In a catalogue in which no track is instrumental, and everything else is spread evenly. */
  private static FeatureComparison compare(
      FeatureVector example, FeatureVector track, Set<Feature> alike, Set<Feature> apart) {
    try (PipelineFixture fixture = new PipelineFixture(0, 53)) {
      for (int i = 0; i < 500; i++) {
        fixture.put(
            "t" + i,
            FeatureVector.builder()
                .raw(Feature.ENERGY, i / 500.0)
                .raw(Feature.TEMPO, 60 + i / 4.0)
                .raw(Feature.INSTRUMENTALNESS, 0)
                .raw(Feature.MODE, i % 2)
                .raw(Feature.DURATION_MS, 100_000 + 500 * i)
                .build());
      }
      CatalogueDistribution all = CatalogueDistribution.of(fixture.snapshot());
      return FeatureComparison.of(
          all,
          all,
          List.of(
              Feature.ENERGY,
              Feature.TEMPO,
              Feature.INSTRUMENTALNESS,
              Feature.MODE,
              Feature.DURATION_MS),
          example,
          track,
          alike,
          apart);
    }
  }
}
