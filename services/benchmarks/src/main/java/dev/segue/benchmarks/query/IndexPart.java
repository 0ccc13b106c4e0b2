package dev.segue.benchmarks.query;

import dev.segue.benchmarks.Figure;
import dev.segue.benchmarks.Quantiles;
import dev.segue.benchmarks.Report;
import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.factorize.Projection;
import dev.segue.engine.index.BruteForceIndex;
import dev.segue.engine.index.EmbeddingIndex;
import dev.segue.engine.index.IndexMemory;
import dev.segue.engine.index.KdTreeIndex;
import dev.segue.engine.index.Metric;
import dev.segue.engine.index.RangeColumns;
import dev.segue.engine.index.RowFilter;
import dev.segue.engine.index.RowOrder;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.query.catalogue.CatalogueMemory;
import dev.segue.query.catalogue.CatalogueSnapshot;
import dev.segue.query.catalogue.Rows;
import dev.segue.query.catalogue.ServedModel;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The search trees beside brute force, in one catalogue: time, memory, and whether answers agree.
 */
final class IndexPart {
  private static final int LARGE = 25_000_000;
  private static final int RATE = 20_000;

  private final GeneratedCatalogue catalogue;
  private final Report report;
  private final Consumer<String> status;
  private final String key;
  private final String label;
  private final int questions;
  private final Map<Questions.Kind, Double> quiet = new EnumMap<>(Questions.Kind.class);
  private int wrong;
  private int asked;

  IndexPart(GeneratedCatalogue catalogue, Report report, Consumer<String> status) {
    this.catalogue = catalogue;
    this.report = report;
    this.status = status;
    key = "tracks_" + catalogue.tracks() + "_";
    label = String.format(Locale.ROOT, "%,d × %d: ", catalogue.tracks(), catalogue.rank());
    questions = catalogue.tracks() >= 5_000_000 ? 300 : 1_000;
  }

  void run() throws Exception {
    FactorModel first = catalogue.source().model(catalogue.rank(), 0, null);
    status.accept(label + "projecting and building");
    double serve = catalogue.serve(first);
    memory();
    CatalogueSnapshot snapshot = catalogue.snapshot();
    ServedModel served = GeneratedCatalogue.served(snapshot);
    BruteForceIndex oracle = GeneratedCatalogue.bruteForce(served.index(), catalogue.rank());
    add(Figure.of("serve_s", "project and build, in the service", serve, "s"));
    work(snapshot, first, oracle.snapshot());
    for (Questions.Kind kind : Questions.Kind.values()) {
      ask(kind, snapshot, oracle.snapshot());
    }
    arrive(oracle);
    promote(first);
    add(Figure.of("checked", "questions checked against brute force", asked, ""));
    add(Figure.of("wrong", "answers unlike those of brute force", wrong, "").atMost(0));
  }

  private void memory() {
    CatalogueSnapshot snapshot = catalogue.snapshot();
    ServedModel served = GeneratedCatalogue.served(snapshot);
    CatalogueMemory columns = snapshot.memory();
    IndexMemory index = served.index().memory();
    bytes("features", "features", columns.features());
    bytes("ids", "ids", columns.ids());
    bytes("id_table", "table of ids", columns.idTable());
    bytes("filters", "year, explicit, genres, markets", columns.filters());
    bytes("rows", "index: rows", index.trees() + index.latest());
    bytes("order", "index: their order", index.order());
    bytes("boxes", "index: boxes of nodes", index.boxes());
    bytes("ranges", "index: ranges of nodes, for filters", index.ranges());
    bytes("categories", "categories", served.categoryMemory());
    add(
        Figure.of(
            "column_bytes", "columns, on the heap", catalogue.columnBytes(), "bytes a track"));
    double all = catalogue.allBytes();
    add(goal(Figure.of("bytes", "all of it, on the heap", all, "bytes a track"), LARGE, 112));
  }

