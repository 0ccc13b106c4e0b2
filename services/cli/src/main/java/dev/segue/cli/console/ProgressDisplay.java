package dev.segue.cli.console;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * How far a long piece of work has come: a bar on a terminal, a plain line every few seconds
 * elsewhere.
 *
 * <p>Not safe for use by several threads.
 */
public interface ProgressDisplay extends AutoCloseable {
  /** So much is done. {@code total} is what is known of the whole; 0 where it is not known yet. */
  void at(long done, long total);

  /** Ends the bar; says nothing more. */
  @Override
  void close();

  /** ProgressDisplay on this output, of this task, counted in this unit ("tracks"). */
  static ProgressDisplay of(Terminal terminal, PrintStream out, String task, String unit) {
    return terminal.isTerminal()
        ? new Bar(out, terminal.columns(), task, unit)
        : new Lines(out, task, unit, System::nanoTime);
  }

  /** A bar that redraws itself in place. */
  final class Bar implements ProgressDisplay {
    private final ProgressBar bar;

    Bar(PrintStream out, int columns, String task, String unit) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(task)
              .setUnit(" " + unit, 1)
              .setInitialMax(-1) // drawn as "going on" until the whole is known
              .setStyle(ProgressBarStyle.COLORFUL_UNICODE_BLOCK)
              .setUpdateIntervalMillis(200)
              .setConsumer(new ConsoleProgressBarConsumer(out, columns - 1))
              .build();
    }

    @Override
    public void at(long done, long total) {
      if (total > 0) {
        bar.maxHint(Math.max(done, total));
      }
      bar.stepTo(done);
    }

    @Override
    public void close() {
      bar.close();
    }
  }

  /**
   * A line every five seconds, so that a log of a long import stays short; nothing for what is over
   * sooner.
   */
  final class Lines implements ProgressDisplay {
    private static final long INTERVAL_NANOS = 5_000_000_000L;

    private final PrintStream out;
    private final String task;
    private final String unit;
    private final LongSupplier nanoTime;
    private long next;

    Lines(PrintStream out, String task, String unit, LongSupplier nanoTime) {
      this.out = out;
      this.task = task;
      this.unit = unit;
      this.nanoTime = nanoTime;
      this.next = nanoTime.getAsLong() + INTERVAL_NANOS;
    }

    @Override
    public void at(long done, long total) {
      long now = nanoTime.getAsLong();
      if (now - next < 0) {
        return;
      }
      next = now + INTERVAL_NANOS;
      out.println(
          total > 0
              ? String.format(
                  Locale.ROOT, "%s: %,d of %,d %s", task, done, Math.max(done, total), unit)
              : String.format(Locale.ROOT, "%s: %,d %s", task, done, unit));
    }

    @Override
    public void close() {}
  }
}
