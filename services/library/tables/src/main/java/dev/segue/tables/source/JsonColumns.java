package dev.segue.tables.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes rows of JSON objects. What is nested becomes columns with dots, as {@code album.name}; the
 * names of a list of objects become a list of names, and a list of objects without names is its
 * first ({@code audio_features[0].energy}). The header grows as new names come, up to {@link
 * #MAX_COLUMNS}; later ones are ignored.
 */
final class JsonColumns {

  static final int MAX_COLUMNS = 500;

  private static final int DEEPEST = 6;

  /** Where an object has the name of what it describes. */
  private static final List<String> NAMES =
      List.of("name", "artist_name", "artist_credit_name", "title", "artist");

  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private Header header = new Header(List.of());

  /** The columns known so far. */
  Header header() {
    return header;
  }

  /** The row of an object. */
  Row row(long line, JsonNode object) {
    Map<Integer, String> values = new LinkedHashMap<>();
    flatten("", object, 0, values);
    if (columns.size() > header.size()) {
      header = new Header(new ArrayList<>(columns.keySet()));
    }
    @Nullable String[] row = new String[header.size()];
    values.forEach((column, value) -> row[column] = value);
    return Row.of(line, header, row);
  }

  private void flatten(String prefix, JsonNode object, int depth, Map<Integer, String> values) {
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      String name = prefix + property.getKey();
      JsonNode value = property.getValue();
      if (value.isObject() && depth < DEEPEST && !value.isEmpty()) {
        flatten(name + ".", value, depth + 1, values);
      } else if (value.isArray() && !value.isEmpty() && value.get(0).isObject()) {
        JsonNode names = names((ArrayNode) value);
        if (names.isEmpty() && depth < DEEPEST) {
          flatten(name + "[0].", value.get(0), depth + 1, values);
        } else {
          put(name, names.toString(), values);
        }
      } else {
        put(name, text(value), values);
      }
    }
  }

  private void put(String name, @Nullable String value, Map<Integer, String> values) {
    Integer column = columns.get(name);
    if (column == null) {
      if (columns.size() >= MAX_COLUMNS) {
        return;
      }
      column = columns.size();
      columns.put(name, column);
    }
    if (value != null) {
      values.put(column, value);
    }
  }

  private static @Nullable String text(JsonNode value) {
    return value.isNull() || value.isMissingNode()
        ? null
        : value.isValueNode() ? value.asText() : value.toString();
  }

  /** {@code [{"name": "A", …}, …]}, as the streaming services' own answers have it. */
  private static ArrayNode names(ArrayNode array) {
    ArrayNode names = array.arrayNode();
    for (JsonNode element : array) {
      for (String key : NAMES) {
        JsonNode name = element.get(key);
        if (name != null && name.isTextual()) {
          names.add(name.textValue());
          break;
        }
      }
    }
    return names;
  }
}
