package dev.segue.streams;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.segue.engine.track.Feature;
import dev.segue.schemas.avro.TrackFeatures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tables that are kept beside the repository, in a folder {@code shared}. A test that needs one is
 * skipped, with a message, where it is absent.
 */
final class SharedTables {
  private SharedTables() {}

  /** The rows of a table with features under their own names, as events with invented ids. */
  static List<TrackFeatures> synthetic(String file) {
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(find(file))) {
      return reader.stream().map(row -> event("row-" + row.getStartingLineNumber(), row)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The tracks of the real table, the first row of each. */
  static List<TrackFeatures> real() {
    Map<String, TrackFeatures> tracks = new LinkedHashMap<>();
    try (CsvReader<NamedCsvRecord> reader =
        CsvReader.builder().ofNamedCsvRecord(find("data/tidytuesday/spotify_songs.csv"))) {
      for (NamedCsvRecord row : reader) {
        String id = row.getField("track_id");
        tracks.putIfAbsent(id, event(id, row));
      }
      return List.copyOf(tracks.values());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A table of numbers without a header. */
  static double[][] numbers(String file) {
    try {
      return Files.readAllLines(find(file)).stream()
          .filter(line -> !line.isBlank())
          .map(
              line -> Arrays.stream(line.split(",", -1)).mapToDouble(Double::parseDouble).toArray())
          .toArray(double[][]::new);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TrackFeatures event(String id, NamedCsvRecord row) {
    TrackFeatures event = TrackFeatures.newBuilder().setId(id).setTitle(id).build();
    for (Feature feature : Feature.values()) {
      Optional<String> text =
          row.findField(feature.label()).or(() -> row.findField("track_" + feature.label()));
      event.put(feature.label(), text.map(Double::valueOf).orElse(null));
    }
    return event;
  }

  private static Path find(String relative) {
    @Nullable Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("shared").resolve(relative))) {
      folder = folder.getParent();
    }
    assumeTrue(folder != null, () -> "needs shared/" + relative + " beside the repository");
    return Path.of(String.valueOf(folder), "shared").resolve(relative);
  }
}
