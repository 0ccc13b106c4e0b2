package dev.segue.tables.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows in a JSON value: an answer of a service keeps them in a list of a known name, a
 * data frame writes them column by column, a dictionary has them by id.
 */
final class JsonRows {

  /** What services and people call the list of what they answer with. */
  private static final Set<String> LISTS =
      Set.of(
          "items",
          "tracks",
          "track",
          "songs",
          "song",
          "audio_features",
          "audiofeatures",
          "features",
          "content",
          "contents",
          "data",
          "results",
          "result",
          "rows",
          "records",
          "recommendations",
          "entries",
          "list",
          "values",
          "docs",
          "hits",
          "library",
          "matches",
          "recordings",
          "playlist");

  private static final Set<String> FEATURES =
      Set.of("audio_features", "audiofeatures", "features", "track", "song");

  /** Lists that belong to a single track. */
  private static final Set<String> PARTS =
      Set.of(
          "artists",
          "images",
          "genres",
          "seeds",
          "markets",
          "available_markets",
          "copyrights",
          "tags",
          "albums",
          "sections",
          "segments",
          "bars",
          "beats",
          "tatums");

  private static final Set<String> NAMES_OF_A_ROW =
      Set.of("id", "uri", "track_id", "title", "track_name", "energy", "tempo", "danceability");

  private static final int DEEPEST = 4;

  private JsonRows() {}

  /** Whether a list of this name holds rows, wherever it stands. */
  static boolean isList(String name) {
    return LISTS.contains(name.toLowerCase(Locale.ROOT));
  }

  /** The rows in a value, in its order; the value itself if it is none of these forms. */
  static List<JsonNode> in(JsonNode value) {
    List<JsonNode> rows = new ArrayList<>();
    add(value, rows, 0);
    return rows;
  }

  private static void add(JsonNode value, List<JsonNode> rows, int depth) {
    if (value.isArray() && depth < DEEPEST) {
      if (isTable(value)) {
        addTable(value.get(0), value, 1, rows);
      } else {
        value.forEach(element -> add(element, rows, depth + 1));
      }
      return;
    }
    JsonNode list = value.isObject() && depth < DEEPEST ? list(value, 0) : null;
    if (list != null) {
      list.forEach(element -> add(element, rows, depth + 1));
    } else if (value.isObject() && !addFrame(value, rows)) {
      rows.add(value);
    } else if (!value.isObject()) {
      rows.add(value);
    }
  }

  /** Whether a property of this name is one of a track. */
  static boolean isOfRow(String name) {
    return NAMES_OF_A_ROW.contains(name);
  }

  /** Whether a list of this name is a part of the track that it stands in. */
  static boolean isOfTrack(String name) {
    return FEATURES.contains(name.toLowerCase(Locale.ROOT));
  }

  /** The list of rows in an object that is not a row itself; null if it has none. */
  private static @Nullable JsonNode list(JsonNode object, int depth) {
    boolean row = NAMES_OF_A_ROW.stream().anyMatch(name -> isScalar(object.path(name)));
    JsonNode named = named(object, depth, row);
    return named != null || row ? named : largest(object);
  }

  private static boolean isScalar(JsonNode value) {
    return value.isValueNode() && !value.isNull();
  }

