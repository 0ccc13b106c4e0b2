package dev.segue.tables.library.reader;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.tables.library.EntryDraft;
import dev.segue.tables.library.EntrySink;
import dev.segue.tables.library.LibraryReader;
import dev.segue.tables.library.Place;
import dev.segue.tables.source.Input;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * {@code Playlist1.json} and so on of Spotify's data export: the tracks of all playlists, which is
 * no judgement of them. Places are counted over all of the file's playlists.
 */
public final class SpotifyPlaylists implements LibraryReader {

  @Override
  public void read(Input input, @Nullable String member, EntrySink sink) throws IOException {
    JsonWalk.read(
        input,
        member,
        sink,
        walk ->
            walk.object(
                "a list of playlists of Spotify",
                name -> {
                  if (name.equals("playlists")) {
                    walk.objects(field -> field(walk, field, sink));
                  } else {
                    walk.skip();
                  }
                }));
  }

  private static void field(JsonWalk walk, String field, EntrySink sink) throws IOException {
    if (field.equals("items")) {
      walk.elements((place, item) -> item(place, item, sink));
    } else {
      walk.skip();
    }
  }

  private static void item(Place place, JsonNode item, EntrySink sink) {
    JsonNode track = item.path("track");
    JsonNode local = item.path("localTrack");
    if (track.isObject()) {
      new EntryDraft(place, sink)
          .title(JsonWalk.text(track, "trackName"))
          .artist(JsonWalk.text(track, "artistName"))
          .album(JsonWalk.text(track, "albumName"))
          .spotify(JsonWalk.text(track, "trackUri"))
          .done();
    } else if (local.isObject()) {
      String uri = JsonWalk.text(local, "uri");
      if (uri == null || !LocalTrackUri.fill(uri, new EntryDraft(place, sink))) {
        sink.rejected(place, "a local file whose address names no title", "");
      }
    } else if (item.path("episode").isObject()) {
      sink.leftOut("podcast episodes");
    } else if (item.path("audiobook").isObject() || item.path("chapter").isObject()) {
      sink.leftOut("audiobooks");
    } else {
      sink.leftOut("items of playlists that Spotify no longer has");
    }
  }
}
