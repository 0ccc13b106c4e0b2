package dev.segue.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class MissingIdsTest {
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final MissingIds missing = new MissingIds(() -> now);

  @Test
  void shouldTakeNoIdThatNoRegistryHandsOut() {
    assertThat(missing.isMissing(0)).isTrue();
    assertThat(missing.isMissing(-5)).isTrue();
    assertThat(missing.isMissing(1)).isFalse();
  }

  @Test
  void shouldForgetAMissAfterAWhile() {
    missing.notFound(8);
    assertThat(missing.isMissing(8)).isTrue();

    now = now.plus(MissingIds.MEMORY);
    assertThat(missing.isMissing(8)).isFalse();
  }

  @Test
  void shouldForgetAMissOnceTheSchemaIsThere() {
    missing.notFound(8);
    missing.found(8);

    assertThat(missing.isMissing(8)).isFalse();
  }

  @Test
  void shouldNotAskForFarIdsAfterARunOfMisses() {
    missing.found(100_005);
    missInARow();

    assertThat(missing.isMissing(100_006)).as("the next id there will be").isFalse();
    assertThat(missing.isMissing(3)).as("an id below").isFalse();
    assertThat(missing.isMissing(1_700_000_000)).isTrue();

    now = now.plus(MissingIds.MEMORY);
    assertThat(missing.isMissing(1_700_000_000)).as("when the run is long over").isFalse();
  }

  @Test
  void shouldAskForEveryIdWhileNoneIsKnown() {
    missInARow();

    assertThat(missing.isMissing(100_001)).isFalse();
  }

  private void missInARow() {
    for (int i = 0; i < MissingIds.RUN_OF_MISSES; i++) {
      missing.notFound(1_000_000_000 + i);
    }
  }
}
