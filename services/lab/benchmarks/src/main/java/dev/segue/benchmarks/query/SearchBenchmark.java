package dev.segue.benchmarks.query;

import dev.segue.benchmarks.Quantiles;
import dev.segue.benchmarks.live.Pace;
import dev.segue.catalogue.Catalogue;
import dev.segue.catalogue.FoldedText;
import dev.segue.catalogue.NameScan;
import dev.segue.catalogue.TrackFacts;
import dev.segue.cli.report.Figure;
import dev.segue.cli.report.Grid;
import dev.segue.cli.report.Report;
import dev.segue.schemas.avro.Track;
import dev.segue.search.IndexedTrack;
import dev.segue.search.SearchQuery;
import dev.segue.search.TrackIndex;
import dev.segue.wire.FeatureVectors;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Search by words in generated tracks, while nothing happens and while tracks arrive, beside a pass
 * over the names of all tracks in memory.
 */
public final class SearchBenchmark {
  private static final int QUESTIONS = 300;
  private static final int SCANS = 10;
  private static final int NEWS = 100;
  private static final int LIMIT = 10;

  private final int tracks;
  private final int rate;
  private final Consumer<String> status;
  private final GeneratedTracks source = new GeneratedTracks();
  private final Random random = new Random(1);
  private final AtomicLong nextNumber;

  /**
   * @param tracks in the index
   * @param rate at which more arrive, a second
   */
  public SearchBenchmark(int tracks, int rate, Consumer<String> status) {
    this.tracks = tracks;
    this.rate = rate;
    this.status = status;
    nextNumber = new AtomicLong(tracks);
  }

  /** How a title becomes a question. */
  private enum Kind {
    EXACT,
    PREFIX,
    WORD,
    TYPO;

    String question(String title, Random random) {
      String[] words = title.replaceAll("[^\\p{L} ]", "").strip().split(" +", -1);
      String word = words[random.nextInt(words.length)];
      return switch (this) {
        case EXACT -> title;
        case PREFIX -> title.substring(0, Math.min(title.length(), 2 + random.nextInt(6)));
        case WORD -> word;
        case TYPO -> {
          int at = Math.min(title.length() - 1, 2 + random.nextInt(5));
          yield title.substring(0, at) + title.substring(at + 1);
        }
      };
    }
  }

  /** Measures. */
  public Report run() throws IOException, InterruptedException {
    Report report =
        new Report("Search", "%,d generated tracks, %,d more a second".formatted(tracks, rate));
    Path folder = Files.createTempDirectory("segue-bench-search");
    try (TrackIndex index = TrackIndex.open(folder)) {
      long start = System.nanoTime();
      for (int number = 0; number < tracks; number++) {
        index.put(IndexedTrack.of(source.record(number)));
        if (number % 100_000 == 0) {
          status.accept("indexing %,d of %,d tracks".formatted(number, tracks));
        }
      }
      await(() -> index.size() == tracks);
      report.add(Figure.of("index_seconds", "time to index them", seconds(start), "s"));
      Grid grid =
          report.add(
              new Grid("Ten matches", List.of("median ms", "p99 ms", "p99 ms with arrivals")));
      Map<Kind, Quantiles> quiet = new EnumMap<>(Kind.class);
      for (Kind kind : Kind.values()) {
        status.accept("asking by " + kind);
        ask(index, kind, QUESTIONS / 3); // warm
        quiet.put(kind, new Quantiles(ask(index, kind, QUESTIONS)));
      }
      Thread arrivals = arrivals(index);
      for (Kind kind : Kind.values()) {
        status.accept("asking by " + kind + " while tracks arrive");
        Quantiles before = Objects.requireNonNull(quiet.get(kind));
        Quantiles busy = new Quantiles(ask(index, kind, QUESTIONS));
        String label = kind.name().toLowerCase(Locale.ROOT);
        String key = "search_" + label;
        grid.line(
            label,
            List.of(
                Figure.of(key + "_median_ms", label, before.at(0.5), "ms"),
                Figure.of(key + "_p99_ms", label, before.at(0.99), "ms"),
                Figure.of(key + "_arrivals_p99_ms", label, busy.at(0.99), "ms").atMost(20)));
      }
      status.accept("waiting for new tracks to be found");
      report.add(
          Figure.of("found_after_p99_ms", "new track to found, p99", news(index), "ms")
              .atMost(1_000));
      arrivals.interrupt();
      arrivals.join();
      report.add(
          Figure.of(
                  "index_bytes_a_track",
                  "index on disk, a track",
                  size(folder) / (double) nextNumber.get(),
                  "bytes")
              .atMost(120));
    } finally {
      delete(folder);
    }
    status.accept("a pass over all names, for comparison");
    report.add(Figure.of("scan_median_ms", "a pass over all names, median", scan(), "ms"));
    return report;
  }

  private double[] ask(TrackIndex index, Kind kind, int count) {
    double[] millis = new double[count];
    for (int i = 0; i < count; i++) {
      SearchQuery query = SearchQuery.of(question(kind));
      long start = System.nanoTime();
      int found = index.find(query, LIMIT, null, id -> true).size();
      millis[i] = (System.nanoTime() - start) / 1e6;
      if (found == 0 && kind != Kind.TYPO) {
        throw new IllegalStateException("Nothing was found for " + query);
      }
    }
    return millis;
  }

  private String question(Kind kind) {
    String title = Objects.requireNonNull(source.record(random.nextInt(tracks)).getTitle());
    return kind.question(title, random);
  }

  private Thread arrivals(TrackIndex index) {
    Thread thread =
        new Thread(
            () -> {
              Pace pace = new Pace(rate);
              while (!Thread.currentThread().isInterrupted()) {
                long unused = pace.next();
                index.put(IndexedTrack.of(source.record(nextNumber.getAndIncrement())));
              }
            },
            "bench-arrivals");
    thread.start();
    return thread;
  }

  /** How long 99 of 100 new tracks take to be found. */
  private static double news(TrackIndex index) throws InterruptedException {
    double[] millis = new double[NEWS];
    for (int i = 0; i < NEWS; i++) {
      String title = "Brandnew" + i + "x";
      long start = System.nanoTime();
      index.put(
          new IndexedTrack("new-" + i, title, List.of("X"), null, List.of(), 0, 1, List.of()));
      SearchQuery query = SearchQuery.of(title);
      await(() -> !index.find(query, 1, null, id -> true).isEmpty());
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    return new Quantiles(millis).at(0.99);
  }

  private double scan() {
    try (Catalogue catalogue = new Catalogue()) {
      for (int number = 0; number < tracks; number++) {
        Track track = source.record(number);
        catalogue.put(
            track.getId(),
            FeatureVectors.of(track.getFeatures()),
            FoldedText.of(track.getTitle(), track.getArtists()),
            TrackFacts.of(track));
      }
      double[] millis = new double[SCANS];
      for (int i = 0; i < SCANS; i++) {
        String text = question(Kind.WORD);
        long start = System.nanoTime();
        NameScan.forEachMatch(catalogue.snapshot(), text, row -> {});
        millis[i] = (System.nanoTime() - start) / 1e6;
      }
      return new Quantiles(millis).at(0.5);
    }
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      long bytes = 0;
      for (Path file : files.toList()) {
        bytes += Files.size(file);
      }
      return bytes;
    }
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
