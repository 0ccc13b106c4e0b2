package dev.segue.offline.evaluate;

import dev.segue.offline.OfflineRow;
import dev.segue.offline.OfflineTable;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The tracks of a table for an evaluation: one entry for each title and artist. A piece of music
 * that is there several times, as single, on albums, in playlists, would be its own best neighbour
 * and carry its own label; so its first row stands for all of them, with the labels of that row.
 *
 * <p>Titles and artists are compared without case, width of characters or number of blanks. A row
 * without a title stands for its id.
 *
 * @param name what people call the table
 * @param ids number of different ids
 * @param labels the columns
 * @param tracks in the order of the table
 */
public record LabelledTable(String name, int ids, List<String> labels, List<LabelledTrack> tracks) {
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /** Copies the lists. */
  public LabelledTable {
    labels = List.copyOf(labels);
    tracks = List.copyOf(tracks);
  }

  /**
   * The entries of a table.
   *
   * @param labels columns that the table was read with, by the same names
   */
  public static LabelledTable of(OfflineTable table, List<String> labels) {
    Map<String, LabelledTrack> first = new LinkedHashMap<>();
    for (OfflineRow row : table.rows()) {
      first.computeIfAbsent(
          piece(row),
          piece ->
              new LabelledTrack(
                  row.id(),
                  row.features(),
                  labels.stream().map(label -> row.labels().getOrDefault(label, "")).toList()));
    }
    return new LabelledTable(table.name(), ids(table), labels, List.copyOf(first.values()));
  }

  private static int ids(OfflineTable table) {
    return (int) table.rows().stream().map(OfflineRow::id).distinct().count();
  }

  /** What rows of the same music have in common. */
  static String piece(OfflineRow row) {
    String title = row.title();
    return title == null
        ? "id " + row.id()
        : normalised(title) + "\n" + normalised(String.join(", ", row.artists()));
  }

  private static String normalised(String text) {
    String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return BLANKS.matcher(folded).replaceAll(" ").strip();
  }
}
