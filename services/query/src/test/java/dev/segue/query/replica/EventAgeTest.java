package dev.segue.query.replica;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EventAgeTest {
  private static final long NOW = 1_800_000_000_000L;

  private final MeterRegistry metrics = new SimpleMeterRegistry();
  private final EventAge age = new EventAge(metrics);

  @Test
  void shouldMeasureWhatIsAPlausibleTime() {
    age.record(NOW - 80, NOW);
    age.record(NOW + 3, NOW);

    Timer timer = metrics.get("segue.event.to.queryable").timer();
    assertThat(timer.count()).isEqualTo(2);
    assertThat(timer.max(TimeUnit.MILLISECONDS)).isEqualTo(80);
    assertThat(unusable("unset") + unusable("future") + unusable("past")).isZero();
  }

  @Test
  void shouldCountApartWhatIsNoTimeOfAnEvent() {
    age.record(0, NOW);
    age.record(-1, NOW);
    age.record(1, NOW);
    age.record(NOW + 3_600_000, NOW);
    age.record(Long.MAX_VALUE, NOW);

    assertThat(metrics.get("segue.event.to.queryable").timer().count()).isZero();
    assertThat(unusable("unset")).isEqualTo(2);
    assertThat(unusable("past")).isEqualTo(1);
    assertThat(unusable("future")).isEqualTo(2);
  }

  private double unusable(String reason) {
    return metrics.get("segue.event.time.unusable").tag("reason", reason).counter().count();
  }
}
