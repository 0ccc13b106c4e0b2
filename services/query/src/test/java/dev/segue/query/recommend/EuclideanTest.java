package dev.segue.query.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.segue.engine.track.FeatureVector;
import dev.segue.query.TestModels;
import dev.segue.query.catalogue.CatalogueSnapshot;
import dev.segue.query.catalogue.ServedModel;
import dev.segue.query.recommend.Answer.Neighbor;
import dev.segue.query.recommend.Example.Known;
import dev.segue.query.recommend.Explanation.Share;
import dev.segue.query.recommend.PathAnswer.Step;
import dev.segue.schemas.avro.Track;
import dev.segue.wire.FeatureVectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything under a model that compares by distance, against definitions, one by one. */
class EuclideanTest {
  private static final String MODEL = "far";
  private static final int TRACKS = 2_000;
  private static final double TOLERANCE = 2e-6;

  private final PipelineFixture fixture = new PipelineFixture(TRACKS, 71);
  private final Random random = new Random(72);

  @BeforeEach
  void serve() throws Exception {
    fixture.put(
        Track.newBuilder()
            .setId("silent")
            .setTitle("Silent")
            .setArtists(List.of("Nobody"))
            .setFeatures(FeatureVectors.toRecord(FeatureVector.empty()))
            .build());
    fixture.catalogue.serve(TestModels.euclidean(MODEL, 1, 1)).get(30, TimeUnit.SECONDS);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void shouldOrderByTheDistanceToTheMeanMovedAwayFromNegativeExamples() {
    for (int trial = 0; trial < 10; trial++) {
      List<Example> positive = examples(1 + random.nextInt(4));
      List<Example> negative = examples(random.nextInt(3));
      double[] point = mean(positive);
      if (!negative.isEmpty()) {
        double factor = 0.5 * meanWeight(negative) / meanWeight(positive);
        double[] unwanted = mean(negative);
        for (int c = 0; c < point.length; c++) {
          point[c] += factor * (mean(positive)[c] - unwanted[c]);
        }
      }
      float[] query = Vectors.scaled(point, 1);
      assertAnswer(positive, negative, Strategy.NEAREST, id -> alike(query, embedding(id)));
    }
  }

  @Test
  void shouldOrderByTheNearestAndByTheFurthestOfTheExamples() {
    for (int trial = 0; trial < 10; trial++) {
      List<Example> positive = examples(1 + random.nextInt(5));
      List<Example> negative = examples(random.nextInt(3));
      double most = positive.stream().mapToDouble(Example::weight).max().orElseThrow();
      assertAnswer(
          positive,
          negative,
          Strategy.BEST_OF,
          repelled(negative, most, id -> greatest(positive, most, id)));
      List<Example> group = new ArrayList<>();
      positive.forEach(example -> group.add(new Known(id(example), 1)));
      assertAnswer(
          group,
          negative,
          Strategy.GROUP,
          repelled(
              negative,
              1,
              id ->
                  group.stream()
                      .mapToDouble(e -> alike(embedding(id(e)), embedding(id)))
                      .min()
                      .orElseThrow()));
    }
  }

  @Test
  void shouldLookAtFewByDistanceToo() {
    List<String> few = List.of("t5", "t6", "t7", "t8", "t9", "silent");
    Options only = options(0, false, TrackFilter.builder().only(few).build());
    Answer answer = answer(List.of(new Known("t1", 1)), List.of(), Strategy.NEAREST, only);
    assertThat(answer.tracks()).hasSize(6);
    answer
        .tracks()
        .forEach(
            neighbor ->
                assertThat(neighbor.score())
                    .isCloseTo(
                        alike(embedding("t1"), embedding(neighbor.id())), within(TOLERANCE)));
  }

  @Test
  void shouldPutTracksFirstThatAreFarFromEachOther() {
    double diversity = 0.6;
    Answer answer =
        answer(
            List.of(new Known("t1", 1)),
            List.of(),
            Strategy.NEAREST,
            options(diversity, false, TrackFilter.none()));
    List<String> pool = fixture.ordered(id -> alike(embedding("t1"), embedding(id)), List.of("t1"));
    List<String> taken = new ArrayList<>(pool.subList(0, 1));
    while (taken.size() < 10) {
      String best = "";
      double most = Double.NEGATIVE_INFINITY;
      for (String id : pool.subList(0, Selection.POOL)) {
        double closest =
            taken.stream()
                .mapToDouble(other -> alike(embedding(other), embedding(id)))
                .max()
                .orElseThrow();
        double value =
            (1 - diversity) * alike(embedding("t1"), embedding(id)) - diversity * closest;
        if (!taken.contains(id) && value > most) {
          best = id;
          most = value;
        }
      }
      taken.add(best);
    }
    assertThat(PipelineFixture.ids(answer)).isEqualTo(taken);
  }

  @Test
  void shouldSplitTheSquaredDistanceAndSaySo() {
    Options explained = options(0, true, TrackFilter.none());
    for (Neighbor neighbor :
        answer(List.of(new Known("t1", 1)), List.of(), Strategy.NEAREST, explained).tracks()) {
      Explanation why = Objects.requireNonNull(neighbor.explanation());
      assertThat(why.split()).isEqualTo(Explanation.Split.SQUARED_DISTANCE);
      assertThat(why.sentence()).endsWith(".");
      assertThat(why.components().stream().mapToDouble(Share::share).sum())
          .isCloseTo(1, within(1e-9));
      float[] there = embedding("t1");
      float[] here = embedding(neighbor.id());
      double whole = Vectors.squaredDistance(there, here);
      for (Share share : why.components()) {
        double gap = there[share.id() - 1] - here[share.id() - 1];
        assertThat(share.share()).isCloseTo(gap * gap / whole, within(3e-6));
      }
    }
  }

  @Test
  void shouldGoFromEndToEndInSmallSteps() {
    PathFinder finder = new PathFinder(fixture.catalogue);
    for (int trial = 0; trial < 10; trial++) {
      String from = "t" + random.nextInt(TRACKS / 2);
      String to = "t" + (TRACKS / 2 + random.nextInt(TRACKS / 2));
      int steps = 2 + random.nextInt(8);
      List<Step> way =
          finder.find(new PathRequest(MODEL, from, to, steps, TrackFilter.none(), false)).tracks();
      assertThat(way).hasSize(steps + 1);
      double whole = distance(from, to);
      for (int i = 1; i < way.size(); i++) {
        double step = distance(way.get(i - 1).id(), way.get(i).id());
        assertThat(step).isLessThanOrEqualTo(whole / steps + 0.3);
        assertThat(Objects.requireNonNull(way.get(i).score()))
            .isCloseTo(1 / (1 + step), within(TOLERANCE));
      }
    }
  }

  @Test
  void shouldTakeTheOriginForAPlaceWhereAngleDoesNot() {
    Answer byDistance =
        answer(
            List.of(new Known("silent", 1)), List.of(), Strategy.NEAREST, PipelineFixture.plain());
    assertThat(byDistance.tracks()).hasSize(10);
    for (Strategy strategy : Strategy.values()) {
      Answer byAngle =
          fixture.recommender.recommend(
              PipelineFixture.request(
                  List.of(new Known("silent", 1)), List.of(), strategy, Options.none()));
      assertThat(byAngle.tracks()).isEmpty();
      assertThat(byAngle.whyEmpty()).isEqualTo(WhyEmpty.NOTHING_SEEN);
    }
    Answer both =
        fixture.recommender.recommend(
            PipelineFixture.request(
                List.of(new Known("silent", 1), new Known("t1", 1)),
                List.of(),
                Strategy.BEST_OF,
                Options.none()));
    assertThat(both.tracks()).hasSize(10);
  }

  private Answer answer(
      List<Example> positive, List<Example> negative, Strategy strategy, Options options) {
    return fixture.recommender.recommend(
        new RecommendationRequest(MODEL, positive, negative, strategy, false, 10, 0, options));
  }

  private static Options options(double diversity, boolean explain, TrackFilter filter) {
    return new Options(filter, Map.of(), diversity, 0, 0, Duplicates.KEEP, 0, 0, explain);
  }

  private void assertAnswer(
      List<Example> positive,
      List<Example> negative,
      Strategy strategy,
      ToDoubleFunction<String> score) {
    Answer answer = answer(positive, negative, strategy, PipelineFixture.plain());
    List<String> seeds = new ArrayList<>();
    positive.forEach(e -> seeds.add(id(e)));
    negative.forEach(e -> seeds.add(id(e)));
    List<String> expected = fixture.ordered(score, seeds);
    int possible = (int) expected.stream().filter(id -> score.applyAsDouble(id) > -2).count();
    assertThat(answer.tracks()).hasSize(Math.min(10, possible));
    for (int i = 0; i < answer.tracks().size(); i++) {
      Neighbor neighbor = answer.tracks().get(i);
      assertThat(neighbor.score())
          .isCloseTo(score.applyAsDouble(expected.get(i)), within(TOLERANCE))
          .isCloseTo(score.applyAsDouble(neighbor.id()), within(TOLERANCE));
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
        .mapToDouble(e -> e.weight() / most * alike(embedding(id(e)), embedding(id)))
        .max()
        .orElseThrow();
  }

  private double[] mean(List<Example> examples) {
    double[] mean = new double[served().model().rank()];
    double weights = examples.stream().mapToDouble(Example::weight).sum();
    examples.forEach(e -> Vectors.add(mean, e.weight() / weights, embedding(id(e))));
    return mean;
  }

  private static double meanWeight(List<Example> examples) {
    return examples.stream().mapToDouble(Example::weight).average().orElseThrow();
  }

  private double distance(String a, String b) {
    return Math.sqrt(Vectors.squaredDistance(embedding(a), embedding(b)));
  }

  private static double alike(float[] a, float[] b) {
    return 1 / (1 + Math.sqrt(Vectors.squaredDistance(a, b)));
  }

  private ServedModel served() {
    return fixture.snapshot().model(MODEL).orElseThrow();
  }

  private float[] embedding(String id) {
    CatalogueSnapshot snapshot = fixture.snapshot();
    float[] embedding = new float[served().model().rank()];
    served().index().copyRow(snapshot.find(id), embedding, 0);
    return embedding;
  }

  private List<Example> examples(int count) {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      examples.add(new Known("t" + random.nextInt(TRACKS), 0.5 + random.nextDouble()));
    }
    return examples;
  }

  private static String id(Example example) {
    return ((Known) example).id();
  }
}
