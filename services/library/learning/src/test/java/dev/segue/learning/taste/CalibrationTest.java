package dev.segue.learning.taste;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  private static final int ROWS = 5_000;

  @Test
  void shouldTakeBackWhatIsTooSure() {
    SplittableRandom random = new SplittableRandom(3);
    double[] said = new double[ROWS];
    boolean[] liked = new boolean[ROWS];
    for (int i = 0; i < ROWS; i++) {
      double x = 4 * random.nextDouble() - 2;
      liked[i] = random.nextDouble() < 1 / (1 + Math.exp(-x));
      said[i] = 1 / (1 + Math.exp(-3 * x)); // three times too sure
    }
    Calibration calibration = Calibration.of(said, liked);
    assertThat(calibration.slope()).isCloseTo(1 / 3.0, within(0.05));
    assertThat(calibration.intercept()).isCloseTo(0, within(0.15));
    double[] calibrated = Arrays.stream(said).map(calibration::apply).toArray();
    Reliability before = Reliability.of(said, liked);
    Reliability after = Reliability.of(calibrated, liked);
    assertThat(before.calibrationError()).isGreaterThan(0.1);
    assertThat(after.calibrationError()).isLessThan(0.03);
    assertThat(after.brier()).isLessThan(before.brier());
    assertThat(after.brierError()).isBetween(0.001, 0.01);
  }

  @Test
  void shouldSayTheShareOfLikesWhereNothingWasLearned() {
    double[] said = new double[100];
    boolean[] liked = new boolean[100];
    for (int i = 0; i < 100; i++) {
      said[i] = 0.5;
      liked[i] = i < 80;
    }
    assertThat(Calibration.of(said, liked).apply(0.5)).isCloseTo(0.8, within(0.001));
    assertThat(Calibration.NONE.apply(0.9999)).isEqualTo(0.9999);
  }
}
