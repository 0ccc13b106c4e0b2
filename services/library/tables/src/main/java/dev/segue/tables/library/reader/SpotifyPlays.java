package dev.segue.tables.library.reader;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.tables.library.EntryDraft;
import dev.segue.tables.library.EntrySink;
import dev.segue.tables.library.LibraryReader;
import dev.segue.tables.library.Place;
import dev.segue.tables.library.Play.End;
import dev.segue.tables.source.Input;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * {@code StreamingHistory_music_0.json} and so on of Spotify's account data: the plays of a year by
 * names, without ids and without how they ended, so that they come to no rating.
 */
public final class SpotifyPlays implements LibraryReader {

  private static final String UNKNOWN_TRACK = "Unknown Track";
  private static final String UNKNOWN_ARTIST = "Unknown Artist";

  @Override
  public void read(Input input, @Nullable String member, EntrySink sink) throws IOException {
    JsonWalk.read(
        input, member, sink, walk -> walk.elements((place, play) -> play(place, play, sink)));
  }

  private static void play(Place place, JsonNode play, EntrySink sink) {
    String title = JsonWalk.text(play, "trackName");
    String artist = JsonWalk.text(play, "artistName");
    if (title == null && play.path("episodeName").isTextual()) {
      sink.leftOut("podcast episodes");
      return;
    }
    if (UNKNOWN_TRACK.equals(title) && UNKNOWN_ARTIST.equals(artist)) {
      sink.leftOut("plays of tracks that Spotify no longer names");
      return;
    }
    String end = JsonWalk.text(play, "endTime");
    long at = end == null ? -1 : millis(end);
    if (at < 0) {
      sink.rejected(
          place, "endTime is no time of the form 2024-01-01 10:00", JsonWalk.named(artist, title));
      return;
    }
    sink.note(
        "Plays of the account data do not say how they ended, so none counts as full or as skipped; the extended"
            + " streaming history of Spotify does.");
    new EntryDraft(place, sink).title(title).artist(artist).played(End.OTHER, at).done();
  }

  private static long millis(String time) {
    try {
      return LocalDateTime.parse(time.replace(' ', 'T')).toInstant(ZoneOffset.UTC).toEpochMilli();
    } catch (DateTimeException e) {
      return -1;
    }
  }
}
