package dev.segue.recommend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RerankingTest {

  @Test
  void shouldTakeWhatTheDefinitionOfMarginalRelevanceTakes() {
    Random random = new Random(31);
    for (int trial = 0; trial < 50; trial++) {
      int size = 1 + random.nextInt(40);
      List<float[]> rows = new ArrayList<>();
      double[] relevance = new double[size];
      for (int i = 0; i < size; i++) {
        rows.add(new float[] {random.nextFloat(), random.nextFloat(), random.nextFloat()});
        relevance[i] = random.nextInt(4) / 4.0;
      }
      double diversity = random.nextInt(5) / 4.0;
      int count = 1 + random.nextInt(45);
      assertThat(
              MarginalRelevance.order(
                  EmbeddingSimilarity.COSINE, rows, relevance, count, diversity))
          .as("trial %s", trial)
          .isEqualTo(defined(rows, relevance, count, diversity));
    }
  }

  /** The formula of the paper, evaluated anew for every track at every step. */
  private static List<Integer> defined(
      List<float[]> rows, double[] relevance, int count, double diversity) {
    List<Integer> taken = new ArrayList<>();
    while (taken.size() < Math.min(count, rows.size())) {
      int next = -1;
      double best = 0;
      for (int i = 0; i < rows.size(); i++) {
        if (taken.contains(i)) {
          continue;
        }
        double closest = Double.NEGATIVE_INFINITY;
        for (int other : taken) {
          closest = Math.max(closest, Vectors.dot(rows.get(i), rows.get(other)));
        }
        double value =
            taken.isEmpty() ? relevance[i] : (1 - diversity) * relevance[i] - diversity * closest;
        if (next < 0 || value > best) {
          next = i;
          best = value;
        }
      }
      taken.add(next);
    }
    return taken;
  }

  @Test
  void shouldDrawOneTrackFromEachBandOfDistance() {
    List<Integer> nearest = IntStream.range(0, 1_003).boxed().toList();
    Set<List<Integer>> seen = new HashSet<>();
    for (long seed = 0; seed < 20; seed++) {
      List<Integer> drawn = Exploration.draw(nearest, 10, seed);
      assertThat(drawn).isSorted().doesNotHaveDuplicates().hasSize(10);
      for (int band = 0; band < 10; band++) {
        assertThat(drawn.get(band)).isBetween(1_003 * band / 10, 1_003 * (band + 1) / 10);
      }
      assertThat(Exploration.draw(nearest, 10, seed)).isEqualTo(drawn);
      seen.add(drawn);
    }
    assertThat(seen).hasSize(20);
    assertThat(Exploration.draw(nearest.subList(0, 4), 10, 1)).containsExactly(0, 1, 2, 3);
    assertThat(Exploration.reach(10, 0)).isEqualTo(10);
    assertThat(Exploration.reach(10, 1)).isEqualTo(Exploration.FURTHEST);
    assertThat(Exploration.reach(10, 0.5)).isBetween(11, Exploration.FURTHEST - 1);
  }

  @Test
  void shouldGoFurtherTheMoreItExploresAndSpreadTheMoreItDiversifies() {
    try (PipelineFixture fixture = new PipelineFixture(2_000, 32)) {
      double near = meanScore(fixture, options(0, 0, 1));
      double further = meanScore(fixture, options(0, 0.5, 1));
      double far = meanScore(fixture, options(0, 1, 1));
      assertThat(near).isGreaterThan(further);
      assertThat(further).isGreaterThan(far);
      assertThat(similar(fixture, options(0, 0.7, 5)))
          .isEqualTo(similar(fixture, options(0, 0.7, 5)))
          .isNotEqualTo(similar(fixture, options(0, 0.7, 6)));
      double alike = meanLikeness(fixture, similar(fixture, options(0, 0, 1)));
      double mixed = meanLikeness(fixture, similar(fixture, options(0.5, 0, 1)));
      double diverse = meanLikeness(fixture, similar(fixture, options(1, 0, 1)));
      assertThat(alike).isGreaterThan(mixed);
      assertThat(mixed).isGreaterThan(diverse);
      assertThat(similar(fixture, options(0.5, 0.5, 1))).hasSize(10).doesNotHaveDuplicates();
      assertThatThrownBy(
              () ->
                  fixture.recommender.similar(
                      "t1", new SimilarRequest("classic", 10, 5, options(0, 0.5, 1))))
          .isInstanceOf(UnusableRequestException.class);
    }
  }

  @Test
  void shouldPageThroughADiverseAnswer() {
    try (PipelineFixture fixture = new PipelineFixture(1_500, 33)) {
      Options diverse = options(0.6, 0, 0);
      List<String> whole =
          PipelineFixture.ids(
              fixture.recommender.similar("t1", new SimilarRequest("classic", 30, 0, diverse)));
      List<String> pages = new ArrayList<>();
      for (int offset = 0; offset < 30; offset += 10) {
        pages.addAll(
            PipelineFixture.ids(
                fixture.recommender.similar(
                    "t1", new SimilarRequest("classic", 10, offset, diverse))));
      }
      assertThat(pages).isEqualTo(whole);
    }
  }

  private static Options options(double diversity, double exploration, long seed) {
    return new Options(
        TrackFilter.none(), Map.of(), diversity, 0, 0, Duplicates.FOLD, exploration, seed, false);
  }

  private static List<String> similar(PipelineFixture fixture, Options options) {
    return PipelineFixture.ids(
        fixture.recommender.similar("t1", new SimilarRequest("classic", 10, 0, options)));
  }

  private static double meanScore(PipelineFixture fixture, Options options) {
    return fixture
        .recommender
        .similar("t1", new SimilarRequest("classic", 10, 0, options))
        .tracks()
        .stream()
        .mapToDouble(Answer.Neighbor::score)
        .average()
        .orElseThrow();
  }

  private static double meanLikeness(PipelineFixture fixture, List<String> ids) {
    double sum = 0;
    int pairs = 0;
    for (String a : ids) {
      for (String b : ids) {
        if (!a.equals(b)) {
          sum += Vectors.dot(fixture.embedding(a), fixture.embedding(b));
          pairs++;
        }
      }
    }
    return sum / pairs;
  }
}
