package dev.segue.engine.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.segue.engine.RandomVectors;
import dev.segue.engine.sample.FeatureTotals;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FeatureTransformTest {

  @Test
  void shouldScaleTheCatalogueToTheUnitInterval() {
    RandomVectors random = new RandomVectors(37, 0.1);
    List<FeatureVector> rows = Stream.generate(random::next).limit(500).toList();
    FeatureTotals totals = new FeatureTotals();
    rows.forEach(totals::add);
    FeatureTransform transform = FeatureTransform.minMax(totals.ranges());
    assertThat(transform.features()).containsExactly(Feature.values());
    double[] out = new double[transform.size()];
    double[] same = new double[transform.size()];
    double[] canonical = new double[Feature.COUNT];
    boolean[] zero = new boolean[out.length];
    boolean[] one = new boolean[out.length];
    for (FeatureVector row : rows) {
      transform.apply(row, out);
      row.copyInto(canonical, 0);
      transform.apply(canonical, same);
      assertThat(same).isEqualTo(out);
      for (int j = 0; j < out.length; j++) {
        assertThat(Double.isNaN(out[j])).isEqualTo(!row.has(transform.features().get(j)));
        assertThat(Double.isNaN(out[j]) || (out[j] >= 0 && out[j] <= 1)).isTrue();
        zero[j] |= out[j] == 0;
        one[j] |= out[j] == 1;
      }
    }
    assertThat(zero).doesNotContain(false);
    assertThat(one).doesNotContain(false);
  }

  @Test
  void shouldLeaveOutWhatNoTrackHas() {
    FeatureTotals totals = new FeatureTotals();
    totals.add(FeatureVector.builder().canonical(Feature.TEMPO, 0.5).build());
    FeatureTransform transform = FeatureTransform.minMax(totals.ranges());
    assertThat(transform.features()).containsExactly(Feature.TEMPO);
    assertThat(transform.scalings().get(0).apply(0.7)).as("constant").isZero();
  }

  @Test
  void shouldClipWeighAndTakeLogarithmsWhereToldTo() {
    FeatureScaling scaling =
        new FeatureScaling(
            Feature.DURATION_MS, Transform.LOG, Math.log(0.01), Math.log(1), true, 0.5, false);
    assertThat(scaling.apply(0.1)).isCloseTo(0.25, within(1e-15));
    assertThat(scaling.apply(0)).isZero();
    assertThat(scaling.apply(24)).isEqualTo(0.5);
    assertThat(scaling.apply(Double.NaN)).isNaN();
    assertThat(FeatureScaling.minMax(Feature.TEMPO, 0, 1).apply(1.5)).as("literal").isEqualTo(1.5);
    assertThat(Transform.LOG.apply(Feature.DURATION_MS, 0)).isFinite();
  }

  @Test
  void shouldTakeTheSentinelForMissingWhereToldTo() {
    FeatureScaling scaling =
        new FeatureScaling(Feature.KEY, Transform.LINEAR, 0, 1, false, 1, true);
    assertThat(scaling.apply(Feature.KEY.canonical(-1))).isNaN();
    assertThat(scaling.apply(Feature.KEY.canonical(11))).isEqualTo(1);
  }

  @Test
  void shouldFindTheRawValueBehindATransformedOne() {
    assertThat(Transform.LINEAR.raw(Feature.TEMPO, Feature.TEMPO.canonical(122.036)))
        .isEqualTo(122.036);
    double duration = Transform.LOG.apply(Feature.DURATION_MS, Feature.DURATION_MS.canonical(9e4));
    assertThat(Transform.LOG.raw(Feature.DURATION_MS, duration)).isCloseTo(9e4, within(1e-3));
    double loudness = Transform.ABSOLUTE.apply(Feature.LOUDNESS, Feature.LOUDNESS.canonical(-7));
    assertThat(Transform.ABSOLUTE.raw(Feature.LOUDNESS, loudness)).isCloseTo(7, within(1e-9));
  }

  @Test
  void shouldRefuseWhatIsNoScale() {
    assertThatIllegalArgumentException().isThrownBy(() -> FeatureScaling.minMax(Feature.KEY, 1, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FeatureScaling.minMax(Feature.KEY, Double.NaN, 0));
    FeatureScaling once = FeatureScaling.minMax(Feature.KEY, 0, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FeatureTransform(List.of(once, once)));
  }
}
