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
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Spotify's extended streaming history, {@code Streaming_History_Audio_….json} or {@code
 * endsong_….json}: every play with how it ended. Plays of private sessions are left out, as their
 * listener asked for. Names of users, addresses, countries and devices are not looked at.
 */
public final class SpotifyHistory implements LibraryReader {

  /** Below this a play that was broken off is a skip (the rule of ListenBrainz' importer). */
  private static final double SKIP_MS = 30_000;

  private static final Set<String> BROKEN_OFF =
      Set.of("fwdbtn", "backbtn", "endplay", "clickrow", "clickside");

  @Override
  public void read(Input input, @Nullable String member, EntrySink sink) throws IOException {
    JsonWalk.read(
        input, member, sink, walk -> walk.elements((place, play) -> play(place, play, sink)));
  }

  private static void play(Place place, JsonNode play, EntrySink sink) {
    String title = JsonWalk.text(play, "master_metadata_track_name");
    String uri = JsonWalk.text(play, "spotify_track_uri");
    String artist = JsonWalk.text(play, "master_metadata_album_artist_name");
    if (title == null && uri == null) {
      if (isText(play, "episode_name") || isText(play, "spotify_episode_uri")) {
        sink.leftOut("podcast episodes");
      } else if (isText(play, "audiobook_title") || isText(play, "audiobook_uri")) {
        sink.leftOut("audiobooks");
      } else {
        sink.rejected(place, "names neither a track nor an episode", "");
      }
      return;
    }
    if (play.path("incognito_mode").asBoolean(false)) {
      sink.leftOut("plays of private sessions");
      return;
    }
    String time = JsonWalk.text(play, "ts");
    long at = time == null ? -1 : millis(time);
    JsonNode played = play.path("ms_played");
    if (at < 0 || !played.isNumber()) {
      sink.rejected(
          place,
          at < 0 ? "ts is no time of the form 2024-01-01T10:00:00Z" : "ms_played is not a number",
          JsonWalk.named(artist, title));
      return;
    }
    new EntryDraft(place, sink)
        .title(title)
        .artist(artist)
        .album(JsonWalk.text(play, "master_metadata_album_album_name"))
        .spotify(uri)
        .played(end(play, played.asDouble()), at)
        .done();
  }

  private static boolean isText(JsonNode play, String field) {
    return JsonWalk.text(play, field) != null;
  }

  private static End end(JsonNode play, double playedMs) {
    String reason = play.path("reason_end").asText("");
    if (reason.equals("trackdone") && playedMs > 0) {
      return End.FULL;
    }
    boolean brokenOff = play.path("skipped").asBoolean(false) || BROKEN_OFF.contains(reason);
    return brokenOff && playedMs < SKIP_MS ? End.SKIPPED : End.OTHER;
  }

  private static long millis(String time) {
    try {
      return Instant.parse(time).toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      return -1;
    }
  }
}
