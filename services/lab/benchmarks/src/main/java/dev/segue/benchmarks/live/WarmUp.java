package dev.segue.benchmarks.live;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * A gentle load until Java's compiler has caught up. It is busy for minutes after the start of a
 * process, and whatever is measured then is measured beside it; what is to be measured is a service
 * that has run for an hour.
 */
public final class WarmUp {
  /** What fraction of the rates to be measured is gentle. */
  public static final double GENTLE = 0.1;

  /** How long one round of a gentle load is to take. */
  public static final Duration ROUND = Duration.ofSeconds(10);

  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final double CAUGHT_UP = 0.2;

  private final Consumer<String> status;
  private final LongSupplier compiledMillis;
  private final LongSupplier nanoClock;

  /** A warm-up that tells {@code status} how far it is. */
  public WarmUp(Consumer<String> status) {
    this(status, WarmUp::compiledMillis, System::nanoTime);
  }

  WarmUp(Consumer<String> status, LongSupplier compiledMillis, LongSupplier nanoClock) {
    this.status = status;
    this.compiledMillis = compiledMillis;
    this.nanoClock = nanoClock;
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
    long begin = nanoClock.getAsLong();
    double busy;
    do {
      busy = busy(load);
      status.accept(String.format(Locale.ROOT, "  Java's compiler was busy %.0f %%", 100 * busy));
    } while (busy > CAUGHT_UP && nanoClock.getAsLong() - begin < LIMIT.toNanos());
    return (nanoClock.getAsLong() - begin) / 1e9;
  }

  private double busy(Load load) throws Exception {
    long begin = nanoClock.getAsLong();
    long compiled = compiledMillis.getAsLong();
    load.run();
    long millis = TimeUnit.NANOSECONDS.toMillis(nanoClock.getAsLong() - begin);
    return (compiledMillis.getAsLong() - compiled) / (double) millis;
  }

  /** 0 where there is no compiler, or it keeps no account. */
  private static long compiledMillis() {
    CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
    return compiler != null && compiler.isCompilationTimeMonitoringSupported()
        ? compiler.getTotalCompilationTime()
        : 0;
  }
}
