package dev.segue.benchmarks.query;

import dev.segue.catalogue.CatalogueSnapshot;
import dev.segue.catalogue.Rows;
import dev.segue.cli.report.Figure;
import dev.segue.cli.report.Grid;
import dev.segue.cli.report.Report;
import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.factorize.Projection;
import dev.segue.engine.index.EmbeddingIndex;
import dev.segue.engine.index.KdTreeIndex;
import dev.segue.engine.index.Metric;
import dev.segue.engine.index.RangeColumns;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * The search trees beside brute force, in one catalogue: time, memory, and whether answers agree.
 */
final class IndexPart {
  private static final int LARGE = 25_000_000;

  /** The neighbours of all tracks of a larger catalogue take too long to be found each time. */
  private static final int MOST_FOR_ALL = 1_000_000;

  private final GeneratedCatalogue catalogue;
  private final Effort effort;
  private final Report report;
  private final Sizing sizing;
  private final Consumer<String> status;
  private final String key;
  private final String label;

  IndexPart(
      GeneratedCatalogue catalogue,
      Effort effort,
      Report report,
      Sizing sizing,
      Consumer<String> status) {
    this.catalogue = catalogue;
    this.effort = effort;
    this.report = report;
    this.sizing = sizing;
    this.status = status;
    key = "tracks_" + catalogue.tracks() + "_";
    label = String.format(Locale.ROOT, "%,d × %d: ", catalogue.tracks(), catalogue.rank());
  }

  void run() throws Exception {
    FactorModel first = catalogue.source().model(catalogue.rank(), 0, null);
    status.accept("projecting and building");
    double serve = catalogue.serve(first);
    memory();
    add(Figure.of("serve_s", "project and build, in the service", serve, "s"));
    CatalogueSnapshot snapshot = catalogue.snapshot();
    Grid grid = new Grid(label.replace(": ", ""), AskPart.columns());
    Checks checks = new Checks();
    AskPart questions = new AskPart(catalogue, effort, grid, key, checks, status);
    scan(snapshot, first, questions);
    if (catalogue.tracks() <= MOST_FOR_ALL) {
      AllNeighborsPart.run(catalogue, report, status);
    }
    double rate = questions.askWhileTracksArrive();
    add(Figure.of("arrivals", "tracks that arrived meanwhile", rate, "a second"));
    promote(first);
    questions.askAgain();
    add(Figure.of("checked", "answers checked against brute force", checks.asked(), ""));
    add(Figure.of("wrong", "answers unlike those of brute force", checks.wrong(), "").atMost(0));
    report.add(grid);
  }

  /** What needs a second copy of the rows, which nothing refers to afterwards. */
  private void scan(CatalogueSnapshot snapshot, FactorModel first, AskPart questions)
      throws Exception {
    status.accept("copying the rows for brute force");
    EmbeddingIndex.Snapshot rows =
        Oracle.rows(
            GeneratedCatalogue.served(snapshot).index(),
            catalogue.rank(),
            0,
            GeneratedCatalogue.served(snapshot).index().bound());
    work(snapshot, first, rows);
    questions.askQuietly(rows);
  }

  private void memory() {
    double columns = catalogue.columnBytes();
    add(Figure.of("column_bytes", "columns, on the heap", columns, "bytes a track"));
    double all = catalogue.allBytes();
    add(goal(Figure.of("bytes", "all of it, on the heap", all, "bytes a track"), LARGE, 112));
    sizing.measure(catalogue.snapshot(), all);
  }

  /** What a promotion is made of, part by part, on one thread. */
  private void work(CatalogueSnapshot snapshot, FactorModel model, EmbeddingIndex.Snapshot rows) {
    status.accept("building, refitting and projecting apart");
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

  /** The next version of the model: the trees keep their order. */
  private void promote(FactorModel first) {
    status.accept("promoting the next version");
    FactorModel next = catalogue.source().model(catalogue.rank(), 8_192, first);
    add(Figure.of("promote_s", "project and refit, in the service", catalogue.serve(next), "s"));
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
