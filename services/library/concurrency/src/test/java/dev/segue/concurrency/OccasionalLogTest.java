package dev.segue.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OccasionalLogTest {
  @Test
  void shouldLogOnceHoweverOftenItIsAsked() {
    OccasionalLog log = new OccasionalLog();
    List<Long> logged = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      log.log(logged::add);
    }
    assertThat(logged).startsWith(0L).hasSizeLessThan(3);
  }
}
