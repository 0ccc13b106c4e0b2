package dev.segue.tables.library;

import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.tables.value.TrackIds;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All that the entries of a file say of one track: of two values, the one that came first. */
final class LibraryTrack {

  private static final String SPOTIFY = Namespaces.SPOTIFY + ":";
  private static final String SEGUE = Namespaces.SEGUE + ":";

  private final TrackFeatures track;
  private final Set<String> ids;
  private final long line;
  private @Nullable Rating rating;
  private @Nullable PlayTally plays;

  LibraryTrack(LibraryEntry first) {
    this.track = first.track();
    this.ids = new LinkedHashSet<>(first.ids());
    this.line = Math.max(1, first.place().line());
    statements(first);
  }

  void add(LibraryEntry entry) {
    TrackFeatures more = entry.track();
    for (int i = 0; i < more.getSchema().getFields().size(); i++) {
      Object known = track.get(i);
      if (known == null || (known instanceof List<?> list && list.isEmpty())) {
        track.put(i, more.get(i));
      }
    }
    ids.addAll(entry.ids());
    statements(entry);
  }

  private void statements(LibraryEntry entry) {
    Rating said = entry.rating();
    if (said != null && (rating == null || said.at() >= rating.at())) {
      rating = said;
    }
    if (entry.play() != null) {
      if (plays == null) {
        plays = new PlayTally();
      }
      plays.add(entry.play());
    }
  }

  /** Whether another entry that names one of these would be another track of the same name. */
  boolean contradicts(List<String> others) {
    for (String prefix : new String[] {SEGUE, SPOTIFY}) {
      String mine = first(ids, prefix);
      String theirs = first(others, prefix);
      if (mine != null && theirs != null && !mine.equals(theirs)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The track's id: Segue's own, else Spotify's, else one made of title and artists, else any other
   * that it has.
   */
  String id(TrackIds made) {
    String own = first(ids, SEGUE);
    if (own != null) {
      return own.substring(SEGUE.length());
    }
    String spotify = first(ids, SPOTIFY);
    if (spotify != null) {
      return spotify.substring(SPOTIFY.length());
    }
    String title = track.getTitle();
    return title != null ? made.derived(title, track.getArtists()) : ids.iterator().next();
  }

  private static @Nullable String first(Iterable<String> ids, String prefix) {
    for (String id : ids) {
      if (id.startsWith(prefix)) {
        return id;
      }
    }
    return null;
  }

  /** Names and features; the id is not set. */
  TrackFeatures track() {
    return track;
  }

  /** Whether there is anything to publish: an id alone is no track. */
  boolean isPublishable() {
    return track.getTitle() != null;
  }

  /** Whether its id can be that of a track of the catalogue. */
  boolean isRateable() {
    return isPublishable() || first(ids, SEGUE) != null || first(ids, SPOTIFY) != null;
  }

  /** Ids that others know, each {@code namespace:value}. */
  List<String> externalIds() {
    return ids.stream().filter(Namespaces::isPublished).toList();
  }

  /** Where the first entry stands, from 1. */
  long line() {
    return line;
  }

  @Nullable Rating rating() {
    return rating;
  }

  /**
   * What the file says of it, or else, if plays count, what they come to; null for nothing.
   *
   * @param counting whether plays count
   */
  @Nullable Rating rating(boolean counting) {
    PlayTally tally = plays;
    return rating != null || !counting || tally == null || tally.verdict() == 0
        ? rating
        : new Rating(tally.verdict(), tally.latest());
  }

  @Nullable PlayTally plays() {
    return plays;
  }
}
