package dev.segue.benchmarks.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WarmUpTest {
  private static final long ROUND_SECONDS = WarmUp.ROUND.toSeconds();

  private final List<String> said = new ArrayList<>();
  private long seconds;
  private long compiled;
  private int rounds;

  @Test
  void shouldStopOnceTheCompilerRestsFourFifthsOfTheTime() throws Exception {
    Iterator<Long> busySeconds = List.of(11L, 5L, 3L, 1L).iterator();

    double took =
        warmUp()
            .repeat(
                () -> {
                  compiled += TimeUnit.SECONDS.toMillis(busySeconds.next());
                  seconds += ROUND_SECONDS;
                });

    assertThat(busySeconds.hasNext()).isFalse();
    assertThat(took).isEqualTo(4.0 * ROUND_SECONDS);
    assertThat(said).hasSize(4).first().asString().contains("110 %");
  }

  @Test
  void shouldEndWithACompilerThatNeverRests() throws Exception {
    warmUp()
        .repeat(
            () -> {
              compiled += TimeUnit.SECONDS.toMillis(ROUND_SECONDS);
              seconds += ROUND_SECONDS;
              rounds++;
            });

    assertThat(rounds).isEqualTo(30);
  }

  private WarmUp warmUp() {
    return new WarmUp(said::add, () -> compiled, () -> TimeUnit.SECONDS.toNanos(seconds));
  }
}
