package dev.segue.standalone.command;

import dev.segue.benchmarks.Report;
import dev.segue.benchmarks.query.QueryBenchmark;
import dev.segue.standalone.console.Logs;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code segue bench query}. */
@Command(
    name = "query",
    description = {
      "Neighbours: exact trees beside brute force and graph indexes, while tracks arrive, "
          + "with what building, promoting and storing them costs. Every answer is checked. "
          + "Then all neighbours of all tracks, and answers over HTTP beside empty ones.",
      "Give it a quiet machine and some minutes. 30 million tracks need a heap of 10 GB: "
          + "SEGUE_JAVA_OPTS=-Xmx10g segue bench query --tracks 30000000"
    },
    footer = {
      "",
      "Examples:",
      "  segue bench query",
      "  segue bench query --tracks 600000,10000000 --json query.json",
      "  segue bench query --tracks 100000 --peers 0 --rest 0"
    })
final class BenchQueryCommand implements Callable<Integer> {
  @Option(
      names = "--tracks",
      paramLabel = "N",
      split = ",",
      defaultValue = "600000",
      description = "Sizes of the catalogues (default ${DEFAULT-VALUE}).")
  private List<Integer> tracks = List.of();

  @Option(
      names = "--peers",
      paramLabel = "N",
      defaultValue = "100000",
      description =
          "Tracks that the graph indexes get; 0 leaves them out (default ${DEFAULT-VALUE}).")
  private int peers;

  @Option(
      names = "--rest",
      paramLabel = "N",
      defaultValue = "600000",
      description =
          "Tracks of the catalogue that is asked over HTTP; 0 leaves that out (default ${DEFAULT-VALUE}).")
  private int rest;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the figures as JSON, too.")
  private @Nullable Path json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws Exception {
    if (!(spec.root().userObject() instanceof Verbosity verbosity && verbosity.isVerbose())) {
      Logs.errorsOnly();
    }
    Report report =
        new QueryBenchmark(new QueryBenchmark.Options(tracks, peers, rest), System.err::println)
            .run();
    report.print(System.out);
    if (json != null) {
      report.write(json);
    }
    return 0;
  }
}
