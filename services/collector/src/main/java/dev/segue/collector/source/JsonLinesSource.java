package dev.segue.collector.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON lines: one object a line, its names being the columns. Lines need not have the same names;
 * the header grows as new ones come up to {@link #MAX_COLUMNS}, later ones are ignored. Numbers and
 * booleans become their text, an array stays JSON text, and an object with a {@code name} becomes
 * that name.
 */
public final class JsonLinesSource extends TextSource {

  static final int MAX_COLUMNS = 500;

  private final Input input;
  private final BufferedReader reader;

  /** Takes NaN, which Python writes where a table has nothing; what it means is the mapping's. */
  private final ObjectMapper mapper =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private Header header = new Header(List.of());
  private long line;

  private JsonLinesSource(Input input, BufferedReader reader) {
    super(input);
    this.input = input;
    this.reader = reader;
  }

  /**
   * Reads nothing yet.
   *
   * @param input closed with the source
   * @param encoding null for UTF-8, which is what JSON is written in
   */
  public static JsonLinesSource open(Input input, @Nullable Charset encoding) {
    try {
      Charset charset = encoding == null ? StandardCharsets.UTF_8 : encoding;
      return new JsonLinesSource(input, new BufferedReader(input.text(charset), 1 << 16));
    } catch (IOException e) {
      throw unreadable(input, 0, "UTF-8", e);
    }
  }

  @Override
  public Header header() {
    return header;
  }

  @Override
  public @Nullable Row next() {
    String text;
    do {
      text = readLine();
      if (text == null) {
        return null;
      }
      line++;
    } while (text.isBlank());
    JsonNode object;
    try {
      object = mapper.readTree(text);
    } catch (JsonProcessingException e) {
      return Row.damaged(line, header, text, "the line is not JSON: " + e.getOriginalMessage());
    }
    if (!object.isObject()) {
      return Row.damaged(line, header, text, "the line is JSON, but not an object");
    }
    return row(object);
  }

  private Row row(JsonNode object) {
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      if (columns.size() < MAX_COLUMNS) {
        columns.putIfAbsent(property.getKey(), columns.size());
      }
    }
    if (columns.size() > header.size()) {
      header = new Header(new ArrayList<>(columns.keySet()));
    }
    @Nullable String[] values = new String[header.size()];
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      Integer column = columns.get(property.getKey());
      if (column != null) {
        values[column] = text(property.getValue());
      }
    }
    return Row.of(line, header, values);
  }

  private static @Nullable String text(JsonNode value) {
    if (value.isNull()) {
      return null;
    }
    if (value.isValueNode()) {
      return value.asText();
    }
    if (value.isObject()) {
      JsonNode name = value.get("name");
      return name != null && name.isTextual() ? name.textValue() : value.toString();
    }
    if (value.size() > 0 && value.get(0).isObject()) {
      return names(value);
    }
    return value.toString();
  }

  /** {@code [{"name": "A", …}, …]}, as the streaming services' own answers have it. */
  private static String names(JsonNode array) {
    ArrayNode names = ((ArrayNode) array).arrayNode();
    for (JsonNode element : array) {
      JsonNode name = element.get("name");
      if (name != null && name.isTextual()) {
        names.add(name.textValue());
      }
    }
    return names.toString();
  }

  private @Nullable String readLine() {
    try {
      return reader.readLine();
    } catch (IOException e) {
      throw unreadable(input, line, "UTF-8", e);
    }
  }

  @Override
  public boolean decimalComma() {
    return false;
  }
}
