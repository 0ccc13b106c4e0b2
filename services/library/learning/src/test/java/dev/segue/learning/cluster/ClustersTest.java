package dev.segue.learning.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClustersTest {
  private static final List<Feature> TWO = List.of(Feature.ACOUSTICNESS, Feature.POPULARITY);

  @Test
  void shouldFindGroupsWhoseFeaturesHaveDifferentUnits() {
    Clusters clusters = Clusters.fit(TWO, 2, groups(0.9, 10, 0.1, 80)).orElseThrow();

    int quiet = clusters.nearest(canonical(track(0.85, 20)));
    int known = clusters.nearest(canonical(track(0.2, 75)));

    assertThat(quiet).isNotEqualTo(known);
    assertThat(clusters.features()).containsExactly(Feature.POPULARITY, Feature.ACOUSTICNESS);
    assertThat(clusters.centre(quiet, 0)).isCloseTo(10, within(1.0));
    assertThat(clusters.centre(quiet, 1)).isCloseTo(0.9, within(0.01));
    assertThat(clusters.centre(known, 0)).isCloseTo(80, within(1.0));
    assertThat(clusters.name(quiet)).contains("acoustic").contains("little known");
    assertThat(clusters.name(known)).contains("not acoustic").contains("popular");
    assertThat(clusters.distance(quiet, canonical(track(0.9, 10)))).isLessThan(0.1);
    assertThat(clusters.distance(quiet, canonical(track(0.1, 80)))).isGreaterThan(2);
  }

  @Test
  void shouldBeTheSameForTheSameSample() {
    List<FeatureVector> sample = random(500);
    Clusters one = Clusters.fit(Clusters.FEATURES, Clusters.COUNT, sample).orElseThrow();
    Clusters other = Clusters.fit(Clusters.FEATURES, Clusters.COUNT, sample).orElseThrow();

    assertThat(one.size()).isEqualTo(5);
    assertThat(IntStream.range(0, 5).mapToObj(one::name)).doesNotHaveDuplicates();
    for (int cluster = 0; cluster < 5; cluster++) {
      assertThat(other.id(cluster)).isEqualTo(one.id(cluster));
      assertThat(other.name(cluster)).isEqualTo(one.name(cluster));
      for (int f = 0; f < 6; f++) {
        assertThat(other.centre(cluster, f)).isEqualTo(one.centre(cluster, f));
      }
    }
  }

  @Test
  void shouldKeepIdentitiesWhenTheCatalogueGrowsAndMoves() {
    Clusters before = Clusters.fit(TWO, 2, groups(0.9, 10, 0.1, 80)).orElseThrow();
    int quiet = before.id(before.nearest(canonical(track(0.9, 10))));

    List<FeatureVector> grown = new ArrayList<>(groups(0.8, 30, 0.2, 95));
    grown.addAll(groups(0.9, 10, 0.1, 80));
    Clusters after = before.refit(grown).orElseThrow();

    assertThat(after.id(after.nearest(canonical(track(0.85, 20))))).isEqualTo(quiet);
    assertThat(after.withId(quiet)).isEqualTo(after.nearest(canonical(track(0.85, 20))));
    assertThat(after.withId(99)).isEqualTo(-1);
  }

  @Test
  void shouldGrowToTheNumberThatIsWantedWhenThereAreTracksEnough() {
    Clusters few =
        Clusters.fit(TWO, 3, List.of(track(0.9, 10), track(0.9, 10), track(0.1, 80))).orElseThrow();
    assertThat(few.size()).isEqualTo(2);

    assertThat(few.refit(random(50)).orElseThrow().size()).isEqualTo(3);
  }

  @Test
  void shouldTakeTheMeanForWhatIsMissingAndPutTracksWithoutAnyFeatureNowhere() {
    List<FeatureVector> sample = new ArrayList<>(groups(0.9, 10, 0.1, 80));
    sample.add(FeatureVector.builder().raw(Feature.TEMPO, 120).build());
    Clusters clusters = Clusters.fit(TWO, 2, sample).orElseThrow();

    double[] half = canonical(FeatureVector.builder().raw(Feature.ACOUSTICNESS, 0.9).build());
    assertThat(clusters.nearest(half)).isEqualTo(clusters.nearest(canonical(track(0.9, 10))));
    double[] none = canonical(FeatureVector.builder().raw(Feature.TEMPO, 120).build());
    assertThat(clusters.nearest(none)).isEqualTo(-1);
    assertThat(clusters.distance(0, none)).isInfinite();
    assertThat(Clusters.fit(List.of(Feature.LIVENESS), 2, sample)).isEmpty();
  }

  @Test
  void shouldCallAClusterOrdinaryThatIsLikeAllTracks() {
    Clusters one = Clusters.fit(TWO, 1, groups(0.9, 10, 0.1, 80)).orElseThrow();

    assertThat(one.name(0)).isEqualTo("ordinary");
  }

  private static List<FeatureVector> groups(
      double acousticness, double popularity, double otherAcousticness, double otherPopularity) {
    List<FeatureVector> tracks = new ArrayList<>();
    for (int i = -5; i <= 5; i++) {
      tracks.add(track(acousticness + i * 0.005, popularity + i * 0.5));
      tracks.add(track(otherAcousticness + i * 0.005, otherPopularity + i * 0.5));
    }
    return tracks;
  }

  private static FeatureVector track(double acousticness, double popularity) {
    return FeatureVector.builder()
        .raw(Feature.ACOUSTICNESS, acousticness)
        .raw(Feature.POPULARITY, popularity)
        .build();
  }

  private static List<FeatureVector> random(int tracks) {
    Random random = new Random(11);
    List<FeatureVector> sample = new ArrayList<>();
    for (int i = 0; i < tracks; i++) {
      FeatureVector.Builder track = FeatureVector.builder();
      for (Feature feature : Feature.values()) {
        track.canonical(feature, random.nextDouble());
      }
      sample.add(track.build());
    }
    return sample;
  }

  private static double[] canonical(FeatureVector track) {
    double[] values = new double[Feature.COUNT];
    track.copyInto(values, 0);
    return values;
  }
}
