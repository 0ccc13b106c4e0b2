package dev.segue.tables.library.reader;

import com.fasterxml.jackson.databind.JsonNode;
import dev.segue.tables.library.EntryDraft;
import dev.segue.tables.library.EntrySink;
import dev.segue.tables.library.LibraryReader;
import dev.segue.tables.library.Namespaces;
import dev.segue.tables.library.Place;
import dev.segue.tables.library.Rating;
import dev.segue.tables.source.Input;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * {@code feedback.jsonl} of a ListenBrainz export: {@code score} 1 is a like, −1 a dislike. Names
 * come from the listens with the same id.
 */
public final class ListenBrainzFeedback implements LibraryReader {

  private static final long MILLIS = 1_000;

  @Override
  public void read(Input input, @Nullable String member, EntrySink sink) throws IOException {
    JsonLines.read(input, member, sink, (place, said) -> said(place, said, sink));
  }

  private static void said(Place place, JsonNode said, EntrySink sink) {
    double score = said.path("score").asDouble(Double.NaN);
    if (score == 0) {
      sink.leftOut("feedback that was taken back");
    } else if (score != 1 && score != -1) {
      sink.rejected(place, "score is neither 1 nor -1", "");
    } else {
      JsonNode metadata = said.path("track_metadata");
      new EntryDraft(place, sink)
          .title(JsonWalk.text(metadata, "track_name"))
          .artist(JsonWalk.text(metadata, "artist_name"))
          .mbid(JsonWalk.text(said, "recording_mbid"))
          .id(Namespaces.MSID, JsonWalk.text(said, "recording_msid"))
          .rated(new Rating((int) score, Math.max(0, said.path("created").asLong(0)) * MILLIS))
          .done();
    }
  }
}
