package dev.segue.benchmarks.query;

import dev.segue.benchmarks.query.Checks.Ask;
import dev.segue.benchmarks.query.Questions.Kind;
import dev.segue.benchmarks.query.Stopwatch.Times;
import dev.segue.catalogue.CatalogueSnapshot;
import dev.segue.catalogue.Rows;
import dev.segue.cli.report.Figure;
import dev.segue.cli.report.Grid;
import dev.segue.engine.index.EmbeddingIndex;
import dev.segue.engine.track.Feature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Questions to a catalogue: on one thread and on two, while nothing happens and while tracks
 * arrive. Every answer is checked, also those of moments that have passed.
 */
final class AskPart {
  private static final int LARGE = 25_000_000;
  private static final int POPULARITY = Feature.POPULARITY.position();
  private static final int[] THREADS = {1, 2};

  private final GeneratedCatalogue catalogue;
  private final Effort effort;
  private final Grid grid;
  private final Checks checks;
  private final Consumer<String> status;
  private final String key;
  private final List<Kind> kinds = List.of(Kind.values());
  private final int count;
  private final int scans;
  private final Map<Kind, List<Question>> questions = new EnumMap<>(Kind.class);
  private final Map<Kind, List<ExactAnswer>> exact = new EnumMap<>(Kind.class);
  private final Map<String, Double> quiet = new HashMap<>();

  /**
   * Adds its figures to {@code grid}, of {@link #columns()}, under keys that begin with a prefix.
   */
  AskPart(
      GeneratedCatalogue catalogue,
      Effort effort,
      Grid grid,
      String key,
      Checks checks,
      Consumer<String> status) {
    this.catalogue = catalogue;
    this.effort = effort;
    this.grid = grid;
    this.key = key;
    this.checks = checks;
    this.status = status;
    count = effort.questions(catalogue.tracks());
    scans = Math.min(count, catalogue.tracks() >= 5_000_000 ? 10 : 30);
  }

  static List<String> columns() {
    return List.of("median ms", "p99 ms", "max ms", "cpu median ms", "cpu p99 ms", "× brute force");
  }

  /** Draws the questions, asks them of the catalogue as it is, and checks. */
  void askQuietly(EmbeddingIndex.Snapshot scan) throws Exception {
    CatalogueSnapshot snapshot = catalogue.snapshot();
    EmbeddingIndex.Snapshot index = GeneratedCatalogue.served(snapshot).index();
    Map<Kind, List<Ask>> asks = new EnumMap<>(Kind.class);
    for (Kind kind : kinds) {
      List<Question> all = draw(kind, snapshot, index);
      questions.put(kind, all);
      status.accept("asking: " + kind.key());
      Times<Ask> scanned =
          Stopwatch.measure(1, scans, 0, () -> number -> Ask.of(number, all.get(number), scan));
      List<Ask> given = new ArrayList<>(scanned.results());
      for (int threads : THREADS) {
        Times<Ask> times =
            Stopwatch.measure(
                threads,
                all.size(),
                effort.seconds(),
                () -> number -> Ask.of(number, all.get(number), index));
        given.addAll(times.results());
        Double faster =
            threads > 1 ? null : (Double) (scanned.millis().at(0.5) / times.millis().at(0.5));
        add(key(kind, threads), label(kind, threads), times, faster, goals(kind, threads));
        quiet.put(key(kind, threads), times.millis().at(0.99));
      }
      add(kind.key() + "_scan", kind.key() + ", brute force", scanned, null, Goals.NONE);
      asks.put(kind, given);
    }
    status.accept("checking every answer against brute force");
    List<Question> together = new ArrayList<>();
    kinds.forEach(kind -> together.addAll(of(questions, kind)));
    List<ExactAnswer> answers = Oracle.answers(index, catalogue.rank(), together);
    for (Kind kind : kinds) {
      int first = kinds.indexOf(kind) * count;
      exact.put(kind, answers.subList(first, first + count));
      checks.check(of(asks, kind), of(exact, kind));
    }
  }

