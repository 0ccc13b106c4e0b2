package dev.segue.benchmarks.command;

import dev.segue.benchmarks.query.SearchBenchmark;
import dev.segue.cli.command.ReportOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code segue bench search}. */
@Command(
    name = "search",
    description = {
      "Search by words: whole titles, beginnings, words and misspelt titles, while nothing happens"
          + " and while tracks arrive, beside a pass over the names of all tracks; time until a new"
          + " track is found, and bytes on disk.",
      "Needs no broker. 30 million tracks take some 3 GB of disk and most of an hour."
    },
    footer = {
      "",
      "Examples:",
      "  segue bench search",
      "  segue bench search --tracks 30000000 --json search.json"
    })
final class BenchSearchCommand implements Callable<Integer> {
  @Option(
      names = "--tracks",
      paramLabel = "N",
      defaultValue = "600000",
      description = "Size of the catalogue (default ${DEFAULT-VALUE}).")
  private int tracks;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "1000",
      description = "New tracks a second while times are measured (default ${DEFAULT-VALUE}).")
  private int rate;

  @Mixin private ReportOptions figures = new ReportOptions();

  @Override
  public Integer call() throws Exception {
    return figures.show(status -> new SearchBenchmark(tracks, rate, status).run());
  }
}