  private void bytes(String name, String text, long bytes) {
    double each = (double) bytes / catalogue.tracks();
    add(Figure.of("bytes_" + name, text, each, "bytes a track"));
  }

  /** What a promotion is made of, part by part, on one thread. */
  private void work(CatalogueSnapshot snapshot, FactorModel model, EmbeddingIndex.Snapshot rows) {
    status.accept(label + "building, refitting and projecting apart");
    int rank = catalogue.rank();
    RangeColumns columns = columns(snapshot.rows());
    KdTreeIndex[] built = new KdTreeIndex[1];
    double build =
        Stopwatch.seconds(
            () -> built[0] = KdTreeIndex.of(rank, Metric.DOT, columns, rows, rows.bound()));
    add(goal(Figure.of("build_s", "build the trees", build, "s"), LARGE, 60));
    double refit = Stopwatch.seconds(() -> KdTreeIndex.reordered(built[0], rank, Metric.DOT, rows));
    add(goal(Figure.of("refit_s", "refit the trees", refit, "s"), LARGE, 2));
    double project = Stopwatch.seconds(() -> project(snapshot, model));
    add(goal(Figure.of("project_s", "project all tracks", project, "s"), LARGE, 20));
  }

  private static void project(CatalogueSnapshot snapshot, FactorModel model) {
    Projection projection = new Projection(model);
    double[] features = new double[Feature.COUNT];
    float[] embedding = new float[model.rank()];
    for (int row = 0; row < snapshot.rowLimit(); row++) {
      snapshot.rows().features(row, features);
      projection.project(FeatureVector.of(features), embedding, 0);
    }
  }

  private void ask(Questions.Kind kind, CatalogueSnapshot snapshot, EmbeddingIndex.Snapshot oracle)
      throws Exception {
    String name = kind.name().toLowerCase(Locale.ROOT);
    status.accept(label + "asking, " + name);
    EmbeddingIndex.Snapshot index = GeneratedCatalogue.served(snapshot).index();
    Questions all = questions(kind, snapshot, index);
    Quantiles one = Stopwatch.times(all.count(), number -> all.ask(number, index));
    Quantiles two = Stopwatch.times(2, all.count(), number -> all.ask(number, index));
    Quantiles work = Stopwatch.work(all.count(), number -> all.ask(number, index));
    check(all, index, oracle);
    Quantiles scan = Stopwatch.times(Math.min(30, all.count()), number -> all.ask(number, oracle));
    quiet.put(kind, one.at(0.99));
    double median = one.at(0.5);
    boolean small =
        kind == Questions.Kind.TRACK
            && catalogue.tracks() >= 500_000
            && catalogue.tracks() < 1_000_000;
    Figure medianFigure = Figure.of(name + "_p50_ms", name + ", median", median, "ms");
    Figure tail = Figure.of(name + "_p99_ms", name + ", p99", one.at(0.99), "ms");
    Figure ratio =
        Figure.of(name + "_speedup", name + ", times brute force", scan.at(0.5) / median, "");
    add(small ? medianFigure.atMost(0.1) : medianFigure);
    add(small ? tail.atMost(0.5) : goal(tail, LARGE, most(kind)));
    add(Figure.of(name + "_cpu_p99_ms", name + ", p99 of processor time", work.at(0.99), "ms"));
    add(Figure.of(name + "_scan_p50_ms", name + ", brute force, median", scan.at(0.5), "ms"));
    add(small ? ratio.atLeast(20) : ratio);
    add(Figure.of(name + "_2_p50_ms", name + ", 2 threads, median", two.at(0.5), "ms"));
    add(Figure.of(name + "_2_p99_ms", name + ", 2 threads, p99", two.at(0.99), "ms"));
  }

  private static double most(Questions.Kind kind) {
    return switch (kind) {
      case TRACK -> 2;
      case PROFILE -> 10;
      case FILTERED -> 5;
    };
  }

