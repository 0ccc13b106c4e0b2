package dev.segue.benchmarks.collect;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.segue.cli.report.Figure;
import dev.segue.cli.report.Report;
import dev.segue.collector.sample.SampleTracks;
import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.tables.CollectListener;
import dev.segue.tables.Collection;
import dev.segue.tables.TableOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Rows a second from a file to a checked track, without Kafka, beside the CSV library alone, which
 * only cuts the file into fields. The table is generated; both read it several times, and the best
 * time counts.
 */
public final class ParseBenchmark {
  private static final int ROUNDS = 4;
  private static final List<String> HEADER =
      List.of(
          "track_id",
          "track_name",
          "track_artist",
          "genre",
          "popularity",
          "danceability",
          "energy",
          "key",
          "loudness",
          "mode",
          "speechiness",
          "acousticness",
          "instrumentalness",
          "liveness",
          "valence",
          "tempo",
          "duration_ms");

  private ParseBenchmark() {}

  /** Measures with so many rows, in a file in this folder. */
  public static void run(Path folder, int rows, Report report) throws IOException {
    Path table = folder.resolve("parse.csv");
    write(table, rows);
    double plain = 0;
    double collector = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long begin = System.nanoTime();
      long fields = plainRead(table);
      long middle = System.nanoTime();
      collect(table, rows);
      long end = System.nanoTime();
      if (fields != (rows + 1L) * HEADER.size()) {
        throw new IllegalStateException("the plain reader saw " + fields + " fields");
      }
      plain = Math.max(plain, rows * 1e9 / (middle - begin));
      collector = Math.max(collector, rows * 1e9 / (end - middle));
    }
    report.add(
        Figure.of("parse_rows_per_s", "collector: rows parsed and checked", collector, "/s")
            .atLeast(100_000));
    report.add(Figure.of("csv_rows_per_s", "  plain CSV reader on the same file", plain, "/s"));
  }

  private static long plainRead(Path table) throws IOException {
    long fields = 0;
    try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(table)) {
      for (CsvRecord record : reader) {
        fields += record.getFieldCount();
      }
    }
    return fields;
  }

  private static void collect(Path table, int rows) {
    try (Collection collection = Collection.csv(TableOptions.of(table))) {
      long published = collection.read(track -> {}, CollectListener.SILENT).published();
      if (published != rows) {
        throw new IllegalStateException("the collector accepted " + published + " of " + rows);
      }
    }
  }

  private static void write(Path table, int rows) throws IOException {
    try (CsvWriter writer = CsvWriter.builder().build(table);
        Collection sample = SampleTracks.collection(1, rows)) {
      writer.writeRecord(HEADER);
      sample.read(accepted -> writer.writeRecord(row(accepted.track())), CollectListener.SILENT);
    }
  }

  private static List<String> row(TrackFeatures track) {
    return List.of(
        track.getId(),
        String.valueOf(track.getTitle()),
        String.join(", ", track.getArtists()),
        String.join(", ", track.getGenres()),
        text(track.getPopularity()),
        text(track.getDanceability()),
        text(track.getEnergy()),
        text(track.getKey()),
        text(track.getLoudness()),
        text(track.getMode()),
        text(track.getSpeechiness()),
        text(track.getAcousticness()),
        text(track.getInstrumentalness()),
        text(track.getLiveness()),
        text(track.getValence()),
        text(track.getTempo()),
        text(track.getDurationMs()));
  }

  private static String text(Number value) {
    return value == null ? "" : value.toString();
  }
}
