package dev.segue.benchmarks.query;

import dev.segue.benchmarks.Figure;
import dev.segue.benchmarks.Quantiles;
import dev.segue.benchmarks.Report;
import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.factorize.Projection;
import dev.segue.engine.index.BruteForceIndex;
import dev.segue.engine.index.EmbeddingIndex;
import dev.segue.engine.index.KdTreeIndex;
import dev.segue.engine.index.Metric;
import dev.segue.engine.index.RangeColumns;
import dev.segue.engine.index.RowFilter;
import dev.segue.engine.index.RowOrder;
import dev.segue.engine.index.TopN;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Segue's trees beside graph indexes on the same rows: as they come, and searched as widely as is
 * needed until each answer scores like the exact one. Fewer rows than the catalogue has, as graphs
 * take long to build.
 */
final class PeerPart {
  private static final int RANK = 7;
  private static final int QUESTIONS = 500;
  private static final int[] WIDTHS = {20, 50, 100, 200, 400, 800, 1_600};
  private static final float SAME = 2e-6f;

  private final int rows;
  private final Report report;
  private final Consumer<String> status;
  private final String label;

  PeerPart(int rows, Report report, Consumer<String> status) {
    this.rows = rows;
    this.report = report;
    this.status = status;
    label = String.format(Locale.ROOT, "%,d × %d: ", rows, RANK);
  }

  void run() throws Exception {
    status.accept(label + "drawing rows for the peers");
    GeneratedTracks tracks = new GeneratedTracks();
    FactorModel model = tracks.model(RANK, 0, null);
    Projection projection = new Projection(model);
    BruteForceIndex all = new BruteForceIndex(RANK);
    float[] row = new float[RANK];
    for (int number = 0; number < rows; number++) {
      projection.project(tracks.features(number), row, 0);
      all.append(row, 0);
    }
    EmbeddingIndex.Snapshot exact = all.snapshot();
    long start = System.nanoTime();
    EmbeddingIndex.Snapshot trees =
        KdTreeIndex.of(RANK, Metric.DOT, RangeColumns.NONE, exact, rows).snapshot();
    build("segue", "Segue", start);
    for (Questions.Kind kind :
        new Questions.Kind[] {Questions.Kind.TRACK, Questions.Kind.PROFILE}) {
      Questions questions = questions(kind, exact);
      Quantiles times = Stopwatch.times(QUESTIONS, number -> questions.ask(number, trees));
      time("segue", "Segue, exact", kind, times);
    }
    try (Peer peer = new JVectorPeer(exact, RANK)) {
      measure(peer, exact);
    }
    try (Peer peer = new HnswlibPeer(exact, RANK)) {
      measure(peer, exact);
    }
  }

  private void measure(Peer peer, EmbeddingIndex.Snapshot exact) throws Exception {
    status.accept(label + "building " + peer.name());
    long start = System.nanoTime();
    peer.build();
    build(peer.key(), peer.name(), start);
    for (Questions.Kind kind :
        new Questions.Kind[] {Questions.Kind.TRACK, Questions.Kind.PROFILE}) {
      status.accept(label + "asking " + peer.name());
      Questions questions = questions(kind, exact);
      int width = peer.usualWidth();
      double recall = recall(peer, width, questions, exact);
      time(peer.key(), peer.name() + ", as it comes", kind, times(peer, width, questions));
      String name = kind.name().toLowerCase(Locale.ROOT);
      report.add(
          Figure.of(
              peer.key() + "_" + name + "_recall",
              label + peer.name() + ", as it comes, " + name + ", recall",
              recall,
              ""));
      for (int i = 0; i < WIDTHS.length && recall < 1; i++) {
        width = WIDTHS[i];
        recall = recall(peer, width, questions, exact);
      }
      String reached = recall < 1 ? String.format(Locale.ROOT, "recall %.4f", recall) : "recall 1";
      String how = String.format(Locale.ROOT, ", width %,d, %s", width, reached);
      time(peer.key() + "_wide", peer.name() + how, kind, times(peer, width, questions));
    }
  }

  private static Quantiles times(Peer peer, int width, Questions questions) {
    return Stopwatch.times(
        QUESTIONS, number -> peer.nearest(questions.query(number), Questions.LIMIT, width));
  }

  /** The share of neighbours that score like the exact ones, by rank. The seed is one of them. */
  private static double recall(
      Peer peer, int width, Questions questions, EmbeddingIndex.Snapshot exact) {
    int good = 0;
    float[] row = new float[RANK];
    for (int number = 0; number < QUESTIONS; number++) {
      float[] query = questions.query(number);
      TopN best =
          exact.search(query, Questions.LIMIT, RowFilter.ALL, new int[0], RowOrder.APPENDED);
      float worst = best.score(best.size() - 1) - SAME;
      for (int found : peer.nearest(query, Questions.LIMIT, width)) {
        exact.copyRow(found, row, 0);
        float score = 0;
        for (int j = 0; j < RANK; j++) {
          score += row[j] * query[j];
        }
        good += score >= worst ? 1 : 0;
      }
    }
    return good / (double) (QUESTIONS * Questions.LIMIT);
  }

  private static Questions questions(Questions.Kind kind, EmbeddingIndex.Snapshot exact) {
    return new Questions(kind, QUESTIONS, exact, RANK, RowFilter.ALL, RowOrder.APPENDED);
  }

  private void build(String key, String name, long start) {
    double seconds = (System.nanoTime() - start) / 1e9;
    report.add(Figure.of("peer_" + key + "_build_s", label + name + ", build", seconds, "s"));
  }

  private void time(String key, String name, Questions.Kind kind, Quantiles times) {
    String what = kind.name().toLowerCase(Locale.ROOT);
    String prefix = "peer_" + key + "_" + what;
    String text = label + name + ", " + what;
    report.add(Figure.of(prefix + "_p50_ms", text + ", median", times.at(0.5), "ms"));
    report.add(Figure.of(prefix + "_p99_ms", text + ", p99", times.at(0.99), "ms"));
  }
}
