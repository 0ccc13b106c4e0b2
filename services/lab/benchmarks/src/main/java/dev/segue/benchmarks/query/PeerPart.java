package dev.segue.benchmarks.query;

import dev.segue.benchmarks.query.Questions.Kind;
import dev.segue.cli.report.Figure;
import dev.segue.cli.report.Grid;
import dev.segue.cli.report.Report;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Segue's trees and brute force beside graph indexes, on the same rows of a catalogue: the graphs
 * as they come, and searched as widely as is needed until each answer scores like the exact one.
 */
final class PeerPart {
  /** How long tracks arrive before there are no more, if the index takes them as they come. */
  private static final int SECONDS_OF_ARRIVALS = 10;

  private final GeneratedCatalogue catalogue;
  private final int most;
  private final Effort effort;
  private final Report report;
  private final Consumer<String> status;

  /**
   * Adds its figures to a report.
   *
   * @param most rows of the catalogue that the indexes get, which take long to build
   */
  PeerPart(
      GeneratedCatalogue catalogue,
      int most,
      Effort effort,
      Report report,
      Consumer<String> status) {
    this.catalogue = catalogue;
    this.most = most;
    this.effort = effort;
    this.report = report;
    this.status = status;
  }

  void run() throws Exception {
    PeerRows rows = new PeerRows(catalogue, most, later(), status);
    PeerQuestions questions = new PeerQuestions(rows, effort);
    String size = String.format(Locale.ROOT, "%,d × %d", rows.count(), rows.rank());
    Grid built =
        report.add(
            new Grid(
                size + ", indexes",
                List.of("built in s", "bytes a track", "added while asked, tracks/s")));
    Grid asked = report.add(new Grid(size + ", questions", PeerAsking.columns()));
    if (rows.count() < catalogue.tracks()) {
      built.note(
          String.format(
              Locale.ROOT,
              "Of the %,d tracks, these indexes got the first %,d: graphs take long to build"
                  + " (--peers-tracks).",
              catalogue.tracks(),
              rows.count()));
    }
    asked.note(PeerAsking.note());
    if (Runtime.version().feature() < 20) {
      asked.note("JVector has its vector instructions on Java 20 and newer only.");
    }
    List<Function<PeerRows, Peer>> peers =
        List.of(TreePeer::new, ScanPeer::new, JVectorPeer::new, HnswlibPeer::new);
    for (Function<PeerRows, Peer> peer : peers) {
      measure(peer, rows, questions, built, asked);
    }
  }

  private int later() {
    return (int) (Arrivals.RATE * SECONDS_OF_ARRIVALS * effort.seconds());
  }

  private void measure(
      Function<PeerRows, Peer> made, PeerRows rows, PeerQuestions questions, Grid built, Grid asked)
      throws Exception {
    double empty = Heap.used();
    try (Peer peer = made.apply(rows)) {
      status.accept("building " + peer.name());
      long start = System.nanoTime();
      peer.build();
      double seconds = (System.nanoTime() - start) / 1e9;
      double bytes = (Heap.used() - empty) / rows.count();
      List<PeerAsking> all = new ArrayList<>();
      for (Kind kind : Kind.values()) {
        status.accept("asking " + peer.name() + ": " + kind.key());
        all.addAll(PeerAsking.of(peer, kind, questions));
      }
      for (PeerAsking one : all) {
        one.askQuietly();
      }
      status.accept("asking " + peer.name() + " while tracks arrive");
      double rate;
      try (Arrivals arrivals = Arrivals.start(later(), number -> peer.add(rows.count() + number))) {
        for (PeerAsking one : all) {
          one.askWhileTracksArrive();
        }
        rate = arrivals.rate();
        if (arrivals.count() == later()) {
          asked.note(peer.name() + ": all new tracks had arrived before the last questions.");
        }
      }
      all.forEach(one -> one.addTo(asked));
      String key = "peer_" + peer.key();
      built.line(
          peer.name(),
          Arrays.<@Nullable Figure>asList(
              Figure.of(key + "_build_s", peer.name() + ", build", seconds, "s"),
              Figure.of(key + "_bytes", peer.name(), bytes, "bytes a track"),
              Figure.of(key + "_adds_per_s", peer.name() + ", tracks added", rate, "/s")));
    }
  }
}
