package dev.segue.recommend;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.segue.catalogue.Catalogue;
import dev.segue.catalogue.CatalogueSample;
import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.factorize.ModelFitter;
import dev.segue.engine.factorize.Recipe;
import dev.segue.engine.sample.BottomKSample.Entry;
import dev.segue.engine.sample.FeatureTotals;
import dev.segue.engine.track.Feature;
import dev.segue.engine.track.FeatureVector;
import dev.segue.schemas.avro.Track;
import dev.segue.wire.FeatureVectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The published table of 28,356 songs, served by {@code tuned}; skips where it is absent. */
final class RealTable implements AutoCloseable {
  private static final String TABLE = "data/tidytuesday/spotify_songs.csv";

  final Catalogue catalogue = new Catalogue();
  final Map<String, Track> tracks = new LinkedHashMap<>();

  RealTable() throws IOException, InterruptedException, ExecutionException, TimeoutException {
    try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(table())) {
      for (NamedCsvRecord row : reader) {
        String id = row.getField("track_id");
        if (!tracks.containsKey(id)) {
          Track track = track(id, row);
          tracks.put(id, track);
          RandomTracks.put(catalogue, track);
        }
      }
    }
    List<Entry> sample = CatalogueSample.of(catalogue.snapshot(), 8192);
    FeatureTotals totals = new FeatureTotals();
    sample.forEach(entry -> totals.add(entry.row()));
    FactorModel model =
        ModelFitter.settle(Recipe.tuned(), sample, totals, null, 0).model().orElseThrow();
    catalogue.serve(model).get(60, TimeUnit.SECONDS);
  }

  private static Track track(String id, NamedCsvRecord row) {
    FeatureVector.Builder features = FeatureVector.builder();
    for (Feature feature : Feature.values()) {
      String name = feature == Feature.POPULARITY ? "track_popularity" : feature.label();
      row.findField(name)
          .map(Double::parseDouble)
          .ifPresent(value -> features.raw(feature, clamped(feature, value)));
    }
    return Track.newBuilder()
        .setId(id)
        .setTitle(row.getField("track_name"))
        .setArtists(List.of(row.getField("track_artist")))
        .setFeatures(FeatureVectors.toRecord(features.build()))
        .build();
  }

  /** Few rows are louder than full scale. */
  private static double clamped(Feature feature, double value) {
    return feature == Feature.LOUDNESS ? Math.min(0, value) : value;
  }

  /** In a folder {@code shared} beside the repository. */
  private static Path table() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null) {
      Path candidate = folder.resolve("shared").resolve(TABLE);
      if (Files.exists(candidate)) {
        return candidate;
      }
      folder = folder.getParent();
    }
    assumeTrue(false, "needs shared/" + TABLE + " beside the repository");
    throw new IllegalStateException("skipped above");
  }

  @Override
  public void close() {
    catalogue.close();
  }
}
