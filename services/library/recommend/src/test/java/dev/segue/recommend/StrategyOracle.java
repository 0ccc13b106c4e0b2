package dev.segue.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.segue.recommend.Answer.Neighbor;
import dev.segue.recommend.Example.Known;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;

/** The strategies under one model by their definitions, applied to every track one by one. */
final class StrategyOracle {
  static final double TOLERANCE = 2e-6;

  /** What a track scores that is more like a negative example; below every likeness. */
  private static final double EXCLUDED = -3;

  private static final double LEAST = -2;

  private final PipelineFixture fixture;
  private final String model;
  private final ToDoubleBiFunction<float[], float[]> alike;

  StrategyOracle(
      PipelineFixture fixture, String model, ToDoubleBiFunction<float[], float[]> alike) {
    this.fixture = fixture;
    this.model = model;
    this.alike = alike;
  }

  /** So many tracks out of {@code t0} to {@code t<tracks - 1>}, of any weights. */
  static List<Example> examples(int count, int tracks, Random random) {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      examples.add(new Known("t" + random.nextInt(tracks), 0.5 + random.nextDouble()));
    }
    return examples;
  }

  /** The same tracks, all of weight 1. */
  static List<Example> evenly(List<Example> examples) {
    return examples.stream().<Example>map(example -> new Known(id(example), 1)).toList();
  }

  static double meanWeight(List<Example> examples) {
    return examples.stream().mapToDouble(Example::weight).average().orElse(0);
  }

  /** The weighted mean of the examples' embeddings; zeros without any. */
  double[] mean(List<Example> examples) {
    double[] mean = new double[fixture.served(model).model().rank()];
    double weights = examples.stream().mapToDouble(Example::weight).sum();
    examples.forEach(e -> Vectors.add(mean, e.weight() / weights, embedding(id(e))));
    return mean;
  }

  float[] embedding(String id) {
    return fixture.embedding(model, id);
  }

  double alike(String one, String other) {
    return alike.applyAsDouble(embedding(one), embedding(other));
  }

  /** The likeness to the nearest of the examples. */
  ToDoubleFunction<String> bestOf(List<Example> positive, List<Example> negative) {
    double most = positive.stream().mapToDouble(Example::weight).max().orElseThrow();
    return repelled(negative, most, id -> greatest(positive, most, id));
  }

  /** The likeness to the furthest of the examples, which all have weight 1. */
  ToDoubleFunction<String> group(List<Example> positive, List<Example> negative) {
    return repelled(
        negative,
        1,
        id -> positive.stream().mapToDouble(e -> alike(id(e), id)).min().orElseThrow());
  }

  private ToDoubleFunction<String> repelled(
      List<Example> negative, double most, ToDoubleFunction<String> score) {
    return id -> {
      double wanted = score.applyAsDouble(id);
      return negative.isEmpty() || greatest(negative, most, id) <= wanted ? wanted : EXCLUDED;
    };
  }

  private double greatest(List<Example> examples, double most, String id) {
    return examples.stream()
        .mapToDouble(e -> e.weight() / most * alike(id(e), id))
        .max()
        .orElseThrow();
  }

  /** The answer is the ten best of all tracks by the score, in descending order. */
  void assertAnswer(
      List<Example> positive,
      List<Example> negative,
      Strategy strategy,
      ToDoubleFunction<String> score) {
    Answer answer =
        fixture.recommender.recommend(
            new RecommendationRequest(
                model, positive, negative, strategy, false, 10, 0, PipelineFixture.plain()));
    List<String> seeds = new ArrayList<>();
    positive.forEach(e -> seeds.add(id(e)));
    negative.forEach(e -> seeds.add(id(e)));
    List<String> expected = fixture.ordered(score, seeds);
    int possible = (int) expected.stream().filter(id -> score.applyAsDouble(id) > LEAST).count();
    assertThat(answer.tracks()).hasSize(Math.min(10, possible));
    for (int i = 0; i < answer.tracks().size(); i++) {
      Neighbor neighbor = answer.tracks().get(i);
      assertThat(neighbor.score())
          .isCloseTo(score.applyAsDouble(expected.get(i)), within(TOLERANCE))
          .isCloseTo(score.applyAsDouble(neighbor.id()), within(TOLERANCE));
    }
  }

  private static String id(Example example) {
    return ((Known) example).id();
  }
}
