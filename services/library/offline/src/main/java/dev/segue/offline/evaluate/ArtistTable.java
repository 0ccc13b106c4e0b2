package dev.segue.offline.evaluate;

import dev.segue.catalogue.FoldedText;
import dev.segue.engine.track.FeatureVector;
import dev.segue.offline.OfflineRow;
import dev.segue.offline.OfflineTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The artists of a table, each as the set of tracks that the artist has a part in. A title and
 * artist counts once, as in a {@link LabelledTable}; artists are told apart by their folded names.
 *
 * @param name what people call the table
 * @param rows the tracks, one for each title and artist
 * @param artists in the order in which the table names them
 */
public record ArtistTable(String name, List<OfflineRow> rows, List<Member> artists) {
  /** Copies the lists. */
  public ArtistTable {
    rows = List.copyOf(rows);
    artists = List.copyOf(artists);
  }

  /**
   * An artist.
   *
   * @param key the name folded
   * @param tracks positions among the rows
   * @param labels the one that most of the tracks have, for each column; empty where none has one
   */
  public record Member(String key, List<Integer> tracks, List<String> labels) {
    /** Copies the lists. */
    public Member {
      tracks = List.copyOf(tracks);
      labels = List.copyOf(labels);
    }
  }

  /**
   * The artists of a table.
   *
   * @param labels columns that the table was read with, by the same names
   */
  public static ArtistTable of(OfflineTable table, List<String> labels) {
    Map<String, OfflineRow> first = new LinkedHashMap<>();
    table.rows().forEach(row -> first.putIfAbsent(LabelledTable.piece(row), row));
    List<OfflineRow> rows = List.copyOf(first.values());
    Map<String, List<Integer>> byArtist = new LinkedHashMap<>();
    for (int at = 0; at < rows.size(); at++) {
      int row = at;
      rows.get(at).artists().stream()
          .map(FoldedText::fold)
          .filter(key -> !key.isEmpty())
          .distinct()
          .forEach(key -> byArtist.computeIfAbsent(key, unused -> new ArrayList<>()).add(row));
    }
    List<Member> artists = new ArrayList<>();
    byArtist.forEach(
        (key, tracks) ->
            artists.add(
                new Member(
                    key,
                    tracks,
                    labels.stream().map(label -> most(rows, tracks, label)).toList())));
    return new ArtistTable(table.name(), rows, artists);
  }

  /** The artists in the place of tracks, to be judged by their labels alone. */
  LabelledTable labelled(List<String> labels) {
    FeatureVector none = FeatureVector.builder().build();
    return new LabelledTable(
        name,
        artists.size(),
        labels,
        artists.stream().map(one -> new LabelledTrack(one.key(), none, one.labels())).toList());
  }

  private static String most(List<OfflineRow> rows, List<Integer> tracks, String label) {
    // In the order of the texts, so that of labels that are equally frequent always the same
    // counts.
    Map<String, Integer> counts = new TreeMap<>();
    for (int track : tracks) {
      String value = rows.get(track).labels().getOrDefault(label, "");
      if (!value.isEmpty()) {
        counts.merge(value, 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .reduce((one, other) -> other.getValue() > one.getValue() ? other : one)
        .map(Map.Entry::getKey)
        .orElse("");
  }
}