  /**
   * The same questions while tracks arrive. Then they are asked again, of what is there by then.
   */
  private void arrive(BruteForceIndex oracle) throws Exception {
    status.accept(label + "asking while tracks arrive");
    try (Arrivals arrivals = Arrivals.start(catalogue, RATE)) {
      for (Questions.Kind kind : Questions.Kind.values()) {
        String name = kind.name().toLowerCase(Locale.ROOT);
        CatalogueSnapshot before = catalogue.snapshot();
        Questions all = questions(kind, before, GeneratedCatalogue.served(before).index());
        Quantiles times =
            Stopwatch.times(
                all.count(),
                number -> all.ask(number, GeneratedCatalogue.served(catalogue.snapshot()).index()));
        double tail = times.at(0.99);
        double before99 = quiet.getOrDefault(kind, tail);
        add(
            Figure.of(
                name + "_busy_p50_ms", name + ", tracks arrive, median", times.at(0.5), "ms"));
        add(
            Figure.of(name + "_busy_p99_ms", name + ", tracks arrive, p99", tail, "ms")
                .atMost(2 * before99));
      }
      add(Figure.of("arrivals", "tracks that arrived meanwhile", arrivals.rate(), "a second"));
    }
    CatalogueSnapshot snapshot = catalogue.snapshot();
    EmbeddingIndex.Snapshot index = GeneratedCatalogue.served(snapshot).index();
    GeneratedCatalogue.follow(oracle, index, catalogue.rank());
    for (Questions.Kind kind : Questions.Kind.values()) {
      check(questions(kind, snapshot, index), index, oracle.snapshot());
    }
  }

  /** The next version of the model: the trees keep their order. */
  private void promote(FactorModel first) {
    status.accept(label + "promoting the next version");
    FactorModel next = catalogue.source().model(catalogue.rank(), 8_192, first);
    add(Figure.of("promote_s", "project and refit, in the service", catalogue.serve(next), "s"));
    CatalogueSnapshot snapshot = catalogue.snapshot();
    EmbeddingIndex.Snapshot index = GeneratedCatalogue.served(snapshot).index();
    Questions all = questions(Questions.Kind.TRACK, snapshot, index);
    Quantiles times = Stopwatch.times(all.count(), number -> all.ask(number, index));
    add(Figure.of("promoted_p50_ms", "track, next version, median", times.at(0.5), "ms"));
    add(Figure.of("promoted_p99_ms", "track, next version, p99", times.at(0.99), "ms"));
    check(all, index, GeneratedCatalogue.bruteForce(index, catalogue.rank()).snapshot());
  }

  private Questions questions(
      Questions.Kind kind, CatalogueSnapshot snapshot, EmbeddingIndex.Snapshot index) {
    RowFilter filter =
        kind == Questions.Kind.FILTERED ? Questions.popular(snapshot.rows()) : RowFilter.ALL;
    RowOrder ties = snapshot.rows()::compareIds;
    return new Questions(kind, questions, index, catalogue.rank(), filter, ties);
  }

  private void check(Questions all, EmbeddingIndex.Snapshot index, EmbeddingIndex.Snapshot oracle) {
    wrong += all.wrong(index, oracle);
    asked += all.count();
  }

  private static RangeColumns columns(Rows rows) {
    return new RangeColumns() {
      @Override
      public int count() {
        return Feature.COUNT;
      }

      @Override
      public float value(int row, int column) {
        return rows.feature(row, column);
      }

      @Override
      public int splitColumn() {
        return Feature.POPULARITY.position();
      }
    };
  }

  private Figure goal(Figure figure, int from, double most) {
    return catalogue.tracks() >= from ? figure.atMost(most) : figure;
  }

  private void add(Figure figure) {
    report.add(
        new Figure(
            key + figure.key(),
            label + figure.label(),
            figure.value(),
            figure.unit(),
            figure.goal()));
  }
}