  /** The same questions while tracks arrive. Returns how many did, a second. */
  double askWhileTracksArrive() throws Exception {
    int bound = GeneratedCatalogue.served(catalogue.snapshot()).index().bound();
    Map<Kind, List<Ask>> asks = new EnumMap<>(Kind.class);
    double rate;
    try (Arrivals arrivals =
        Arrivals.start(
            Integer.MAX_VALUE, number -> catalogue.put((long) catalogue.tracks() + number))) {
      for (Kind kind : kinds) {
        status.accept("asking while tracks arrive: " + kind.key());
        List<Question> all = of(questions, kind);
        List<Ask> given = new ArrayList<>();
        for (int threads : THREADS) {
          Times<Ask> times =
              Stopwatch.measure(
                  threads,
                  all.size(),
                  effort.seconds(),
                  () ->
                      number ->
                          Ask.of(
                              number,
                              all.get(number),
                              GeneratedCatalogue.served(catalogue.snapshot()).index()));
          given.addAll(times.results());
          String what = key(kind, threads);
          String label = label(kind, threads) + ", tracks arrive";
          Goals goals = Goals.tail(2 * quiet.getOrDefault(what, 0.0));
          add(what + "_busy", label, times, null, goals);
        }
        asks.put(kind, given);
      }
      rate = arrivals.rate();
    }
    status.accept("checking every answer against the rows of its moment");
    Latecomers later =
        new Latecomers(
            GeneratedCatalogue.served(catalogue.snapshot()).index(), catalogue.rank(), bound);
    for (Kind kind : kinds) {
      checks.check(of(asks, kind), of(questions, kind), of(exact, kind), later);
    }
    return rate;
  }

  /** Questions for tracks alone, to the model that is served by now. */
  void askAgain() throws Exception {
    CatalogueSnapshot snapshot = catalogue.snapshot();
    EmbeddingIndex.Snapshot index = GeneratedCatalogue.served(snapshot).index();
    List<Question> all = draw(Kind.TRACK, snapshot, index);
    Times<Ask> times =
        Stopwatch.measure(
            1,
            all.size(),
            effort.seconds(),
            () -> number -> Ask.of(number, all.get(number), index));
    add("promoted", "track, next version of the model", times, null, Goals.NONE);
    status.accept("checking every answer of the next version");
    checks.check(times.results(), Oracle.answers(index, catalogue.rank(), all));
  }

  private List<Question> draw(
      Kind kind, CatalogueSnapshot snapshot, EmbeddingIndex.Snapshot index) {
    Rows rows = snapshot.rows();
    return Questions.draw(
        kind,
        count,
        index,
        catalogue.rank(),
        row -> rows.feature(row, POPULARITY),
        rows::compareIds);
  }

  private void add(
      String what, String label, Times<Ask> times, @Nullable Double fasterThanScan, Goals goals) {
    String name = key + what;
    grid.line(
        label,
        Arrays.asList(
            goals.on(
                Figure.of(name + "_p50_ms", label, times.millis().at(0.5), "ms"), goals.median),
            goals.on(Figure.of(name + "_p99_ms", label, times.millis().at(0.99), "ms"), goals.tail),
            Figure.of(name + "_max_ms", label, times.millis().at(1), "ms"),
            Figure.of(name + "_cpu_p50_ms", label, times.cpuMillis().at(0.5), "ms"),
            Figure.of(name + "_cpu_p99_ms", label, times.cpuMillis().at(0.99), "ms"),
            fasterThanScan == null ? null : faster(name, label, fasterThanScan, goals)));
  }

  private static Figure faster(String name, String label, double value, Goals goals) {
    Figure figure = Figure.of(name + "_speedup", label, value, "");
    return goals.speedup == null ? figure : figure.atLeast(goals.speedup);
  }

  private Goals goals(Kind kind, int threads) {
    int tracks = catalogue.tracks();
    if (threads == 1 && kind == Kind.TRACK && tracks >= 500_000 && tracks < 1_000_000) {
      return new Goals(0.1, 0.5, 20.0);
    }
    if (threads == 1 && tracks >= LARGE) {
      return Goals.tail(kind == Kind.TRACK ? 2 : kind == Kind.PROFILE ? 10 : 5);
    }
    return Goals.NONE;
  }

  /** What is hoped for; null for nothing. */
  private record Goals(@Nullable Double median, @Nullable Double tail, @Nullable Double speedup) {
    private static final Goals NONE = new Goals(null, null, null);

    static Goals tail(double most) {
      return new Goals(null, most, null);
    }

    Figure on(Figure figure, @Nullable Double most) {
      return most == null ? figure : figure.atMost(most);
    }
  }

  private static String key(Kind kind, int threads) {
    return kind.key() + (threads == 1 ? "" : "_" + threads);
  }

  private static String label(Kind kind, int threads) {
    return kind.key() + (threads == 1 ? "" : ", %d threads".formatted(threads));
  }

  private static <T> List<T> of(Map<Kind, List<T>> map, Kind kind) {
    return map.getOrDefault(kind, List.of());
  }
}
