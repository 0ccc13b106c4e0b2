package dev.segue.tables.library.reader;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.segue.tables.library.EntrySink;
import dev.segue.tables.library.Place;
import dev.segue.tables.source.Input;
import java.io.CharConversionException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a document of JSON that is too large for memory, element by element. Where it breaks
 * off, the rest is one rejected entry.
 */
final class JsonWalk {

  static final JsonMapper MAPPER =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private final BoundedParser parser;
  private final @Nullable String member;
  private final EntrySink sink;
  private long number;

  private JsonWalk(BoundedParser parser, @Nullable String member, EntrySink sink) {
    this.parser = parser;
    this.member = member;
    this.sink = sink;
  }

  /** What is done with a document. */
  interface Visit {
    void visit(JsonWalk walk) throws IOException;
  }

  /** What is done with a member of an object; it reads the value by one of the walk's methods. */
  interface Field {
    void visit(String name) throws IOException;
  }

  /** What is done with an element, which is an object. */
  interface Element {
    void visit(Place place, JsonNode object) throws IOException;
  }

  /** Goes through a document. */
  static void read(Input input, @Nullable String member, EntrySink sink, Visit visit)
      throws IOException {
    try (BoundedParser parser = new BoundedParser(MAPPER.createParser(input.text(null)))) {
      JsonWalk walk = new JsonWalk(parser, member, sink);
      try {
        if (parser.nextToken() == null) {
          throw new JsonEOFException(parser, null, "there is nothing in it");
        }
        visit.visit(walk);
        if (parser.nextToken() != null) {
          sink.rejected(walk.place(walk.number + 1), "more stands after the end of the JSON", "");
        }
      } catch (JsonProcessingException | CharConversionException | CharacterCodingException e) {
        sink.rejected(walk.place(walk.number + 1), broken(parser, e), "");
      }
    }
  }

  private static String broken(JsonParser parser, IOException e) {
    JsonLocation at = parser.currentLocation();
    String why =
        e instanceof StreamConstraintsException
            ? "larger or deeper than any entry"
            : e instanceof CharacterCodingException ? "not text of its encoding" : "not JSON";
    return String.format(
        "%s from line %d, column %d on, so the rest was not read",
        why, at.getLineNr(), at.getColumnNr());
  }

  /**
   * Goes through the members of the object that comes now.
   *
   * @param what what it should be, for the sentence where it is something else
   */
  void object(String what, Field field) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      other(what);
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      field.visit(name);
    }
  }

  /** Goes through the elements of the list that comes now: each is read as an object. */
  void elements(Element element) throws IOException {
    list(() -> value(element));
  }

  /** Reads the value that comes now as an object. */
  void value(Element element) throws IOException {
    JsonNode object = MAPPER.readTree(parser);
    number++;
    if (object.isObject()) {
      element.visit(place(number), object);
    } else {
      sink.rejected(place(number), "not an object", "");
    }
  }

  /** Goes through the objects in the list that comes now. */
  void objects(Field field) throws IOException {
    list(() -> object("an object", field));
  }

  /** What is done with an element of a list; it reads the element. */
  private interface Step {
    void take() throws IOException;
  }

  private void list(Step step) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      other("a list");
      return;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == null) {
        throw new JsonEOFException(parser, null, "the list has no end");
      }
      parser.begin();
      step.take();
    }
  }

  private void other(String expected) throws IOException {
    number++;
    sink.rejected(place(number), "not " + expected, "");
    skip();
  }

  /** Counts the elements of the list that comes now as something that is no track. */
  void leftOut(String kind) throws IOException {
    list(
        () -> {
          number++;
          skip();
          sink.leftOut(kind);
        });
  }

  /** Passes over the value that comes now. */
  void skip() throws IOException {
    parser.skipChildren();
  }

  /** The place of the entry of this number. */
  private Place place(long entry) {
    return Place.entry(member, entry);
  }

  /** A text or a number; null if the object has none of this name, or an empty one. */
  static @Nullable String text(JsonNode object, String name) {
    JsonNode value = object.path(name);
    String text = value.isTextual() || value.isNumber() ? value.asText().strip() : "";
    return text.isEmpty() ? null : text;
  }

  /** The title and the artists of a rejected entry, as far as there are any. */
  static String named(@Nullable String artist, @Nullable String title) {
    return (artist == null ? "" : artist + " - ") + (title == null ? "" : title);
  }
}
