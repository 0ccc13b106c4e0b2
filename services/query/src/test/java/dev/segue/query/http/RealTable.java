package dev.segue.query.http;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.schemas.GeneratedRecords;
import dev.segue.schemas.avro.Track;
import dev.segue.wire.FeatureVectors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The real table, which is kept beside the repository in a folder {@code shared}; a test that needs
 * it is skipped, with a message, where it is absent.
 */
final class RealTable {
  private static final String FILE = "data/tidytuesday/spotify_songs.csv";

  private RealTable() {}

  /**
   * One track, the first row of it.
   *
   * @param raw values as the table has them, by the position of the feature; NaN where missing
   */
  record Row(String id, String title, String artist, String date, String genre, List<Double> raw) {
    double get(Feature feature) {
      return raw.get(feature.position());
    }

    int year() {
      return Integer.parseInt(date.substring(0, 4));
    }

    Track track() {
      FeatureVector.Builder features = FeatureVector.builder();
      for (Feature feature : Feature.values()) {
        if (!Double.isNaN(get(feature))) {
          features.raw(feature, get(feature));
        }
      }
      return GeneratedRecords.newTrack()
          .setId(id)
          .setTitle(title)
          .setArtists(List.of(artist))
          .setReleaseDate(date)
          .setGenres(List.of(genre))
          .setFeatures(FeatureVectors.toRecord(features.build()))
          .build();
    }
  }

  static List<Row> rows() {
    Map<String, Row> rows = new LinkedHashMap<>();
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(find())) {
      for (NamedCsvRecord line : reader) {
        String id = line.getField("track_id");
        rows.putIfAbsent(id, row(id, line));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ArrayList<>(rows.values());
  }

  private static Row row(String id, NamedCsvRecord line) {
    List<Double> raw = new ArrayList<>();
    for (Feature feature : Feature.values()) {
      Optional<String> text =
          line.findField(feature.label()).or(() -> line.findField("track_" + feature.label()));
      raw.add(text.filter(t -> !t.isBlank()).map(Double::valueOf).orElse(Double.NaN));
    }
    return new Row(
        id,
        line.getField("track_name"),
        line.getField("track_artist"),
        line.getField("track_album_release_date"),
        line.getField("playlist_genre"),
        raw);
  }

  private static Path find() {
    @Nullable Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("shared").resolve(FILE))) {
      folder = folder.getParent();
    }
    assumeTrue(folder != null, () -> "needs shared/" + FILE + " beside the repository");
    return Path.of(String.valueOf(folder), "shared").resolve(FILE);
  }
}
