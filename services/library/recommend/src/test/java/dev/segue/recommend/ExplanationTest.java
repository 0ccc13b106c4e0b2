package dev.segue.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.segue.engine.scale.FeatureScaling;
import dev.segue.engine.scale.FeatureTransform;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.recommend.Answer.Neighbor;
import dev.segue.recommend.Example.Known;
import dev.segue.recommend.Explanation.Share;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
  void shouldSayInWordsWhatIsTheSameAndWhatIsNot() {
    FeatureTransform transform =
        new FeatureTransform(
            List.of(
                FeatureScaling.minMax(Feature.ENERGY, 0, 1),
                FeatureScaling.minMax(Feature.TEMPO, 0, 1),
                FeatureScaling.minMax(Feature.VALENCE, 0, 1),
                FeatureScaling.minMax(Feature.ACOUSTICNESS, 0, 1),
                FeatureScaling.minMax(Feature.MODE, 0, 1),
                FeatureScaling.minMax(Feature.DURATION_MS, 0, 0.2)));
    FeatureVector example =
        FeatureVector.builder()
            .raw(Feature.ENERGY, 0.8)
            .raw(Feature.TEMPO, 120)
            .raw(Feature.VALENCE, 0.5)
            .raw(Feature.ACOUSTICNESS, 0.1)
            .raw(Feature.MODE, 1)
            .raw(Feature.DURATION_MS, 200_000)
            .build();
    FeatureVector track =
        FeatureVector.builder()
            .raw(Feature.ENERGY, 0.79)
            .raw(Feature.TEMPO, 122)
            .raw(Feature.VALENCE, 0.45)
            .raw(Feature.ACOUSTICNESS, 0.6)
            .raw(Feature.MODE, 0)
            .raw(Feature.LOUDNESS, -5)
            .raw(Feature.DURATION_MS, 400_000)
            .build();
    FeatureComparison comparison = FeatureComparison.of(transform, example, track);
    assertThat(comparison.sentence())
        .isEqualTo("Nearly the same tempo, energy and mood, but in a minor key and more acoustic.");
    assertThat(comparison.closest())
        .extracting(Explanation.Comparison::feature)
        .containsExactly(Feature.TEMPO, Feature.ENERGY, Feature.VALENCE);
    assertThat(comparison.furthest())
        .extracting(Explanation.Comparison::feature)
        .containsExactly(Feature.MODE, Feature.ACOUSTICNESS);
    assertThat(comparison.furthest().get(1).track()).isEqualTo(0.6);
    assertThat(FeatureComparison.of(transform, example, example).sentence())
        .isEqualTo("Nearly the same energy, tempo and mood.");
    assertThat(FeatureComparison.of(transform, example, FeatureVector.empty()).sentence())
        .isEqualTo("Too little is known of both to compare them.");
  }
}
