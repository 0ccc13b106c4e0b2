package dev.segue.tables.library.reader;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.tables.library.EntryDraft;
import dev.segue.tables.library.EntrySink;
import dev.segue.tables.library.LibraryReader;
import dev.segue.tables.library.Namespaces;
import dev.segue.tables.library.Place;
import dev.segue.tables.library.Play.End;
import dev.segue.tables.source.Input;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code listens/YYYY/M.jsonl} of a ListenBrainz export: a listen is sent when at least half of a
 * track, or four minutes, were played, and counts as a full play.
 */
public final class ListenBrainzListens implements LibraryReader {

  private static final double MILLIS = 1_000;
  private static final double LATEST = 1e11;

  @Override
  public void read(Input input, @Nullable String member, EntrySink sink) throws IOException {
    JsonLines.read(input, member, sink, (place, listen) -> listen(place, listen, sink));
  }

  private static void listen(Place place, JsonNode listen, EntrySink sink) {
    JsonNode track = listen.path("track_metadata");
    JsonNode more = track.path("additional_info");
    JsonNode mapped = track.path("mbid_mapping");
    String title = JsonWalk.text(track, "track_name");
    String artist = JsonWalk.text(track, "artist_name");
    double seconds = listen.path("listened_at").asDouble(-1);
    if (!(seconds >= 0 && seconds < LATEST)) {
      sink.rejected(
          place, "listened_at is no number of seconds since 1970", JsonWalk.named(artist, title));
      return;
    }
    EntryDraft draft =
        new EntryDraft(place, sink)
            .title(title)
            .artist(artist)
            .artists(credited(mapped))
            .album(JsonWalk.text(track, "release_name"))
            .isrc(JsonWalk.text(more, "isrc"))
            .spotify(JsonWalk.text(more, "spotify_id"))
            .mbid(JsonWalk.text(mapped, "recording_mbid"))
            .mbid(JsonWalk.text(more, "recording_mbid"))
            .id(Namespaces.MSID, msid(listen, track, more))
            .played(End.FULL, Math.round(seconds * MILLIS));
    String duration = JsonWalk.text(more, "duration_ms");
    if (duration != null) {
      draft.duration("duration_ms", duration, 1);
    } else {
      draft.duration("duration", JsonWalk.text(more, "duration"), MILLIS);
    }
    draft.done();
  }

  private static @Nullable String msid(JsonNode listen, JsonNode track, JsonNode more) {
    for (JsonNode part : new JsonNode[] {track, listen, more}) {
      String msid = JsonWalk.text(part, "recording_msid");
      if (msid != null) {
        return msid;
      }
    }
    return null;
  }

  private static List<String> credited(JsonNode mapped) {
    List<String> names = new ArrayList<>(2);
    for (JsonNode artist : mapped.path("artists")) {
      String name = JsonWalk.text(artist, "artist_credit_name");
      if (name != null) {
        names.add(name);
      }
    }
    return names;
  }
}
