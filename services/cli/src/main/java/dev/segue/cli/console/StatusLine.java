package dev.segue.cli.console;

import dev.segue.concurrency.DaemonThreads;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * What long work is doing, one line for each step, with the time since the beginning. A step that
 * takes long is said again from time to time, so that one sees that it lives.
 *
 * <p>Safe for several threads.
 */
public final class StatusLine implements Consumer<String>, AutoCloseable {
  private static final long PATIENCE_SECONDS = 15;

  private final Consumer<String> out;
  private final LongSupplier nanoTime;
  private final long start;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("segue-status"));
  private String step = "";
  private long said;

  StatusLine(Consumer<String> out, LongSupplier nanoTime) {
    this.out = out;
    this.nanoTime = nanoTime;
    start = nanoTime.getAsLong();
    said = start;
  }

  /** Lines on standard error, until closed. */
  public static StatusLine start() {
    StatusLine line = new StatusLine(System.err::println, System::nanoTime);
    // It fails with nothing but the output.
    var unused = line.clock.scheduleWithFixedDelay(line::tick, 1, 1, TimeUnit.SECONDS);
    return line;
  }

  /** The next step. */
  @Override
  public synchronized void accept(String next) {
    step = next;
    say(next);
  }

  /** Says the step again if it was said long ago. */
  synchronized void tick() {
    if (!step.isEmpty() && nanoTime.getAsLong() - said >= PATIENCE_SECONDS * 1_000_000_000L) {
      say("… " + step);
    }
  }

  private void say(String text) {
    said = nanoTime.getAsLong();
    long seconds = (said - start) / 1_000_000_000L;
    out.accept(String.format(Locale.ROOT, "[%d:%02d] %s", seconds / 60, seconds % 60, text));
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
