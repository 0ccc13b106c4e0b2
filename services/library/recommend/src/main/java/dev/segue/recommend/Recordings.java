package dev.segue.recommend;

import dev.segue.catalogue.EditionTitle;
import dev.segue.catalogue.Rows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells tracks of the same recording: the same title but for marks of an {@linkplain EditionTitle
 * edition} and the same first artist, where {@link EditionLikeness length or features} confirm it;
 * or the same recording code (ISRC), with a like title or length; or the same value of every
 * feature, ten of them known at least. What equals one of several equal tracks equals them all.
 */
final class Recordings {
  private static final int NONE = Integer.MIN_VALUE;

  /** With so many tracks of one title or code a new one is compared, the first of them. */
  private static final int COMPARED = 64;

  private final Rows rows;
  private final EditionLikeness likeness;
  private final Map<Song, List<Entry>> bySong = new HashMap<>();
  private final Map<Long, List<Entry>> byIsrc = new HashMap<>();
  private final FeatureTwins twins;

  Recordings(Rows rows) {
    this.rows = rows;
    likeness = new EditionLikeness(rows);
    twins = new FeatureTwins(rows);
  }

  private record Song(int title, String artist) {}

  private record Entry(int row, int recording) {}

  /**
   * Enters a track and returns the place of the recording it is of: {@code place}, or that of an
   * equal track that was entered before.
   *
   * @param place greater than the least integer
   */
  int enter(int row, int place) {
    int title = rows.facts().song(row);
    List<String> artists = title == 0 ? List.of() : rows.names().artists(row);
    // Without an artist a title says little: many songs are called the same.
    List<Entry> editions =
        artists.isEmpty()
            ? new ArrayList<>()
            : bySong.computeIfAbsent(
                new Song(title, EditionTitle.artist(artists.get(0))), song -> new ArrayList<>());
    long isrc = rows.facts().isrc(row);
    List<Entry> coded =
        isrc == 0 ? new ArrayList<>() : byIsrc.computeIfAbsent(isrc, code -> new ArrayList<>());
    int known = NONE;
    for (int i = 0; i < editions.size() && known == NONE; i++) {
      Entry other = editions.get(i);
      known = likeness.sameSong(other.row, row) ? other.recording : NONE;
    }
    for (int i = 0; i < coded.size() && known == NONE; i++) {
      Entry other = coded.get(i);
      known = likeness.sameCode(other.row, row) ? other.recording : NONE;
    }
    int recording = twins.enter(row, known == NONE ? place : known, known != NONE);
    Entry entry = new Entry(row, recording);
    if (editions.size() < COMPARED) {
      editions.add(entry);
    }
    if (coded.size() < COMPARED) {
      coded.add(entry);
    }
    return recording;
  }
}
