package dev.segue.benchmarks.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.segue.benchmarks.model.StreamRun.Checkpoint;
import dev.segue.benchmarks.model.StreamRun.Outcome;
import dev.segue.engine.factorize.Recipe;
import dev.segue.engine.track.FeatureVector;
import java.util.List;
import org.junit.jupiter.api.Test;

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
}