  private static @Nullable JsonNode named(JsonNode object, int depth, boolean inRow) {
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      JsonNode value = property.getValue();
      if (!isList(property.getKey()) || (inRow && isOfTrack(property.getKey()))) {
        continue;
      }
      if (isObjects(value)) {
        return value;
      }
      JsonNode inner = value.isObject() && depth < DEEPEST ? named(value, depth + 1, inRow) : null;
      if (inner != null) {
        return inner;
      }
    }
    return null;
  }

  /** The longest list of objects that is no part of a single track. */
  private static @Nullable JsonNode largest(JsonNode object) {
    JsonNode largest = null;
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      JsonNode value = property.getValue();
      if (isObjects(value)
          && !PARTS.contains(property.getKey())
          && (largest == null || value.size() > largest.size())) {
        largest = value;
      }
    }
    return largest;
  }

  private static boolean isObjects(JsonNode value) {
    if (!value.isArray()) {
      return false;
    }
    for (JsonNode element : value) {
      if (!element.isNull()) {
        return element.isObject();
      }
    }
    return false;
  }

  /** A list of lists of which the first has the names. */
  private static boolean isTable(JsonNode array) {
    if (array.size() < 2 || !array.get(0).isArray() || array.get(0).isEmpty()) {
      return false;
    }
    for (JsonNode name : array.get(0)) {
      if (!name.isTextual()) {
        return false;
      }
    }
    return array.get(1).isArray();
  }

  private static void addTable(JsonNode names, JsonNode lines, int from, List<JsonNode> rows) {
    for (int i = from; i < lines.size(); i++) {
      JsonNode line = lines.get(i);
      ObjectNode row = JsonNodeFactory.instance.objectNode();
      for (int column = 0; column < names.size() && line.isArray(); column++) {
        row.set(names.get(column).asText(), line.path(column));
      }
      rows.add(line.isArray() ? row : line);
    }
  }

  /** A data frame as pandas writes it, or a dictionary of tracks by id. */
  private static boolean addFrame(JsonNode object, List<JsonNode> rows) {
    if (object.path("columns").isArray() && object.path("data").isArray()) {
      addTable(object.get("columns"), object.get("data"), 0, rows);
      return true;
    }
    if (object.size() < 2) {
      return object.size() == 1 && object.elements().next().isObject() && addById(object, rows);
    }
    boolean lists = true;
    boolean objects = true;
    for (JsonNode value : object) {
      lists &=
          value.isArray() && !isObjects(value) && value.size() == object.elements().next().size();
      objects &= value.isObject();
    }
    if (lists && !object.elements().next().isEmpty()) {
      addColumns(object, rows);
      return true;
    }
    return objects && (isIndexed(object) ? addIndexed(object, rows) : addById(object, rows));
  }

  private static void addColumns(JsonNode object, List<JsonNode> rows) {
    int size = object.elements().next().size();
    for (int i = 0; i < size; i++) {
      ObjectNode row = JsonNodeFactory.instance.objectNode();
      for (Map.Entry<String, JsonNode> column : object.properties()) {
        row.set(column.getKey(), column.getValue().path(i));
      }
      rows.add(row);
    }
  }

  /** Whether the objects have the numbers of rows as their names. */
  private static boolean isIndexed(JsonNode object) {
    for (JsonNode column : object) {
      for (Map.Entry<String, JsonNode> cell : column.properties()) {
        if (!cell.getKey().chars().allMatch(Character::isDigit) || cell.getValue().isObject()) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean addIndexed(JsonNode object, List<JsonNode> rows) {
    Map<String, ObjectNode> byIndex = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> column : object.properties()) {
      for (Map.Entry<String, JsonNode> cell : column.getValue().properties()) {
        byIndex
            .computeIfAbsent(cell.getKey(), index -> JsonNodeFactory.instance.objectNode())
            .set(column.getKey(), cell.getValue());
      }
    }
    rows.addAll(byIndex.values());
    return !byIndex.isEmpty();
  }

  /** Objects that have several names in common are rows, and what names them is their id. */
  private static boolean addById(JsonNode object, List<JsonNode> rows) {
    List<JsonNode> found = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      JsonNode value = entry.getValue();
      boolean scalars = NAMES_OF_A_ROW.stream().anyMatch(name -> value.path(name).isValueNode());
      if (!scalars || entry.getKey().length() < 2 || isPart(entry.getKey())) {
        return false;
      }
      ObjectNode row = JsonNodeFactory.instance.objectNode();
      if (!value.has("id")) {
        row.put("id", entry.getKey());
      }
      row.setAll((ObjectNode) value);
      found.add(row);
    }
    rows.addAll(found);
    return !found.isEmpty();
  }

  /** What nests the parts of one row: {@code {"track": {…}, "features": {…}}}. */
  private static boolean isPart(String name) {
    return isList(name)
        || PARTS.contains(name)
        || Set.of("album", "artist", "audio", "metadata", "info", "item", "attributes")
            .contains(name);
  }

  /** The names of a table of lists, for a reader that has the first list only; null if none. */
  static @Nullable ArrayNode names(JsonNode first) {
    if (!first.isArray() || first.isEmpty()) {
      return null;
    }
    for (JsonNode name : first) {
      if (!name.isTextual()) {
        return null;
      }
    }
    return (ArrayNode) first;
  }

  /** The row of a list under these names. */
  static ObjectNode row(ArrayNode names, JsonNode values) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    for (int column = 0; column < names.size(); column++) {
      row.set(names.get(column).asText(), values.path(column));
    }
    return row;
  }
}
