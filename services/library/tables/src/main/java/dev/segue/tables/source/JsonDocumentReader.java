package dev.segue.tables.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of JSON over several lines, one after the other, without holding the whole: the
 * elements of a list, those of a list of a known name within an object, or the objects that follow
 * each other. What is none of these is held until it ends.
 */
final class JsonDocumentReader {

  /** An object that is none of the known forms, and has more tokens than these, is not read. */
  private static final long MOST_HELD = 20_000_000;

  private final JsonParser parser;
  private final ObjectMapper mapper;
  private final Deque<JsonNode> ready = new ArrayDeque<>();
  private @Nullable TokenBuffer held;
  private @Nullable ArrayNode names;
  private boolean inRows;
  private boolean atTopRows;
  private boolean inTrack;
  private int rowsDepth;
  private int depth;
  private long heldTokens;
  private long line = 1;

  JsonDocumentReader(JsonParser parser, ObjectMapper mapper) {
    this.parser = parser;
    this.mapper = mapper;
  }

  /** The line on which the last row starts. */
  long line() {
    return line;
  }

  /** The next row; null at the end. */
  @Nullable JsonNode next() throws IOException {
    while (ready.isEmpty()) {
      JsonToken token = parser.nextToken();
      if (token == null) {
        return null;
      }
      if (inRows) {
        element(token);
      } else {
        scan(token);
      }
    }
    return ready.poll();
  }

  /** An element of a list of rows, or its end. */
  private void element(JsonToken token) throws IOException {
    if (token == JsonToken.END_ARRAY) {
      inRows = false;
      names = null;
      depth = rowsDepth;
      return;
    }
    line = parser.currentTokenLocation().getLineNr();
    JsonNode value = mapper.readTree(parser);
    ArrayNode columns = names;
    if (value.isArray() && atTopRows && columns == null) {
      ArrayNode first = JsonRows.names(value);
      if (first != null) {
        names = first;
        return;
      }
    }
    if (value.isArray() && columns != null) {
      ready.add(JsonRows.row(columns, value));
    } else {
      ready.addAll(JsonRows.in(value));
    }
  }

  private void scan(JsonToken token) throws IOException {
    if (depth == 0) {
      top(token);
      return;
    }
    hold();
    if (depth == 1 && token == JsonToken.FIELD_NAME) {
      inTrack |= JsonRows.isOfRow(parser.currentName());
    }
    if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
      depth++;
      if (token == JsonToken.START_ARRAY && isRows()) {
        startRows();
      }
    } else if (token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY) {
      depth--;
      if (depth == 0) {
        end();
      }
    }
  }

  private void top(JsonToken token) throws IOException {
    line = parser.currentTokenLocation().getLineNr();
    if (token == JsonToken.START_ARRAY) {
      inRows = true;
      atTopRows = true;
      rowsDepth = 0;
    } else if (token == JsonToken.START_OBJECT) {
      held = new TokenBuffer(parser);
      heldTokens = 0;
      inTrack = false;
      depth = 1;
      hold();
    } else {
      ready.add(mapper.readTree(parser));
    }
  }

  private void hold() throws IOException {
    TokenBuffer buffer = held;
    if (buffer == null) {
      return;
    }
    if (++heldTokens > MOST_HELD) {
      throw new CollectException(
          "The JSON object on line "
              + line
              + " is too large to be read at once: write its tracks as JSON lines, or as a list"
              + " under the name items.");
    }
    buffer.copyCurrentEvent(parser);
  }

  /** Whether the list that starts here has a name of a list of rows, with only objects around. */
  private boolean isRows() {
    var context = parser.getParsingContext().getParent();
    String name = context == null ? null : context.getCurrentName();
    if (name == null || !JsonRows.isList(name) || (inTrack && JsonRows.isOfTrack(name))) {
      return false;
    }
    for (var outer = context; outer != null && !outer.inRoot(); outer = outer.getParent()) {
      if (!outer.inObject()) {
        return false;
      }
    }
    return true;
  }

  /** Looks at the first element: a list of objects is rows, and what was held is not needed. */
  private void startRows() throws IOException {
    JsonToken first = parser.nextToken();
    if (first == JsonToken.START_OBJECT || first == JsonToken.VALUE_NULL) {
      held = null;
      rowsDepth = depth - 1;
      inRows = true;
      atTopRows = false;
      element(first);
    } else if (first != null) {
      scan(first);
    }
  }

  private void end() throws IOException {
    TokenBuffer buffer = held;
    held = null;
    if (buffer == null) {
      return;
    }
    try (JsonParser again = buffer.asParser(mapper)) {
      again.nextToken();
      ready.addAll(JsonRows.in(mapper.readTree(again)));
    }
  }
}
