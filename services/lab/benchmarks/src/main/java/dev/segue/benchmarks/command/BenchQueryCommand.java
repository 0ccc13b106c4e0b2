package dev.segue.benchmarks.command;

import dev.segue.benchmarks.query.Effort;
import dev.segue.benchmarks.query.QueryBenchmark;
import dev.segue.cli.command.ReportOptions;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code segue bench query}. */
@Command(
    name = "query",
    description = {
      "Neighbours: exact trees beside brute force and graph indexes, on one thread and two, while"
          + " tracks arrive, with what building, promoting and storing them costs. Every answer is"
          + " checked. Then all neighbours of all tracks, answers over HTTP beside empty ones, and"
          + " a table of sizes.",
      "Give it a quiet machine and some minutes. 30 million tracks need a heap of 10 GB: "
          + "SEGUE_JAVA_OPTS=-Xmx10g segue bench query --tracks 30000000"
    },
    footer = {
      "",
      "Examples:",
      "  segue bench query",
      "  segue bench query --tracks 600000,10000000 --json query.json",
      "  segue bench query --tracks 100000 --peers-tracks 0 --rest 0"
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
      names = "--peers-tracks",
      paramLabel = "N",
      defaultValue = "100000",
      description =
          "Tracks of the first catalogue that other indexes (JVector, hnswlib) get at most; "
              + "0 leaves them out (default ${DEFAULT-VALUE}).")
  private int peers;

  @Option(
      names = "--rest",
      paramLabel = "N",
      defaultValue = "600000",
      description =
          "Tracks of the catalogue that is asked over HTTP; 0 leaves that out (default"
              + " ${DEFAULT-VALUE}).")
  private int rest;

  @Mixin private ReportOptions figures = new ReportOptions();

  @Override
  public Integer call() throws Exception {
    return figures.show(
        status ->
            new QueryBenchmark(new QueryBenchmark.Options(tracks, peers, rest, Effort.FULL), status)
                .run());
  }
}
