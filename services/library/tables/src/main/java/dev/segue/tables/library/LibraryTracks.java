package dev.segue.tables.library;

import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.tables.map.Outcome.Reject;
import dev.segue.tables.source.CollectException;
import dev.segue.tables.value.TrackIds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the entries of a file, or of an archive, to tracks. Entries are of one track if they have
 * an id in common, or the same title and artists and no ids of one service that differ; so a play
 * that has only names joins the song of the library that has an id.
 *
 * <p>Holds all tracks in memory, {@value #MAX_TRACKS} at most.
 */
public final class LibraryTracks implements EntrySink {

  static final int MAX_TRACKS = 2_000_000;
  static final int MAX_REJECTS = 100_000;

  private final TrackIds made = new TrackIds();
  private final List<LibraryTrack> tracks = new ArrayList<>();
  private final Map<String, LibraryTrack> byId = new HashMap<>();
  private final Map<String, LibraryTrack> byName = new HashMap<>();
  private final Map<String, Long> leftOut = new LinkedHashMap<>();
  private final Map<String, Cause> values = new LinkedHashMap<>();
  private final Set<String> notes = new LinkedHashSet<>();
  private final List<Reject> rejects = new ArrayList<>();
  private long used;
  private long left;
  private long plays;
  private long otherPlays;

  private static final class Cause {
    private final String example;
    private long count;

    Cause(String example) {
      this.example = example;
    }
  }

  @Override
  public void entry(LibraryEntry entry) {
    TrackFeatures track = entry.track();
    String title = track.getTitle();
    if (title == null && entry.ids().isEmpty()) {
      rejected(entry.place(), "neither a title nor an id", "");
      return;
    }
    used++;
    Play play = entry.play();
    if (play != null) {
      plays++;
      otherPlays += play.end() == Play.End.OTHER ? 1 : 0;
    }
    String name = title == null ? null : made.derived(title, track.getArtists());
    LibraryTrack known = find(entry.ids(), name);
    if (known == null) {
      if (tracks.size() >= MAX_TRACKS) {
        throw new CollectException(
            "The file names more than "
                + MAX_TRACKS
                + " different tracks: split it, and collect the parts.");
      }
      known = new LibraryTrack(entry);
      tracks.add(known);
    } else {
      known.add(entry);
    }
    for (String id : entry.ids()) {
      byId.putIfAbsent(id, known);
    }
    if (name != null) {
      byName.putIfAbsent(name, known);
    }
  }

  private @Nullable LibraryTrack find(List<String> ids, @Nullable String name) {
    for (String id : ids) {
      LibraryTrack known = byId.get(id);
      if (known != null && !known.contradicts(ids)) {
        return known;
      }
    }
    LibraryTrack known = name == null ? null : byName.get(name);
    return known == null || known.contradicts(ids) ? null : known;
  }

  @Override
  public void leftOut(String kind) {
    left++;
    leftOut.merge(kind, 1L, Long::sum);
  }

  @Override
  public void rejected(Place place, String reason, String what) {
    if (rejects.size() >= MAX_REJECTS) {
      throw new CollectException(
          "More than "
              + MAX_REJECTS
              + " entries cannot be used, the last: "
              + place
              + ", "
              + reason
              + ".");
    }
    rejects.add(new Reject(place.line(), place.beyondLine(), "", reason, what));
  }

  @Override
  public void valueLeftOut(Place place, String field, String value, String reason) {
    values.computeIfAbsent(
            field + " " + reason, key -> new Cause(place + ": \"" + shortened(value) + "\""))
        .count++;
  }

  /** A value as it is shown to people. */
  static String shortened(String value) {
    String line = value.replaceAll("\\p{Cntrl}+", " ");
    return line.length() > 60 ? line.substring(0, 60) + "…" : line;
  }

  @Override
  public void note(String sentence) {
    notes.add(sentence);
  }

  /** The tracks in the order in which they came. */
  List<LibraryTrack> tracks() {
    return tracks;
  }

  /** The entries that could not be used, in their order. */
  List<Reject> rejects() {
    return rejects;
  }

  /** The id of a track of these. */
  String id(LibraryTrack track) {
    return track.id(made);
  }

  /**
   * The account of all entries, and what was decided and left out.
   *
   * @param what the file is, such as {@code iTunes library}
   */
  List<String> sentences(String what) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        String.format(
            Locale.ROOT,
            "%s: %,d entries = %,d used + %,d left out + %,d rejected; %,d different tracks.",
            what,
            used + left + rejects.size(),
            used,
            left,
            rejects.size(),
            tracks.size()));
    leftOut.forEach(
        (kind, count) ->
            sentences.add(String.format(Locale.ROOT, "Left out: %,d %s.", count, kind)));
    values.forEach(
        (cause, found) ->
            sentences.add(
                String.format(
                    Locale.ROOT,
                    "%,d %s left out, %s (the first in %s).",
                    found.count,
                    found.count == 1 ? "value" : "values",
                    cause,
                    found.example)));
    sentences.addAll(notes);
    return sentences;
  }

  /** All plays. */
  long plays() {
    return plays;
  }

  /** Plays that were neither to the end nor skips, or of which the file does not say it. */
  long otherPlays() {
    return otherPlays;
  }
}
