package dev.segue.catalogue.identity;

import dev.segue.catalogue.Catalogue;
import dev.segue.catalogue.CatalogueSnapshot;
import dev.segue.catalogue.ExternalIds;
import dev.segue.catalogue.FoldedText;
import dev.segue.catalogue.TrackStore;
import dev.segue.catalogue.identity.Resolution.Confidence;
import dev.segue.catalogue.identity.Resolution.Match;
import dev.segue.schemas.avro.Track;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the track that somebody means: by its id; by another spelling of it; by an id that it has
 * elsewhere; by its recording code; and, where asked for, by title and artists. What comes first
 * decides. The index of the catalogue says which tracks to look at, and the store what they have,
 * so no hash decides anything.
 */
public final class TrackResolver {
  private static final String ISRC = "isrc:";

  private final Catalogue catalogue;
  private final TrackStore store;

  /** A resolver over the tracks of a catalogue, whose records are in {@code store}. */
  public TrackResolver(Catalogue catalogue, TrackStore store) {
    this.catalogue = catalogue;
    this.store = store;
  }

  /**
   * The id in the catalogue of the track that a text names; if there is none, the bare id in the
   * text, which is the text itself unless it is a known link or URI.
   *
   * @throws AmbiguousTrackException if several recordings have the id that the text gives
   */
  public String id(String text) {
    CatalogueSnapshot snapshot = catalogue.snapshot();
    if (snapshot.find(text) >= 0) {
      return text;
    }
    Spelling spelling = Spelling.of(text);
    Resolution found = byId(snapshot, text, spelling);
    for (String externalId : spelling.externalIds()) {
      if (found.candidates().isEmpty()) {
        found = byExternalId(snapshot, externalId, "", Double.NaN);
      }
    }
    if (found.isAmbiguous()) {
      throw new AmbiguousTrackException(text, found.candidates());
    }
    String id = found.id();
    return id == null ? spelling.bare() : id;
  }

  /**
   * The track of each description, in their order.
   *
   * @param byNames whether title and artists may decide where nothing else does: a pass over the
   *     whole catalogue
   */
  public List<Resolution> resolve(List<Description> descriptions, boolean byNames) {
    CatalogueSnapshot snapshot = catalogue.snapshot();
    List<Resolution> resolutions =
        descriptions.stream()
            .map(description -> resolve(snapshot, description))
            .collect(Collectors.toCollection(ArrayList::new));
    if (byNames) {
      NameSearch search = new NameSearch(snapshot, this::candidates);
      for (int i = 0; i < resolutions.size(); i++) {
        if (resolutions.get(i).candidates().isEmpty()) {
          search.add(i, descriptions.get(i));
        }
      }
      search.find().forEach(resolutions::set);
    }
    return List.copyOf(resolutions);
  }

  private Resolution resolve(CatalogueSnapshot snapshot, Description description) {
    List<String> externalIds = new ArrayList<>();
    String id = description.id();
    if (id != null) {
      Spelling spelling = Spelling.of(id);
      Resolution found = byId(snapshot, id, spelling);
      if (found.id() != null) {
        return found;
      }
      externalIds.addAll(spelling.externalIds());
    }
    description.externalIds().forEach(text -> externalIds.addAll(Spelling.of(text).externalIds()));
    String isrc = description.isrc();
    if (isrc != null) {
      ExternalIds.canonical(ISRC + isrc).ifPresent(externalIds::add);
    }
    // A recording code comes after all ids, which are of one track.
    externalIds.sort((one, other) -> Boolean.compare(isIsrc(one), isIsrc(other)));
    String wanted = description.title();
    String title = wanted == null ? "" : FoldedText.fold(wanted);
    for (String externalId : externalIds) {
      Resolution found = byExternalId(snapshot, externalId, title, description.durationMs());
      if (!found.candidates().isEmpty()) {
        return found;
      }
    }
    return Resolution.none();
  }

  private static Resolution byId(CatalogueSnapshot snapshot, String text, Spelling spelling) {
    for (String id : spelling.ids()) {
      if (snapshot.find(id) >= 0) {
        return Resolution.of(id, id.equals(text) ? Match.ID : Match.SPELLING, Confidence.CERTAIN);
      }
    }
    return Resolution.none();
  }

  private Resolution byExternalId(
      CatalogueSnapshot snapshot, String externalId, String title, double durationMs) {
    int[] rows = snapshot.withExternalId(externalId);
    List<Candidate> all =
        candidates(
            Arrays.stream(rows).mapToObj(snapshot.rows()::id).toList(),
            track -> ExternalIds.all(track).contains(externalId));
    boolean code = isIsrc(externalId);
    List<Candidate> left =
        code ? all.stream().filter(c -> !c.contradicts(title, durationMs)).toList() : all;
    return decide(
        left,
        code ? Match.ISRC : Match.EXTERNAL_ID,
        code ? title.isEmpty() ? Confidence.POSSIBLE : Confidence.LIKELY : Confidence.CERTAIN);
  }

  /** One, if all are of one recording: then any of them is right, and the most popular is taken. */
  static Resolution decide(List<Candidate> found, Match match, Confidence confidence) {
    if (found.isEmpty()) {
      return Resolution.none();
    }
    List<Candidate> sorted = found.stream().sorted(Candidate.LIKELIEST).toList();
    List<String> ids = sorted.stream().map(Candidate::id).toList();
    Candidate first = sorted.get(0);
    boolean one = sorted.stream().allMatch(first::isLike);
    return one
        ? new Resolution(first.id(), match, confidence, ids)
        : new Resolution(null, match, null, ids);
  }

  /** The tracks of these ids that the store has and that pass. */
  private List<Candidate> candidates(List<String> ids, Predicate<Track> passes) {
    List<Candidate> candidates = new ArrayList<>();
    if (!ids.isEmpty()) {
      for (@Nullable Track track : store.getAll(ids)) {
        if (track != null && passes.test(track)) {
          candidates.add(Candidate.of(track));
        }
      }
    }
    return candidates;
  }

  private static boolean isIsrc(String externalId) {
    return externalId.startsWith(ISRC);
  }
}
