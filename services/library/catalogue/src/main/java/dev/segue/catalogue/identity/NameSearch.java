package dev.segue.catalogue.identity;

import dev.segue.catalogue.CatalogueSnapshot;
import dev.segue.catalogue.FoldedText;
import dev.segue.catalogue.Lengths;
import dev.segue.catalogue.RowNames;
import dev.segue.catalogue.identity.Resolution.Confidence;
import dev.segue.catalogue.identity.Resolution.Match;
import dev.segue.schemas.avro.Track;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * Finds many descriptions by title and artists in one pass over the catalogue. The title must be
 * the same, folded; one artist at least must be; and the length, where both are known, within
 * {@link Lengths#TOLERANCE_MS}. A track that has all the artists is preferred to one that has some.
 */
final class NameSearch {
  /** Most tracks that are looked at for a description: more say that the title says nothing. */
  private static final int MOST = 1_000;

  private final CatalogueSnapshot snapshot;
  private final BiFunction<List<String>, Predicate<Track>, List<Candidate>> store;
  private final Map<Long, List<Wanted>> byTitle = new HashMap<>();

  private record Wanted(
      int number, String title, Set<String> artists, double durationMs, List<String> found) {

    boolean isOne(Candidate candidate) {
      return candidate.title().equals(title)
          && candidate.artists().stream().anyMatch(artists::contains)
          && !Lengths.differ(durationMs, candidate.durationMs());
    }
  }

  NameSearch(
      CatalogueSnapshot snapshot,
      BiFunction<List<String>, Predicate<Track>, List<Candidate>> store) {
    this.snapshot = snapshot;
    this.store = store;
  }

  /** Looks for a description, too, if it has a title and an artist. */
  void add(int number, Description description) {
    String title = description.title();
    if (title == null || title.isBlank() || description.artists().isEmpty()) {
      return;
    }
    String folded = FoldedText.fold(title);
    byTitle
        .computeIfAbsent(RowNames.titleHash(folded), hash -> new ArrayList<>())
        .add(
            new Wanted(
                number,
                folded,
                Candidate.folded(description.artists()),
                description.durationMs(),
                new ArrayList<>()));
  }

  /** What was found, by the number of the description. */
  Map<Integer, Resolution> find() {
    if (byTitle.isEmpty()) {
      return Map.of();
    }
    RowNames names = snapshot.rows().names();
    for (int row = 0; row < snapshot.rowLimit(); row++) {
      List<Wanted> wanted = byTitle.get(names.titleHash(row));
      if (wanted != null && snapshot.isLive(row)) {
        for (Wanted one : wanted) {
          if (one.found.size() < MOST) {
            one.found.add(snapshot.rows().id(row));
          }
        }
      }
    }
    Map<Integer, Resolution> resolutions = new TreeMap<>();
    byTitle.values().forEach(list -> list.forEach(one -> resolutions.put(one.number, decide(one))));
    return resolutions;
  }

  private Resolution decide(Wanted wanted) {
    List<Candidate> all =
        store.apply(wanted.found, track -> true).stream().filter(wanted::isOne).toList();
    List<Candidate> whole =
        all.stream().filter(c -> c.artists().containsAll(wanted.artists)).toList();
    List<Candidate> best = whole.isEmpty() ? all : whole;
    boolean length =
        !Double.isNaN(wanted.durationMs)
            && best.stream().noneMatch(c -> Double.isNaN(c.durationMs()));
    return TrackResolver.decide(
        best, Match.NAMES, length && !whole.isEmpty() ? Confidence.LIKELY : Confidence.POSSIBLE);
  }
}
