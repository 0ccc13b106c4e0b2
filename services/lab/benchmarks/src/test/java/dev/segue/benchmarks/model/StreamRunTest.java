package dev.segue.benchmarks.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.segue.benchmarks.model.StreamRun.Checkpoint;
import dev.segue.benchmarks.model.StreamRun.Outcome;
import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.factorize.Factorization;
import dev.segue.engine.factorize.Projection;
import dev.segue.engine.factorize.RankRule;
import dev.segue.engine.factorize.Recipe;
import dev.segue.engine.factorize.Similarity;
import dev.segue.engine.track.FeatureVector;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StreamRunTest {
  private static final List<BenchTrack> TRACKS = BenchTable.generated(2_500);
  private static final List<Integer> PARTITIONS = List.of(1, 3);

  @Test
  void shouldLearnAtEveryCheckpointAsWellAsFromAllRowsAtOnce() {
    Outcome outcome = StreamRun.of(Recipe.classic(), TRACKS, PARTITIONS, false);

    assertThat(outcome.checkpoints()).extracting(Checkpoint::tracks).containsExactly(2_048, 2_500);
    for (Checkpoint checkpoint : outcome.checkpoints()) {
      List<FeatureVector> rows =
          TRACKS.subList(0, checkpoint.tracks()).stream().map(BenchTrack::features).toList();
      double best =
          FullBatch.best(FullBatch.table(rows, checkpoint.candidate().transform()), 7)
              .relativeError();
      assertThat(FullBatch.relativeError(checkpoint.candidate(), rows)).isLessThan(1.005 * best);
    }
  }

  @Test
  void shouldComeToTheSameWhateverTheOrderAndTheDisturbance() {
    Outcome plain = StreamRun.of(Recipe.classic(), TRACKS, PARTITIONS, false);
    Outcome disturbed =
        StreamRun.of(Recipe.classic(), ArrivalOrder.BY_ENERGY.of(TRACKS), PARTITIONS, true);

    assertThat(disturbed.disagreements() + plain.disagreements()).isZero();
    assertThat(disturbed.evidence()).isEqualTo(plain.evidence());
    assertThat(disturbed.settled().digest()).isEqualTo(plain.settled().digest());
  }

  @Test
  void shouldShareAllNeighboursWithItself() {
    Outcome outcome = StreamRun.of(Recipe.classic(), TRACKS, List.of(1), false);
    List<FeatureVector> rows = TRACKS.stream().map(BenchTrack::features).toList();
    var best = FullBatch.best(FullBatch.table(rows, outcome.settled().transform()), 7);

    double overlap = TopTenOverlap.of(outcome.settled(), best, rows);

    assertThat(overlap).isBetween(0.5, 1.0);
  }

  @ParameterizedTest
  @EnumSource(Similarity.class)
  void shouldShareNeighboursAsASearchOfEveryRowBySimilarityDoes(Similarity similarity) {
    List<FeatureVector> rows = TRACKS.subList(0, 500).stream().map(BenchTrack::features).toList();
    Recipe classic = Recipe.classic();
    Recipe recipe =
        new Recipe(
            "mine",
            classic.features(),
            RankRule.fixed(5),
            classic.solver(),
            classic.componentScale(),
            similarity);
    FactorModel model = StreamRun.of(recipe, TRACKS.subList(0, 500), List.of(1), false).settled();
    Factorization other = FullBatch.best(FullBatch.table(rows, model.transform()), 4);
    Projection projection = new Projection(model);
    double[][] ours = new double[rows.size()][5];
    double[][] theirs = new double[rows.size()][4];
    for (int row = 0; row < rows.size(); row++) {
      projection.contributions(rows.get(row), ours[row]);
      for (int i = 0; i < 4; i++) {
        double squares = 0;
        for (int j = 0; j < other.features(); j++) {
          squares += other.h(i, j) * other.h(i, j);
        }
        theirs[row][i] = other.w(row, i) * Math.sqrt(squares);
      }
    }
    double shared = 0;
    for (int row = 0; row < rows.size(); row++) {
      Set<Integer> near = nearest(ours, row, similarity);
      near.retainAll(nearest(theirs, row, similarity));
      shared += near.size();
    }

    assertThat(TopTenOverlap.of(model, other, rows))
        .isCloseTo(shared / rows.size() / 10, within(0.002));
  }

  private static Set<Integer> nearest(double[][] rows, int row, Similarity similarity) {
    return IntStream.range(0, rows.length)
        .filter(other -> other != row)
        .boxed()
        .sorted(Comparator.comparingDouble(other -> -near(rows[row], rows[other], similarity)))
        .limit(10)
        .collect(Collectors.toSet());
  }

  private static double near(double[] a, double[] b, Similarity similarity) {
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += a[i] * b[i];
      aa += a[i] * a[i];
      bb += b[i] * b[i];
    }
    return similarity == Similarity.COSINE ? ab / Math.sqrt(aa * bb) : 2 * ab - aa - bb;
  }
}
