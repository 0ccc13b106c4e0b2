package dev.segue.benchmarks.query;

import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.index.BruteForceIndex;
import dev.segue.engine.index.EmbeddingIndex;
import dev.segue.engine.index.Metric;
import dev.segue.query.catalogue.Catalogue;
import dev.segue.query.catalogue.CatalogueSnapshot;
import dev.segue.query.catalogue.ServedModel;
import java.util.Locale;
import java.util.function.Consumer;

/** The query service's own catalogue, filled with generated tracks; without Kafka and HTTP. */
final class GeneratedCatalogue implements AutoCloseable {
  private static final int MANY = 5_000_000;
  private static final byte[] NO_TEXT = {};

  private final Catalogue catalogue = new Catalogue();
  private final GeneratedTracks source = new GeneratedTracks();
  private final int tracks;
  private final int rank;
  private double emptyHeap;
  private double filledHeap;

  private GeneratedCatalogue(int tracks) {
    this.tracks = tracks;
    rank = tracks < MANY ? 7 : 8;
  }

  static GeneratedCatalogue fill(int tracks, Consumer<String> status) {
    GeneratedCatalogue filled = new GeneratedCatalogue(tracks);
    filled.emptyHeap = Heap.used();
    status.accept(String.format(Locale.ROOT, "drawing %,d tracks", tracks));
    for (int number = 0; number < tracks; number++) {
      filled.put(number);
    }
    filled.filledHeap = Heap.used();
    return filled;
  }

  /** Adds the track of a number to the catalogue. */
  void put(long number) {
    catalogue.put(GeneratedTracks.id(number), source.features(number), NO_TEXT);
  }

  GeneratedTracks source() {
    return source;
  }

  int tracks() {
    return tracks;
  }

  /** Number of components of its models. */
  int rank() {
    return rank;
  }

  /** Bytes a track of what does not depend on the model: features, ids, deaths. */
  double columnBytes() {
    return (filledHeap - emptyHeap) / tracks;
  }

  /** Bytes a track of all, with one model. */
  double allBytes() {
    return (Heap.used() - emptyHeap) / tracks;
  }

  /** Serves a model; returns the seconds until it answers. */
  double serve(FactorModel model) {
    long start = System.nanoTime();
    catalogue.serve(model).join();
    return (System.nanoTime() - start) / 1e9;
  }

  CatalogueSnapshot snapshot() {
    return catalogue.snapshot();
  }

  static ServedModel served(CatalogueSnapshot snapshot) {
    return snapshot.model("classic").orElseThrow();
  }

  /** The same rows under the same numbers, to be found by looking at each. */
  static BruteForceIndex bruteForce(EmbeddingIndex.Snapshot index, int rank) {
    BruteForceIndex all = new BruteForceIndex(rank, Metric.DOT);
    follow(all, index, rank);
    return all;
  }

  /** Appends what {@code index} has more. */
  static void follow(BruteForceIndex all, EmbeddingIndex.Snapshot index, int rank) {
    float[] row = new float[rank];
    for (int i = all.snapshot().bound(); i < index.bound(); i++) {
      index.copyRow(i, row, 0);
      all.append(row, 0);
    }
  }

  @Override
  public void close() {
    catalogue.close();
  }
}
