package dev.segue.benchmarks.query;

import dev.segue.benchmarks.query.Questions.Kind;
import dev.segue.benchmarks.query.Stopwatch.Times;
import dev.segue.cli.report.Figure;
import dev.segue.cli.report.Grid;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Questions of one kind to one peer, searched with one width: one line of the grid. */
final class PeerAsking {
  private static final int[] WIDTHS = {20, 50, 100, 200, 400, 800, 1_600, 3_200};

  /** Of processor, on average: beyond this a graph is of no use, and measuring it takes minutes. */
  private static final double MOST_MILLIS = 5;

  private final Peer peer;
  private final Kind kind;
  private final PeerQuestions questions;
  private final int width;
  private final double recall;
  private final String key;
  private final String label;
  private final List<Times<Integer>> times = new ArrayList<>();

  private PeerAsking(
      Peer peer,
      Kind kind,
      PeerQuestions questions,
      int width,
      double recall,
      String key,
      String label) {
    this.peer = peer;
    this.kind = kind;
    this.questions = questions;
    this.width = width;
    this.recall = recall;
    this.key = "peer_" + peer.key() + "_" + kind.key() + key;
    this.label = peer.name() + ", " + kind.key() + label;
  }

  /** How widely it is searched, in a sentence. */
  static String note() {
    return String.format(
        Locale.ROOT,
        "Graphs are searched more and more widely until nothing is missed, up to width %,d or until"
            + " a question takes %.0f ms of processor.",
        WIDTHS[WIDTHS.length - 1],
        MOST_MILLIS);
  }

  static List<String> columns() {
    return List.of(
        "recall",
        "median ms",
        "p99 ms",
        "2 threads: median",
        "p99",
        "tracks arrive: median",
        "p99",
        "both: median",
        "p99");
  }

  /**
   * With the width that the peer has unless told otherwise, and with the least that finds all, of
   * those that are tried; with the greatest that is not too slow if none does.
   */
  static List<PeerAsking> of(Peer peer, Kind kind, PeerQuestions questions) {
    Peer.Searcher searcher = peer.searcher();
    int width = Question.LIMIT;
    double recall = questions.recall(kind, searcher, width);
    if (!peer.isApproximate()) {
      return List.of(new PeerAsking(peer, kind, questions, width, recall, "", ""));
    }
    List<PeerAsking> both = new ArrayList<>();
    both.add(new PeerAsking(peer, kind, questions, width, recall, "_default", ", as it comes"));
    for (int i = 0; i < WIDTHS.length && recall < 1; i++) {
      OptionalDouble wider = questions.recall(kind, searcher, WIDTHS[i], MOST_MILLIS);
      if (wider.isEmpty()) {
        break;
      }
      width = WIDTHS[i];
      recall = wider.getAsDouble();
    }
    String how = String.format(Locale.ROOT, ", width %,d", width);
    if (recall < 1) {
      how += String.format(Locale.ROOT, " (gave up at recall %.4f)", recall);
    }
    both.add(new PeerAsking(peer, kind, questions, width, recall, "_wide", how));
    return both;
  }

  /** While nothing else happens, on one thread and on two. */
  void askQuietly() throws Exception {
    ask(1);
    ask(2);
  }

  /** After {@link #askQuietly}. */
  void askWhileTracksArrive() throws Exception {
    ask(1);
    ask(2);
  }

  private void ask(int threads) throws Exception {
    times.add(
        Stopwatch.measure(
            threads,
            questions.count(),
            questions.seconds(),
            () -> {
              Peer.Searcher searcher = peer.searcher();
              return number ->
                  searcher.nearest(questions.query(kind, number), questions.wanted(kind), width)
                      .length;
            }));
  }

  /** After all was asked. */
  void addTo(Grid grid) {
    List<@Nullable Figure> cells = new ArrayList<>();
    cells.add(Figure.of(key + "_recall", label + ", recall", recall, ""));
    String[] when = {"", "_2", "_busy", "_2_busy"};
    for (int i = 0; i < when.length; i++) {
      cells.add(Figure.of(key + when[i] + "_p50_ms", label, times.get(i).millis().at(0.5), "ms"));
      cells.add(Figure.of(key + when[i] + "_p99_ms", label, times.get(i).millis().at(0.99), "ms"));
    }
    grid.line(label, cells);
  }
}
