package dev.segue.benchmarks.live;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A gentle load until Java's compiler has caught up. For minutes after the start of a process
 * compiling takes up to half of two processors; a service that has run for an hour is what is to be
 * measured.
 */
public final class WarmUp {
  /** What fraction of the rates to be measured is gentle. */
  public static final double GENTLE = 0.1;

  /** How long one round of a gentle load is to take. */
  public static final Duration ROUND = Duration.ofSeconds(10);

  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final double CAUGHT_UP = 0.2;

  private final CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
  private final Consumer<String> status;

  /** A warm-up that tells {@code status} how far it is. */
  public WarmUp(Consumer<String> status) {
    this.status = status;
  }

  /** A load of some seconds. */
  @FunctionalInterface
  public interface Load {
    /** Returns when the load is over. */
    void run() throws Exception;
  }

  /**
   * Repeats the load until the compiler worked for less than a fifth of its time, at most for some
   * five minutes.
   *
   * @return seconds that it took
   */
  public double repeat(Load load) throws Exception {
    long begin = System.nanoTime();
    double busy;
    do {
      busy = busy(load);
      status.accept(String.format(Locale.ROOT, "  Java's compiler was busy %.0f %%", 100 * busy));
    } while (busy > CAUGHT_UP && System.nanoTime() - begin < LIMIT.toNanos());
    return (System.nanoTime() - begin) / 1e9;
  }

  private double busy(Load load) throws Exception {
    long begin = System.nanoTime();
    long compiled = compiledMillis();
    load.run();
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    return (compiledMillis() - compiled) / (double) millis;
  }

  /** 0 where there is no compiler, or it keeps no account. */
  private long compiledMillis() {
    return compiler != null && compiler.isCompilationTimeMonitoringSupported()
        ? compiler.getTotalCompilationTime()
        : 0;
  }
}
