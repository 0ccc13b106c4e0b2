package dev.segue.recommend.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PlaylistOrderTest {
  private static final long SEED = 20261201;
  private static final List<EnergyCurve> CURVES = List.of(EnergyCurve.values());

  @ParameterizedTest
  @CsvSource({
    "0, true, 8", // C major
    "9, false, 8", // A minor
    "7, true, 9", // G major
    "5, true, 7", // F major
    "11, true, 1", // B major
    "8, false, 1", // G sharp minor
    "5, false, 4", // F minor
    "1, false, 12", // C sharp minor
    "4, true, 12" // E major
  })
  void shouldNumberKeysAsDiscJockeysDo(int pitchClass, boolean major, int number) {
    assertThat(CamelotWheel.number(pitchClass, major)).isEqualTo(number);
  }

  @Test
  void shouldCountStepsAroundTheWheelAndBetweenTheRings() {
    assertThat(CamelotWheel.steps(0, true, 9, false)).isEqualTo(1);
    assertThat(CamelotWheel.steps(0, true, 7, true)).isEqualTo(1);
    assertThat(CamelotWheel.steps(0, true, 0, true)).isZero();
    assertThat(CamelotWheel.steps(0, true, 6, true)).isEqualTo(6);
    assertThat(CamelotWheel.steps(0, true, 3, false)).isEqualTo(CamelotWheel.MOST_STEPS);
  }

  @Test
  void shouldTakeHalfAndDoubleSpeedForTheSameTempo() {
    SequenceTrack slow = track(70, 0, 1, .5, 1, 0);
    SequenceTrack fast = track(140, 0, 1, .5, 1, 0);
    assertThat(Transition.between(slow, fast).cost()).isEqualTo(0, within(1e-9));
    assertThat(Transition.between(slow, track(70 * Math.sqrt(2), 0, 1, .5, 1, 0)).tempo())
        .isEqualTo(1, within(1e-9));
  }

  @Test
  void shouldLeaveOutWhatATrackDoesNotTell() {
    SequenceTrack silent = new SequenceTrack(FeatureVector.builder().build(), new float[2]);
    Transition transition = Transition.between(silent, track(120, 3, 0, .5, 1, 0));
    assertThat(transition.tempo()).isNaN();
    assertThat(transition.key()).isNaN();
    assertThat(transition.cost()).isEqualTo(Transition.UNKNOWN);
    SequenceTrack undetected = track(0, -1, 1, .5, 1, 0);
    assertThat(Transition.between(undetected, track(120, 3, 0, .5, 1, 0)).tempo()).isNaN();
    assertThat(Transition.between(undetected, track(120, 3, 0, .5, 1, 0)).key()).isNaN();
  }

  @ParameterizedTest
  @EnumSource
  void shouldBeTheCheapestOfAllOrders(EnergyCurve curve) {
    Random random = new Random(SEED);
    for (int round = 0; round < 20; round++) {
      List<SequenceTrack> tracks = random(random, 6);
      int first = random.nextInt(7) - 1;
      int last = first < 0 ? random.nextInt(7) - 1 : -1;
      PathCosts costs = PathCosts.of(tracks.toArray(new SequenceTrack[0]), curve);
      double least = Double.POSITIVE_INFINITY;
      for (int[] order : permutations(6)) {
        if ((first < 0 || order[0] == first) && (last < 0 || order[5] == last)) {
          least = Math.min(least, costs.total(order));
        }
      }
      int[] found = positions(PlaylistOrder.of(tracks, first, last, curve));
      assertThat(costs.total(found)).as("seed %d", SEED).isEqualTo(least, within(1e-9));
      assertThat(first < 0 || found[0] == first).isTrue();
      assertThat(last < 0 || found[5] == last).isTrue();
    }
  }

  /** Mean excess of the heuristic beside the exact order over 1,000 sets, as the goal has it. */
  @Test
  void shouldBeHardlyDearerThanTheCheapestWhereTheHeuristicIsUsed() {
    Random random = new Random(SEED);
    double excess = 0;
    int sets = 1_000;
    for (int set = 0; set < sets; set++) {
      List<SequenceTrack> tracks = random(random, 4 + random.nextInt(6));
      EnergyCurve curve = CURVES.get(random.nextInt(CURVES.size()));
      PathCosts costs = PathCosts.of(tracks.toArray(new SequenceTrack[0]), curve);
      int first = random.nextInt(tracks.size() + 1) - 1;
      int last = random.nextInt(tracks.size() + 1) - 1;
      last = last == first ? -1 : last;
      double exact = costs.total(ExactPath.cheapest(costs, first, last));
      int[] order = LocalSearchPath.cheap(costs, first, last);
      assertThat(order).containsExactlyInAnyOrder(IntStream.range(0, order.length).toArray());
      assertThat(first < 0 || order[0] == first).isTrue();
      assertThat(last < 0 || order[order.length - 1] == last).isTrue();
      excess += costs.total(order) / exact - 1;
    }
    assertThat(excess / sets).as("seed %d", SEED).isBetween(-1e-9, 0.03);
  }

  @Test
  void shouldRaiseEnergyWhereAskedTo() {
    List<SequenceTrack> tracks = random(new Random(SEED), 40);
    PlaylistOrder rising = PlaylistOrder.of(tracks, -1, -1, EnergyCurve.RISING);
    List<Double> energies = rising.positions().stream().map(i -> tracks.get(i).energy()).toList();
    double firstHalf = energies.subList(0, 20).stream().mapToDouble(e -> e).average().orElse(0);
    double secondHalf = energies.subList(20, 40).stream().mapToDouble(e -> e).average().orElse(0);
    assertThat(secondHalf).isGreaterThan(firstHalf + 0.3);
    assertThat(rising.transitions()).hasSize(39);
  }

  @Test
  void shouldOrderFewTracksAndNone() {
    assertThat(PlaylistOrder.of(List.of(), -1, -1, EnergyCurve.ANY).positions()).isEmpty();
    assertThat(PlaylistOrder.of(random(new Random(SEED), 1), -1, -1, EnergyCurve.PEAK).positions())
        .containsExactly(0);
    assertThat(PlaylistOrder.of(random(new Random(SEED), 2), 1, 0, EnergyCurve.ANY).positions())
        .containsExactly(1, 0);
  }

  @Test
  void shouldGiveTheSameOrderAgain() {
    List<SequenceTrack> tracks = random(new Random(SEED), 60);
    assertThat(PlaylistOrder.of(tracks, 3, 5, EnergyCurve.PEAK))
        .isEqualTo(PlaylistOrder.of(tracks, 3, 5, EnergyCurve.PEAK));
  }

  private static int[] positions(PlaylistOrder order) {
    return order.positions().stream().mapToInt(i -> i).toArray();
  }

  private static List<SequenceTrack> random(Random random, int count) {
    List<SequenceTrack> tracks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double angle = random.nextDouble() * Math.PI / 2;
      tracks.add(
          track(
              60 + 120 * random.nextDouble(),
              random.nextInt(12),
              random.nextInt(2),
              random.nextDouble(),
              (float) Math.cos(angle),
              (float) Math.sin(angle)));
    }
    return tracks;
  }

  private static SequenceTrack track(
      double tempo, double key, double mode, double energy, float... embedding) {
    return new SequenceTrack(
        FeatureVector.builder()
            .raw(Feature.TEMPO, tempo)
            .raw(Feature.KEY, key)
            .raw(Feature.MODE, mode)
            .raw(Feature.ENERGY, energy)
            .build(),
        embedding);
  }

  private static List<int[]> permutations(int n) {
    List<int[]> all = new ArrayList<>();
    permute(IntStream.range(0, n).toArray(), 0, all);
    return all;
  }

  private static void permute(int[] items, int from, List<int[]> all) {
    if (from == items.length) {
      all.add(items.clone());
      return;
    }
    for (int i = from; i < items.length; i++) {
      swap(items, from, i);
      permute(items, from + 1, all);
      swap(items, from, i);
    }
  }

  private static void swap(int[] items, int a, int b) {
    int item = items[a];
    items[a] = items[b];
    items[b] = item;
  }
}
