package dev.segue.benchmarks.query;

import dev.segue.catalogue.Catalogue;
import dev.segue.catalogue.CatalogueSnapshot;
import dev.segue.catalogue.ServedModel;
import dev.segue.engine.factorize.FactorModel;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The query service's own catalogue, filled with generated tracks; without Kafka and HTTP. */
final class GeneratedCatalogue implements AutoCloseable {
  private static final int MANY = 5_000_000;
  private static final int BATCH = 1 << 14;
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
    filled.putAll();
    filled.filledHeap = Heap.used();
    return filled;
  }

  /** Adds the track of a number to the catalogue. */
  void put(long number) {
    put(source.draw(number));
  }

  private void put(GeneratedTracks.Drawn track) {
    catalogue.put(track.id(), track.features(), NO_TEXT, track.facts());
  }

  /** Draws on all processors while the catalogue's one writer writes. */
  private void putAll() {
    CompletableFuture<GeneratedTracks.Drawn[]> next = draw(0);
    for (int from = 0; from < tracks; from += BATCH) {
      GeneratedTracks.Drawn[] batch = next.join();
      next = draw(from + BATCH);
      for (GeneratedTracks.Drawn track : batch) {
        put(track);
      }
    }
  }

  private CompletableFuture<GeneratedTracks.Drawn[]> draw(int from) {
    int to = Math.min(tracks, from + BATCH);
    return CompletableFuture.supplyAsync(
        () ->
            IntStream.range(from, Math.max(from, to))
                .parallel()
                .mapToObj(source::draw)
                .toArray(GeneratedTracks.Drawn[]::new));
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

  /** Bytes a track of what does not depend on the model: features, ids, columns for filters. */
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

  @Override
  public void close() {
    catalogue.close();
  }
}
