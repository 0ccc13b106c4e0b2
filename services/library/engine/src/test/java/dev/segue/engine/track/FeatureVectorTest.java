package dev.segue.engine.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FeatureVectorTest {

  @Test
  void shouldTellMissingFromZero() {
    FeatureVector vector = FeatureVector.builder().raw(Feature.TEMPO, 0).build();
    assertThat(vector.has(Feature.TEMPO)).isTrue();
    assertThat(vector.get(Feature.TEMPO)).isZero();
    assertThat(vector.has(Feature.ENERGY)).isFalse();
    assertThat(vector.get(Feature.ENERGY)).isNaN();
    assertThat(vector.isEmpty()).isFalse();
    assertThat(FeatureVector.empty().isEmpty()).isTrue();
    assertThat(vector).hasToString("FeatureVector[tempo=0.0]");
  }

  @Test
  void shouldBeEqualByValue() {
    double[] values = new double[Feature.COUNT];
    Arrays.fill(values, 0.5);
    values[3] = -0.0;
    FeatureVector vector = FeatureVector.of(values);
    values[3] = 0.0;
    assertThat(FeatureVector.of(values)).isEqualTo(vector).hasSameHashCodeAs(vector);
    values[3] = 1;
    assertThat(vector.get(Feature.KEY)).isZero();
    assertThat(FeatureVector.of(values)).isNotEqualTo(vector);
  }

  @Test
  void shouldRefuseAnotherLengthAndInfinity() {
    assertThatIllegalArgumentException().isThrownBy(() -> FeatureVector.of(1, 2, 3));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> FeatureVector.builder().canonical(Feature.TEMPO, Double.POSITIVE_INFINITY));
  }
}
