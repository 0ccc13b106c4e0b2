package dev.segue.tables.library.reader;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.tables.library.EntryDraft;
import dev.segue.tables.library.EntrySink;
import dev.segue.tables.library.LibraryReader;
import dev.segue.tables.library.Place;
import dev.segue.tables.library.Rating;
import dev.segue.tables.source.Input;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * {@code YourLibrary.json} of Spotify's data export: {@code tracks} are liked, {@code bannedTracks}
 * disliked; albums, shows and the rest are no tracks.
 */
public final class SpotifyLibrary implements LibraryReader {

  @Override
  public void read(Input input, @Nullable String member, EntrySink sink) throws IOException {
    JsonWalk.read(
        input,
        member,
        sink,
        walk ->
            walk.object(
                "a library of Spotify",
                name -> {
                  switch (name) {
                    case "tracks" -> walk.elements((place, track) -> track(place, track, 1, sink));
                    case "bannedTracks" ->
                        walk.elements((place, track) -> track(place, track, -1, sink));
                    case "albums", "shows", "episodes", "artists" -> walk.leftOut("saved " + name);
                    case "bannedArtists" -> walk.leftOut("banned artists");
                    default -> walk.skip();
                  }
                }));
  }

  private static void track(Place place, JsonNode track, int rating, EntrySink sink) {
    new EntryDraft(place, sink)
        .title(JsonWalk.text(track, "track"))
        .artist(JsonWalk.text(track, "artist"))
        .album(JsonWalk.text(track, "album"))
        .spotify(JsonWalk.text(track, "uri"))
        .rated(new Rating(rating, 0))
        .done();
  }
}
