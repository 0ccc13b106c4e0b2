package dev.segue.recommend.artist;

import dev.segue.catalogue.Catalogue;
import dev.segue.catalogue.CatalogueSnapshot;
import dev.segue.catalogue.FoldedText;
import dev.segue.catalogue.NameScan;
import dev.segue.catalogue.RowNames;
import dev.segue.engine.track.Feature;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds artists by name, and the tracks of one. Names are compared folded: case, accents and
 * punctuation do not count. Each question is one pass over the search text of the catalogue.
 */
public final class ArtistCatalogue {
  private static final int POPULARITY = Feature.POPULARITY.position();

  private final Catalogue catalogue;

  public ArtistCatalogue(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** How well a name matches, the best first. */
  private enum Kind {
    WHOLE,
    PREFIX,
    WORDS
  }

  private static final class Count {
    private final Kind kind;
    private int tracks;
    private int best = -1;
    private double popularity = -1;

    Count(Kind kind) {
      this.kind = kind;
    }

    void add(CatalogueSnapshot snapshot, int row) {
      double value = popularity(snapshot, row);
      // Equal popularity: the smaller id, so that the answer does not depend on the order of rows.
      if (best < 0
          || value > popularity
          || (value == popularity && snapshot.rows().compareIds(row, best) < 0)) {
        best = row;
        popularity = value;
      }
      tracks++;
    }
  }

  /**
   * Artists in whose name all words of the text begin a word: whole names first, then names that
   * begin with it, then others; the most popular first.
   *
   * @param text blank finds nobody
   */
  public List<ArtistMatch> search(String text, int limit) {
    String folded = FoldedText.fold(text);
    if (folded.isEmpty()) {
      return List.of();
    }
    CatalogueSnapshot snapshot = catalogue.snapshot();
    RowNames names = snapshot.rows().names();
    String[] words = folded.split(" ", -1);
    Map<String, Optional<Count>> counts = new HashMap<>();
    NameScan.forEachMatch(
        snapshot,
        folded,
        row -> {
          for (String name : names.artists(row)) {
            counts
                .computeIfAbsent(name, key -> kind(key, folded, words).map(Count::new))
                .ifPresent(count -> count.add(snapshot, row));
          }
        });
    List<Map.Entry<String, Optional<Count>>> found =
        counts.entrySet().stream()
            .filter(entry -> entry.getValue().isPresent())
            .sorted(
                Comparator.<Map.Entry<String, Optional<Count>>, Kind>comparing(
                        entry -> entry.getValue().orElseThrow().kind)
                    .thenComparing(entry -> -entry.getValue().orElseThrow().popularity)
                    .thenComparing(Map.Entry::getKey))
            .limit(limit)
            .toList();
    return found.stream()
        .map(
            entry -> {
              Count count = entry.getValue().orElseThrow();
              return new ArtistMatch(
                  entry.getKey(), count.tracks, count.popularity, snapshot.rows().id(count.best));
            })
        .toList();
  }

  /** The artist of this name, whole; empty if no track of the catalogue is by one. */
  public Optional<Artist> find(String name) {
    String key = FoldedText.fold(name);
    if (key.isEmpty()) {
      return Optional.empty();
    }
    CatalogueSnapshot snapshot = catalogue.snapshot();
    RowNames names = snapshot.rows().names();
    byte[] folded = RowNames.artist(key);
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row < snapshot.rowLimit(); row++) {
      if (snapshot.isLive(row) && names.hasArtist(row, folded)) {
        rows.add(row);
      }
    }
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    rows.sort(
        Comparator.<Integer>comparingDouble(row -> -popularity(snapshot, row))
            .thenComparing((a, b) -> snapshot.rows().compareIds(a, b)));
    return Optional.of(
        new Artist(
            key,
            rows.stream().map(snapshot.rows()::id).toList(),
            popularity(snapshot, rows.get(0))));
  }

  private static Optional<Kind> kind(String name, String text, String[] words) {
    if (name.equals(text)) {
      return Optional.of(Kind.WHOLE);
    }
    if (name.startsWith(text)) {
      return Optional.of(Kind.PREFIX);
    }
    String spaced = " " + name;
    for (String word : words) {
      if (!spaced.contains(" " + word)) {
        return Optional.empty();
      }
    }
    return Optional.of(Kind.WORDS);
  }

  private static double popularity(CatalogueSnapshot snapshot, int row) {
    float value = snapshot.rows().feature(row, POPULARITY);
    return Float.isNaN(value) ? -1 : value;
  }
}
