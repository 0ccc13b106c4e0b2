package dev.segue.benchmarks.query;

import dev.segue.catalogue.CatalogueSnapshot;
import dev.segue.catalogue.ServedModel;
import dev.segue.cli.report.Figure;
import dev.segue.cli.report.Report;
import dev.segue.offline.fit.NeighborLines;
import dev.segue.offline.fit.Neighbors;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The ten neighbours of every track of a catalogue, as {@code segue neighbors} finds them. */
final class AllNeighborsPart {
  private static final int LIMIT = 10;
  private static final int STATED = 600_000;

  private AllNeighborsPart() {}

  static void run(GeneratedCatalogue catalogue, Report report, Consumer<String> status)
      throws IOException {
    CatalogueSnapshot snapshot = catalogue.snapshot();
    ServedModel served = GeneratedCatalogue.served(snapshot);
    int[] live = IntStream.range(0, snapshot.rowLimit()).filter(snapshot::isLive).toArray();
    String label = String.format(Locale.ROOT, "all neighbours of %,d tracks", live.length);
    status.accept(label);
    Neighbors tracks =
        Neighbors.in(
            served.index(), served.model(), live, snapshot.rows()::id, snapshot.rows()::compareIds);
    int threads = Runtime.getRuntime().availableProcessors();
    long start = System.nanoTime();
    new NeighborLines(tracks, LIMIT, false).write(Writer.nullWriter(), threads, done -> {});
    double seconds = (System.nanoTime() - start) / 1e9;
    Figure figure =
        Figure.of("tracks_" + catalogue.tracks() + "_all_neighbors_s", label, seconds, "s");
    report.add(catalogue.tracks() == STATED ? figure.atMost(60) : figure);
  }
}
