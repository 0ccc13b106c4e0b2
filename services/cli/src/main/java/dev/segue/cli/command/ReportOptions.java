package dev.segue.cli.command;

import dev.segue.cli.console.Logs;
import dev.segue.cli.console.StatusLine;
import dev.segue.cli.console.UserError;
import dev.segue.cli.report.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where the figures of a measurement go: a table on the screen, and a file for machines. */
public final class ReportOptions {
  /** What takes its time. */
  @FunctionalInterface
  public interface Measurement {
    /**
     * Measures.
     *
     * @param status told what is being done
     */
    Report run(Consumer<String> status) throws Exception;
  }

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures as JSON, too.")
  private @Nullable Path json;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  /**
   * Measures, saying on standard error what is being done, and prints the figures. The answer is
   * the exit code.
   */
  public int show(Measurement measurement) throws Exception {
    Path file = json();
    if (!(command.root().userObject() instanceof Verbosity verbosity && verbosity.isVerbose())) {
      Logs.errorsOnly();
    }
    Report report;
    try (StatusLine status = StatusLine.start()) {
      report = measurement.run(status);
    }
    report.print(System.out);
    if (file != null) {
      report.write(file);
    }
    return 0;
  }

  /**
   * The file for machines, or null if none is wanted.
   *
   * @throws UserError if there is no folder for it, which is better known before minutes of work
   */
  public @Nullable Path json() {
    if (json != null) {
      Path folder = json.toAbsolutePath().getParent();
      if (Files.isDirectory(json) || folder == null || !Files.isDirectory(folder)) {
        throw new UserError("--json " + json + ": name a file in a folder that exists.");
      }
    }
    return json;
  }
}
