package dev.segue.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.segue.catalogue.TestModels;
import dev.segue.engine.track.FeatureVector;
import dev.segue.recommend.Answer.Neighbor;
import dev.segue.recommend.Example.Known;
import dev.segue.recommend.Explanation.Share;
import dev.segue.recommend.PathAnswer.Step;
import dev.segue.schemas.GeneratedRecords;
import dev.segue.wire.FeatureVectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything under a model that compares by distance, against definitions, one by one. */
class EuclideanTest {
  private static final String MODEL = "far";
  private static final int TRACKS = 2_000;

  @AutoClose private final PipelineFixture fixture = new PipelineFixture(TRACKS, 71);
  private final StrategyOracle oracle = new StrategyOracle(fixture, MODEL, EuclideanTest::alike);
  private final Random random = new Random(72);

  @BeforeEach
  void serve() throws Exception {
    fixture.put(
        GeneratedRecords.newTrack()
            .setId("silent")
            .setTitle("Silent")
            .setArtists(List.of("Nobody"))
            .setFeatures(FeatureVectors.toRecord(FeatureVector.empty()))
            .build());
    fixture.catalogue.serve(TestModels.euclidean(MODEL, 1, 1)).get(30, TimeUnit.SECONDS);
  }

  @Test
  void shouldOrderByTheDistanceToTheMeanMovedAwayFromNegativeExamples() {
    for (int trial = 0; trial < 10; trial++) {
      List<Example> positive = examples(1 + random.nextInt(4));
      List<Example> negative = examples(random.nextInt(3));
      double[] mean = oracle.mean(positive);
      double[] point = mean.clone();
      if (!negative.isEmpty()) {
        double factor =
            0.5 * StrategyOracle.meanWeight(negative) / StrategyOracle.meanWeight(positive);
        double[] unwanted = oracle.mean(negative);
        for (int c = 0; c < point.length; c++) {
          point[c] += factor * (mean[c] - unwanted[c]);
        }
      }
      float[] query = Vectors.scaled(point, 1);
      oracle.assertAnswer(positive, negative, Strategy.NEAREST, id -> alike(query, embedding(id)));
    }
  }

  @Test
  void shouldOrderByTheNearestAndByTheFurthestOfTheExamples() {
    for (int trial = 0; trial < 10; trial++) {
      List<Example> positive = examples(1 + random.nextInt(5));
      List<Example> negative = examples(random.nextInt(3));
      oracle.assertAnswer(positive, negative, Strategy.BEST_OF, oracle.bestOf(positive, negative));
      List<Example> group = StrategyOracle.evenly(positive);
      oracle.assertAnswer(group, negative, Strategy.GROUP, oracle.group(group, negative));
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
                        oracle.alike("t1", neighbor.id()), within(StrategyOracle.TOLERANCE)));
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
    List<String> pool = fixture.ordered(id -> oracle.alike("t1", id), List.of("t1"));
    List<String> taken = new ArrayList<>(pool.subList(0, 1));
    while (taken.size() < 10) {
      String best = "";
      double most = Double.NEGATIVE_INFINITY;
      for (String id : pool.subList(0, Reranking.POOL)) {
        double closest =
            taken.stream().mapToDouble(other -> oracle.alike(other, id)).max().orElseThrow();
        double value = (1 - diversity) * oracle.alike("t1", id) - diversity * closest;
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
            .isCloseTo(1 / (1 + step), within(StrategyOracle.TOLERANCE));
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
      assertThat(byAngle.whyEmpty()).isEqualTo(EmptyAnswerReason.NOTHING_SEEN);
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

  private double distance(String a, String b) {
    return Math.sqrt(Vectors.squaredDistance(embedding(a), embedding(b)));
  }

  private static double alike(float[] a, float[] b) {
    return 1 / (1 + Math.sqrt(Vectors.squaredDistance(a, b)));
  }

  private float[] embedding(String id) {
    return oracle.embedding(id);
  }

  private List<Example> examples(int count) {
    return StrategyOracle.examples(count, TRACKS, random);
  }
}
