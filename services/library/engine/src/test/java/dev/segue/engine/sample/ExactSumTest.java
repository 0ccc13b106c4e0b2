package dev.segue.engine.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExactSumTest {

  private static final long SEED = 17;

  @Test
  void shouldAgreeWithBigIntegers() {
    Random random = new Random(SEED);
    ExactSum sum = new ExactSum(1);
    BigInteger expected = BigInteger.ZERO;
    for (int i = 0; i < 10_000; i++) {
      BigInteger term = new BigInteger(100, random);
      term = random.nextBoolean() ? term : term.negate();
      long high = term.shiftRight(64).longValue();
      if (random.nextBoolean()) {
        sum.add(0, high, term.longValue());
        expected = expected.add(term);
      } else {
        sum.subtract(0, high, term.longValue());
        expected = expected.subtract(term);
      }
      assertThat(sum.toBigInteger(0)).as("seed %d, term %d", SEED, i).isEqualTo(expected);
      assertThat(sum.toDouble(0)).isEqualTo(expected.doubleValue());
    }
    ExactSum copy = new ExactSum(1);
    copy.set(0, expected);
    assertThat(copy.toBigInteger(0)).isEqualTo(expected);
  }

  @Test
  void shouldRefuseMoreThanItHolds() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ExactSum(1).set(0, BigInteger.ONE.shiftLeft(127)));
  }
}
