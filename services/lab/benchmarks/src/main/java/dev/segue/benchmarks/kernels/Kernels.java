package dev.segue.benchmarks.kernels;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the kernels under JMH, each in a Java process of its own. */
public final class Kernels {
  private Kernels() {}

  /**
   * Runs those whose name matches.
   *
   * @param pattern a regular expression; empty for all
   * @param json where to write JMH's own JSON as well, or null
   */
  public static void run(String pattern, @Nullable Path json) throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder().include("^dev\\.segue\\..*(" + pattern + ")").shouldFailOnError(true);
    if (json != null) {
      options.resultFormat(ResultFormatType.JSON).result(json.toString());
    }
    new Runner(options.build()).run();
  }

  /** The same without the rest of the product: the argument is a pattern. */
  public static void main(String[] arguments) throws RunnerException {
    run(arguments.length == 0 ? "" : arguments[0], null);
  }
}
