package dev.segue.query.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.segue.engine.track.Feature;
import dev.segue.query.recommend.Answer.Neighbor;
import dev.segue.query.recommend.Example.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each strategy against its definition, applied to every track one by one. */
class StrategyTest {
  private static final double TOLERANCE = 2e-6;
  private final PipelineFixture fixture = new PipelineFixture(3_000, 21);
  private final Random random = new Random(22);

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void shouldOrderByTheSimilarityToTheMeanMovedAwayFromNegativeExamples() {
    for (int trial = 0; trial < 20; trial++) {
      List<Example> positive = examples(1 + random.nextInt(4));
      List<Example> negative = examples(random.nextInt(3));
      double[] mean = mean(positive);
      double weight = positive.stream().mapToDouble(Example::weight).average().orElseThrow();
      double[] unwanted = mean(negative);
      double other = negative.stream().mapToDouble(Example::weight).average().orElse(0);
      for (int c = 0; c < mean.length; c++) {
        mean[c] -= 0.5 * other / weight * unwanted[c];
      }
      double length = Vectors.length(mean);
      assertAnswer(
          positive, negative, Strategy.NEAREST, id -> dot(mean, fixture.embedding(id)) / length);
    }
  }

  @Test
  void shouldOrderByTheNearestOfTheExamples() {
    for (int trial = 0; trial < 20; trial++) {
      List<Example> positive = examples(1 + random.nextInt(5));
      List<Example> negative = examples(random.nextInt(3));
      double most = positive.stream().mapToDouble(Example::weight).max().orElseThrow();
      assertAnswer(
          positive,
          negative,
          Strategy.BEST_OF,
          repelled(negative, most, id -> greatest(positive, most, id)));
    }
  }

  @Test
  void shouldOrderByTheFurthestOfTheExamplesForAGroup() {
    for (int trial = 0; trial < 20; trial++) {
      List<Example> positive = new ArrayList<>();
      examples(1 + random.nextInt(5)).forEach(e -> positive.add(new Known(id(e), 1)));
      List<Example> negative = examples(random.nextInt(2));
      assertAnswer(
          positive,
          negative,
          Strategy.GROUP,
          repelled(
              negative,
              1,
              id ->
                  positive.stream()
                      .mapToDouble(
                          e -> Vectors.dot(fixture.embedding(id(e)), fixture.embedding(id)))
                      .min()
                      .orElseThrow()));
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

  /** The same scores as the definition gives, each track with its own, in descending order. */
  private void assertAnswer(
      List<Example> positive,
      List<Example> negative,
      Strategy strategy,
      ToDoubleFunction<String> score) {
    Answer answer =
        fixture.recommender.recommend(
            PipelineFixture.request(positive, negative, strategy, PipelineFixture.plain()));
    List<String> seeds = new ArrayList<>();
    positive.forEach(e -> seeds.add(id(e)));
    negative.forEach(e -> seeds.add(id(e)));
    List<String> expected = fixture.ordered(score, seeds);
    int possible = (int) expected.stream().filter(id -> score.applyAsDouble(id) > -2).count();
    assertThat(answer.tracks()).hasSize(Math.min(10, possible));
    for (int i = 0; i < answer.tracks().size(); i++) {
      Neighbor neighbor = answer.tracks().get(i);
      assertThat(neighbor.score())
          .isCloseTo(
              score.applyAsDouble(expected.get(i)), org.assertj.core.data.Offset.offset(TOLERANCE))
          .isCloseTo(
              score.applyAsDouble(neighbor.id()), org.assertj.core.data.Offset.offset(TOLERANCE));
    }
  }

  private ToDoubleFunction<String> repelled(
      List<Example> negative, double most, ToDoubleFunction<String> score) {
    return id -> {
      double wanted = score.applyAsDouble(id);
      return negative.isEmpty() || greatest(negative, most, id) <= wanted ? wanted : -3;
    };
  }

  private double greatest(List<Example> examples, double most, String id) {
    return examples.stream()
        .mapToDouble(
            e -> e.weight() / most * Vectors.dot(fixture.embedding(id(e)), fixture.embedding(id)))
        .max()
        .orElseThrow();
  }

  private double[] mean(List<Example> examples) {
    double[] mean = new double[fixture.served().model().rank()];
    double weights = examples.stream().mapToDouble(Example::weight).sum();
    examples.forEach(e -> Vectors.add(mean, e.weight() / weights, fixture.embedding(id(e))));
    return mean;
  }

  private static double dot(double[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private List<Example> examples(int count) {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      examples.add(new Known("t" + random.nextInt(3_000), 0.5 + random.nextDouble()));
    }
    return examples;
  }

  private static String id(Example example) {
    return ((Known) example).id();
  }
}
