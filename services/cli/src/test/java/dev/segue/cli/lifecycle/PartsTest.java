package dev.segue.cli.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class PartsTest {
  private final List<String> closed = Collections.synchronizedList(new ArrayList<>());
  private final Parts parts = new Parts();

  @Test
  void shouldCloseInReverseAndOnce() {
    parts.add(part("broker"));
    parts.add(part("app"));

    parts.close();
    parts.close();

    assertThat(closed).containsExactly("app", "broker");
  }

  @Test
  void shouldCloseTheRestWhenOneFails() {
    parts.add(part("broker"));
    parts.add(
        () -> {
          throw new IllegalStateException("stuck");
        });

    parts.close();

    assertThat(closed).containsExactly("broker");
  }

  @Test
  void shouldKeepTheOrderWhereTwoThreadsClose() throws Exception {
    CountDownLatch closing = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    parts.add(part("broker"));
    parts.add(
        () -> {
          closing.countDown();
          release.await();
          closed.add("app");
        });
    Thread first = new Thread(parts::close);
    Thread second = new Thread(parts::close);

    first.start();
    closing.await();
    second.start();
    Awaitility.await("the second waits, or is done")
        .atMost(Duration.ofSeconds(30))
        .until(() -> second.getState() == Thread.State.WAITING || !second.isAlive());
    release.countDown();
    first.join();
    second.join();

    assertThat(closed).containsExactly("app", "broker");
  }

  @Test
  void shouldCloseAtOnceWhatComesTooLate() {
    parts.close();

    assertThatThrownBy(() -> parts.add(part("late"))).isInstanceOf(Parts.StoppedException.class);
    assertThat(closed).containsExactly("late");
    assertThat(parts.isClosed()).isTrue();
  }

  private AutoCloseable part(String name) {
    return () -> closed.add(name);
  }
}
