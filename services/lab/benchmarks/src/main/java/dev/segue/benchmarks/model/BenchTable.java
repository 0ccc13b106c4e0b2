package dev.segue.benchmarks.model;

import dev.segue.collector.sample.SampleTracks;
import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.tables.CollectListener;
import dev.segue.tables.Collection;
import dev.segue.tables.TableOptions;
import dev.segue.wire.FeatureVectors;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tracks that are measured on: those of a table, the first row of each id, or generated. */
final class BenchTable {
  private static final int GENERATED = 32_768;

  private BenchTable() {}

  /** Reads a table; generates one where {@code csv} is null. */
  static List<BenchTrack> read(@Nullable Path csv) {
    return csv == null ? generated(GENERATED) : read(Collection.csv(TableOptions.of(csv)));
  }

  /** Generates tracks, the same ones each time. */
  static List<BenchTrack> generated(int tracks) {
    return read(SampleTracks.collection(1, tracks));
  }

  private static List<BenchTrack> read(Collection source) {
    Map<String, BenchTrack> first = new LinkedHashMap<>();
    try (Collection collection = source) {
      collection.read(
          accepted -> {
            BenchTrack track = track(accepted.track());
            first.putIfAbsent(track.id(), track);
          },
          CollectListener.SILENT);
    }
    return List.copyOf(first.values());
  }

  private static BenchTrack track(TrackFeatures event) {
    String date = event.getReleaseDate();
    return new BenchTrack(
        event.getId(),
        FeatureVectors.of(event),
        date == null ? "" : date,
        event.getGenres().isEmpty() ? "" : event.getGenres().get(0));
  }
}
