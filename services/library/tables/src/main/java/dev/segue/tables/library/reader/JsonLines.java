package dev.segue.tables.library.reader;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.segue.tables.library.EntrySink;
import dev.segue.tables.library.Place;
import dev.segue.tables.source.Input;
import dev.segue.tables.source.LineReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/** Goes through JSON lines: each stands for itself, so one that is broken spoils no other. */
final class JsonLines {

  /** A longer line is no entry; those of ListenBrainz and beets have a few thousand characters. */
  private static final int LONGEST = 1 << 20;

  /** Two objects on one line are no JSON lines: the second would be lost. */
  private static final ObjectReader READER =
      JsonWalk.MAPPER.reader(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private JsonLines() {}

  static void read(Input input, @Nullable String member, EntrySink sink, JsonWalk.Element element)
      throws IOException {
    LineReader lines = new LineReader(input.text(null), LONGEST);
    long number = 0;
    try {
      for (String line = lines.next(); line != null; line = lines.next()) {
        number++;
        if (!line.isBlank()) {
          line(Place.line(member, number), line, lines.isCut(), sink, element);
        }
      }
    } catch (CharacterCodingException e) {
      sink.rejected(
          Place.line(member, number + 1),
          "not text of its encoding from here on, so the rest was not read",
          "");
    }
  }

  private static void line(
      Place place, String line, boolean cut, EntrySink sink, JsonWalk.Element element)
      throws IOException {
    if (cut) {
      sink.rejected(place, "the line is longer than " + LONGEST + " characters", "");
      return;
    }
    JsonNode object;
    try {
      object = READER.readTree(line);
    } catch (JsonProcessingException e) {
      sink.rejected(place, "the line is not JSON", "");
      return;
    }
    if (object.isObject()) {
      element.visit(place, object);
    } else {
      sink.rejected(place, "not an object of JSON", "");
    }
  }
}
