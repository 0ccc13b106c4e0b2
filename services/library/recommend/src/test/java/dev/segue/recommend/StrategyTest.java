package dev.segue.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.engine.track.Feature;
import dev.segue.recommend.Example.Known;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Each strategy against its definition, applied to every track one by one. */
class StrategyTest {
  private static final int TRACKS = 1_500;

  @AutoClose private final PipelineFixture fixture = new PipelineFixture(TRACKS, 21);
  private final StrategyOracle oracle = new StrategyOracle(fixture, "classic", Vectors::dot);
  private final Random random = new Random(22);

  @Test
  void shouldOrderByTheSimilarityToTheMeanMovedAwayFromNegativeExamples() {
    for (int trial = 0; trial < 20; trial++) {
      List<Example> positive = examples(1 + random.nextInt(4));
      List<Example> negative = examples(random.nextInt(3));
      double[] mean = oracle.mean(positive);
      double[] unwanted = oracle.mean(negative);
      double factor =
          0.5 * StrategyOracle.meanWeight(negative) / StrategyOracle.meanWeight(positive);
      for (int c = 0; c < mean.length; c++) {
        mean[c] -= factor * unwanted[c];
      }
      double length = Vectors.length(mean);
      oracle.assertAnswer(
          positive, negative, Strategy.NEAREST, id -> dot(mean, oracle.embedding(id)) / length);
    }
  }

  @Test
  void shouldOrderByTheNearestOfTheExamples() {
    for (int trial = 0; trial < 20; trial++) {
      List<Example> positive = examples(1 + random.nextInt(5));
      List<Example> negative = examples(random.nextInt(3));
      oracle.assertAnswer(positive, negative, Strategy.BEST_OF, oracle.bestOf(positive, negative));
    }
  }

  @Test
  void shouldOrderByTheFurthestOfTheExamplesForAGroup() {
    for (int trial = 0; trial < 20; trial++) {
      List<Example> positive = StrategyOracle.evenly(examples(1 + random.nextInt(5)));
      List<Example> negative = examples(random.nextInt(2));
      oracle.assertAnswer(positive, negative, Strategy.GROUP, oracle.group(positive, negative));
    }
  }

  @Test
  void shouldAnswerASingleExampleWithTheBitsOfItsOwnRow() {
    Answer similar = fixture.recommender.similar("t7", SimilarRequest.nearest("classic", 10));
    for (Strategy strategy : Strategy.values()) {
      Answer answer =
          fixture.recommender.recommend(
              PipelineFixture.request(
                  List.of(new Known("t7", 3)), List.of(), strategy, Options.none()));
      assertThat(PipelineFixture.ids(answer)).isEqualTo(PipelineFixture.ids(similar));
    }
  }

  @Test
  void shouldTakeTheExamplesAsIfTheyHadTheTarget() {
    Options pulled =
        new Options(
            TrackFilter.none(), Map.of(Feature.ENERGY, 0.9), 0, 0, 0, Duplicates.KEEP, 0, 0, false);
    double before = meanEnergy(PipelineFixture.plain());
    assertThat(meanEnergy(pulled)).isGreaterThan(before);
    Options unread =
        new Options(
            TrackFilter.none(), Map.of(Feature.TEMPO, 0.5), 0, 0, 0, Duplicates.KEEP, 0, 0, false);
    assertThatThrownBy(() -> meanEnergy(unread))
        .isInstanceOf(UnusableRequestException.class)
        .hasMessage("'target_tempo' cannot pull: model 'classic' does not read tempo.");
    Answer alone =
        fixture.recommender.recommend(
            PipelineFixture.request(List.of(), List.of(), Strategy.NEAREST, pulled));
    assertThat(alone.tracks()).hasSize(10);
  }

  @Test
  void shouldSayWhichIdsAreUnknown() {
    List<Example> some = List.of(new Known("t1", 1), new Known("nobody", 1));
    Answer answer =
        fixture.recommender.recommend(
            PipelineFixture.request(
                some, List.of(new Known("no one", 1)), Strategy.NEAREST, Options.none()));
    assertThat(answer.unknownIds()).containsExactly("nobody", "no one");
    assertThat(answer.tracks()).hasSize(10);
    assertThatThrownBy(
            () ->
                fixture.recommender.recommend(
                    new RecommendationRequest(
                        "classic", some, List.of(), Strategy.GROUP, true, 10, 0, Options.none())))
        .isInstanceOf(UnknownTracksException.class)
        .matches(e -> ((UnknownTracksException) e).strict());
    assertThatThrownBy(
            () ->
                fixture.recommender.recommend(
                    PipelineFixture.request(
                        List.of(new Known("nobody", 1)),
                        List.of(new Known("t1", 1)),
                        Strategy.NEAREST,
                        Options.none())))
        .isInstanceOf(UnknownTracksException.class)
        .matches(e -> !((UnknownTracksException) e).strict());
    assertThatThrownBy(
            () ->
                fixture.recommender.recommend(
                    PipelineFixture.request(
                        List.of(), List.of(), Strategy.NEAREST, Options.none())))
        .isInstanceOf(UnusableRequestException.class);
  }

  private double meanEnergy(Options options) {
    Answer answer =
        fixture.recommender.recommend(
            new RecommendationRequest(
                "classic",
                List.of(new Known("t3", 1)),
                List.of(),
                Strategy.NEAREST,
                false,
                50,
                0,
                options));
    return answer.tracks().stream()
        .mapToDouble(
            n ->
                fixture
                    .snapshot()
                    .rows()
                    .feature(fixture.snapshot().find(n.id()), Feature.ENERGY.position()))
        .filter(energy -> !Double.isNaN(energy))
        .average()
        .orElseThrow();
  }

  private static double dot(double[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private List<Example> examples(int count) {
    return StrategyOracle.examples(count, TRACKS, random);
  }
}
