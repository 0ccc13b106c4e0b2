package dev.segue.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class BackgroundThreadsTest {
  @Test
  void shouldMakeDaemonsOfTheLowestPriority() {
    Thread thread = BackgroundThreads.named("work").newThread(() -> {});

    assertThat(thread.getName()).isEqualTo("work");
    assertThat(thread.isDaemon()).isTrue();
    assertThat(thread.getPriority()).isEqualTo(Thread.MIN_PRIORITY);
  }

  @Test
  void shouldLowerWhatThreadsOfALibraryStart() throws InterruptedException {
    AtomicReference<Thread> theirs = new AtomicReference<>();
    int before = Thread.currentThread().getPriority();

    Thread own =
        BackgroundThreads.createdBy(() -> new Thread(() -> theirs.set(new Thread(() -> {}))));
    own.start();
    own.join();

    assertThat(own.getPriority()).isEqualTo(Thread.MIN_PRIORITY);
    assertThat(theirs.get()).returns(Thread.MIN_PRIORITY, Thread::getPriority);
    assertThat(Thread.currentThread().getPriority()).isEqualTo(before);
  }
}
