package dev.segue.offline;

import dev.segue.engine.track.FeatureVector;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of a table.
 *
 * @param line the line of the file it starts on, from 1
 * @param id the track's id; several rows have the same one where repeats are kept
 * @param title null where the table has none
 * @param artists none where the table has none
 * @param features in canonical units, at least one of them there
 * @param genres the genre labels, the broadest column first
 * @param labels what the row has in the columns asked for, by the name they were asked for with
 */
public record OfflineRow(
    long line,
    String id,
    @Nullable String title,
    List<String> artists,
    FeatureVector features,
    List<String> genres,
    Map<String, String> labels) {

  public OfflineRow {
    artists = List.copyOf(artists);
    genres = List.copyOf(genres);
    labels = Map.copyOf(labels);
  }
}
