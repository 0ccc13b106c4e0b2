package dev.segue.tables.form;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * The names in the first document of a text of JSON, which may be cut off: {@code tracks[].artist}
 * for a member of an object in a list.
 */
final class JsonShape {

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int DEEPEST = 4;
  private static final int MOST = 2_000;
  private static final String LIST = "[]";

  private final Set<String> paths = new HashSet<>();

  private JsonShape() {}

  /** The shape of what the text begins with; no names if that is no JSON. */
  static JsonShape of(String text) {
    JsonShape shape = new JsonShape();
    if (text.startsWith("{") || text.startsWith("[")) {
      try (JsonParser parser = FACTORY.createParser(text)) {
        shape.walk(parser);
      } catch (IOException e) {
        // Cut off, or broken: what came before is the shape.
      }
    }
    return shape;
  }

  private void walk(JsonParser parser) throws IOException {
    Deque<String> open = new ArrayDeque<>();
    String value = "";
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      switch (token) {
        case FIELD_NAME -> {
          String parent = open.isEmpty() ? "" : open.peek();
          value = parent.isEmpty() ? parser.currentName() : parent + "." + parser.currentName();
          if (open.size() <= DEEPEST && paths.size() < MOST) {
            paths.add(value);
          }
        }
        case START_OBJECT -> open.push(elementOr(open, value));
        case START_ARRAY -> {
          open.push(elementOr(open, value) + LIST);
          value = "";
        }
        case END_OBJECT, END_ARRAY -> {
          open.pop();
          value = "";
          if (open.isEmpty()) {
            return;
          }
        }
        default -> value = "";
      }
    }
  }

  /** The path of a value: that of its name, or of the list in which it stands. */
  private static String elementOr(Deque<String> open, String value) {
    return value.isEmpty() && !open.isEmpty() ? open.peek() : value;
  }

  /** Whether all of these names are there. */
  boolean has(String... names) {
    for (String name : names) {
      if (!paths.contains(name)) {
        return false;
      }
    }
    return true;
  }

  /** Whether any of these names is there. */
  boolean hasAny(String... names) {
    for (String name : names) {
      if (paths.contains(name)) {
        return true;
      }
    }
    return false;
  }
}
