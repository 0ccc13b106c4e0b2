package dev.segue.benchmarks.query;

import dev.segue.cli.report.Report;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Neighbours in process, in generated catalogues of several sizes. One class measures each part.
 */
public final class QueryBenchmark {
  private final Options options;
  private final Consumer<String> status;

  /**
   * How much is measured.
   *
   * @param tracks sizes of the catalogues
   * @param peerTracks how many tracks of the first catalogue the graph indexes get at most, which
   *     take long to build; 0 leaves them out
   * @param restTracks how many tracks the catalogue has that is asked over HTTP; 0 leaves that out
   * @param effort how long is measured
   */
  public record Options(List<Integer> tracks, int peerTracks, int restTracks, Effort effort) {

    public Options {
      tracks = List.copyOf(tracks);
      if (tracks.isEmpty() || tracks.stream().anyMatch(size -> size < 20_000)) {
        throw new IllegalArgumentException("a catalogue needs 20,000 tracks or more.");
      }
      if (restTracks != 0 && restTracks < 20_000) {
        throw new IllegalArgumentException("a catalogue needs 20,000 tracks or more; 0 for none.");
      }
    }
  }

  /** A benchmark that tells {@code status} what it is doing. */
  public QueryBenchmark(Options options, Consumer<String> status) {
    this.options = options;
    this.status = status;
  }

  /** Measures everything, which takes minutes. */
  public Report run() throws Exception {
    Report report =
        new Report(
            String.format(Locale.ROOT, "segue bench query, %s tracks", sizes(options.tracks())),
            "in one process, without Kafka; HTTP where it says so, over loopback");
    Sizing sizing = new Sizing();
    boolean first = true;
    for (int tracks : options.tracks()) {
      try (GeneratedCatalogue catalogue = GeneratedCatalogue.fill(tracks, status)) {
        new IndexPart(catalogue, options.effort(), report, sizing, status).run();
        if (first && options.peerTracks() > 0) {
          new PeerPart(catalogue, options.peerTracks(), options.effort(), report, status).run();
        }
        first = false;
      }
    }
    if (options.restTracks() > 0) {
      new RestPart(options.restTracks(), options.effort().httpSeconds(), report, sizing, status)
          .run();
    }
    sizing.addTo(report);
    return report;
  }

  private static String sizes(List<Integer> tracks) {
    return String.join(
        " and ", tracks.stream().map(size -> String.format(Locale.ROOT, "%,d", size)).toList());
  }
}
