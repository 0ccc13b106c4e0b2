package dev.segue.cli.lifecycle;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A program that runs until a signal ends it (Ctrl-C, a container that stops), or until something
 * in it has failed for good. Then what was started is closed in reverse order.
 */
public final class Foreground {
  /** What the shell expects of a program that Ctrl-C ended. */
  private static final int INTERRUPTED = 130;

  private static final long HEALTH_INTERVAL_SECONDS = 1;

  private final Parts parts = new Parts();
  private final CountDownLatch signal = new CountDownLatch(1);

  private Foreground() {}

  /** What the program does before it waits. */
  @FunctionalInterface
  public interface Program {
    /** Starts the parts, then calls {@link Foreground#awaitSignal}. The answer is the exit code. */
    int run(Foreground foreground) throws Exception;
  }

  /**
   * Runs the program and closes its parts, whatever ends it.
   *
   * @param farewell called once all is closed after a signal
   * @throws Exception what the program throws, unless a signal was the cause
   */
  public static int run(Program program, Runnable farewell) throws Exception {
    Foreground foreground = new Foreground();
    Thread hook = new Thread(() -> foreground.stop(farewell), "segue-stop");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      int code = program.run(foreground);
      return foreground.isStopping() ? INTERRUPTED : code;
    } catch (Exception e) {
      if (foreground.isStopping()) {
        return INTERRUPTED; // parts were closed under a program that was still starting them
      }
      throw e;
    } finally {
      foreground.parts.close();
      if (!foreground.isStopping()) {
        Runtime.getRuntime().removeShutdownHook(hook);
      }
    }
  }

  /** What was started, to be closed at the end. */
  public Parts parts() {
    return parts;
  }

  /** Whether a signal has come. */
  public boolean isStopping() {
    return signal.getCount() == 0;
  }

  /**
   * Waits for a signal, as long as {@code healthy} says that waiting makes sense. True if a signal
   * came.
   */
  public boolean awaitSignal(BooleanSupplier healthy) throws InterruptedException {
    while (!signal.await(HEALTH_INTERVAL_SECONDS, TimeUnit.SECONDS)) {
      if (!healthy.getAsBoolean()) {
        return false;
      }
    }
    return true;
  }

  private void stop(Runnable farewell) {
    signal.countDown();
    parts.close();
    farewell.run();
  }
}
