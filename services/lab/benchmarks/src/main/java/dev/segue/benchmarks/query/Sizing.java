package dev.segue.benchmarks.query;

import dev.segue.catalogue.CatalogueMemory;
import dev.segue.catalogue.CatalogueSnapshot;
import dev.segue.catalogue.ServedModel;
import dev.segue.cli.report.Figure;
import dev.segue.cli.report.Grid;
import dev.segue.cli.report.Report;
import dev.segue.engine.index.IndexMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a query node needs for a catalogue of any size: bytes a track by structure, as they were
 * measured in the largest catalogue of the run, times the number of tracks.
 */
final class Sizing {
  private static final int[] THOUSANDS = {100, 1_000, 10_000, 30_000, 100_000};

  /** What the process needs that does not depend on the catalogue, with some room to work. */
  private static final double BASE = 512e6;

  /** The collector needs room beside what lives. */
  private static final double ROOM = 1.25;

  private final List<Structure> structures = new ArrayList<>();
  private int tracks;
  private double heap;
  private double index;
  private @Nullable Names names;

  private record Structure(String key, String label, double bytesATrack) {}

  /**
   * What the names of tracks take.
   *
   * @param tracks in the catalogue that was measured
   * @param heap titles, artists, recordings and albums, bytes a track
   * @param disk records of tracks in RocksDB, bytes a track
   */
  record Names(int tracks, double heap, double disk) {}

  /**
   * A catalogue in which one model is served; without names.
   *
   * @param heapATrack all of it, as the heap has it
   */
  void measure(CatalogueSnapshot snapshot, double heapATrack) {
    if (snapshot.tracks() < tracks) {
      return;
    }
    tracks = snapshot.tracks();
    heap = heapATrack;
    structures.clear();
    ServedModel served = GeneratedCatalogue.served(snapshot);
    CatalogueMemory columns = snapshot.memory();
    IndexMemory trees = served.index().memory();
    add("features", "features", columns.features());
    add("ids", "ids", columns.ids());
    add("id_table", "table of ids", columns.idTable());
    add("filters", "year, explicit, genres, markets", columns.filters());
    add("rows", "index: rows", trees.trees() + trees.latest());
    add("order", "index: their order", trees.order());
    add("sketches", "index: sketches of rows", trees.sketches());
    add("boxes", "index: boxes of nodes", trees.boxes());
    add("ranges", "index: ranges of nodes, for filters", trees.ranges());
    add("categories", "categories", served.categoryMemory());
    index = (double) (trees.total() + served.categoryMemory()) / tracks;
  }

  /** What comes on top. */
  void measure(Names measured) {
    names = measured;
  }

  private void add(String key, String label, long bytes) {
    structures.add(new Structure(key, label, (double) bytes / tracks));
  }

  /** Adds the table. */
  void addTo(Report report) {
    Grid grid =
        report.add(
            new Grid(
                "memory and disk, in MB",
                List.of(
                    "bytes a track",
                    "0.1 million",
                    "1 million",
                    "10 million",
                    "30 million",
                    "100 million")));
    for (Structure structure : structures) {
      line(grid, structure.key, structure.label, structure.bytesATrack, 0);
    }
    line(grid, "all", "all of it, with what the heap adds", heap, 0);
    double kept = heap;
    Names known = names;
    if (known != null) {
      line(grid, "names", "titles, artists, recordings, albums", known.heap, 0);
      kept += known.heap;
    }
    line(grid, "next", "while a model is replaced: its next index", index, 0);
    line(grid, "heap", "heap to give (-Xmx)", ROOM * (kept + index), BASE);
    if (known != null) {
      line(grid, "disk", "disk: records of tracks (give twice that)", known.disk, 0);
    }
    grid.note(
        String.format(
            Locale.ROOT,
            "Bytes a track were measured with %,d tracks and one model; every other size is"
                + " computed from them.",
            tracks));
    if (known != null) {
      grid.note(
          String.format(
              Locale.ROOT, "Names and records were measured with %,d tracks.", known.tracks));
    }
    grid.note(
        "Heap to give: all that lives and a quarter more for the collector, and 512 MB for the"
            + " process.");
    grid.note("RocksDB's cache and the file system's are outside the heap.");
  }

  private void line(Grid grid, String key, String label, double bytesATrack, double base) {
    List<@Nullable Figure> cells = new ArrayList<>();
    cells.add(Figure.of("sizing_" + key + "_bytes", label, bytesATrack, "bytes a track"));
    for (int thousands : THOUSANDS) {
      double bytes = base + bytesATrack * thousands * 1_000;
      cells.add(
          Figure.of(
              "sizing_%s_mb_%dk".formatted(key, thousands), label, Math.rint(bytes / 1e6), "MB"));
    }
    grid.line(label, cells);
  }
}
