package dev.segue.tables.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * JSON in any layout: one object a line, a list of objects or an answer of a service over several
 * lines. The names within the objects are the columns ({@link JsonColumns}); objects need not have
 * the same names.
 *
 * <p>A line that is no JSON comes out damaged, and the next one is read. Where JSON over several
 * lines breaks off, the rest comes out as one damaged row.
 */
public final class JsonSource extends TextSource {

  /** A longer line is no track. */
  private static final int LONGEST_LINE = 1 << 26;

  private static final int HEAD = 1 << 16;
  private static final int DEEPEST = 500;

  /** Takes NaN, which Python writes where a table has nothing; what it means is the mapping's. */
  private static final ObjectMapper MAPPER = mapper();

  private final Input input;
  private final Charset encoding;
  private final @Nullable LineReader lines;
  private final @Nullable JsonDocumentReader document;
  private final JsonColumns columns = new JsonColumns();
  private final Deque<Row> ready = new ArrayDeque<>();
  private boolean ended;
  private long line;

  private JsonSource(
      Input input,
      Charset encoding,
      @Nullable LineReader lines,
      @Nullable JsonDocumentReader document) {
    super(input);
    this.input = input;
    this.encoding = encoding;
    this.lines = lines;
    this.document = document;
  }

  private static ObjectMapper mapper() {
    ObjectMapper mapper =
        JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();
    mapper
        .getFactory()
        .setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build());
    return mapper;
  }

  /**
   * Reads nothing yet but a look at the beginning, which tells the layout.
   *
   * @param input closed with the source
   * @param encoding null to find out
   * @throws CollectException if the input cannot be read
   */
  public static JsonSource open(Input input, @Nullable Charset encoding) {
    try {
      Charset charset = input.charset(encoding);
      HeadReader text = HeadReader.of(input.decoded(charset), HEAD);
      if (isLines(text.head())) {
        return new JsonSource(input, charset, new LineReader(text, LONGEST_LINE), null);
      }
      JsonParser parser = MAPPER.createParser((Reader) text);
      return new JsonSource(input, charset, null, new JsonDocumentReader(parser, MAPPER));
    } catch (IOException e) {
      throw unreadable(input, 0, "its encoding", e);
    }
  }

  /** Whether the first line is a whole value, and something else than the end comes after it. */
  private static boolean isLines(String head) {
    String text = head.stripLeading();
    int end = text.indexOf('\n');
    if (text.isEmpty() || text.startsWith("[")) {
      return false;
    }
    if (end < 0) {
      return head.length() >= HEAD && !text.startsWith("{"); // no JSON: line by line
    }
    if (text.substring(end).isBlank() && head.length() < HEAD) {
      return false;
    }
    try {
      JsonNode first = MAPPER.readTree(text.substring(0, end));
      return first != null;
    } catch (JsonProcessingException e) {
      return !text.startsWith("{") || !isOpen(text.substring(0, end));
    }
  }

  /** Whether a text that is no whole JSON opens more brackets than it closes: it goes on. */
  private static boolean isOpen(String line) {
    int depth = 0;
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && quoted) {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted) {
        depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
      }
    }
    return depth > 0 && !quoted;
  }

  @Override
  public Header header() {
    return columns.header();
  }

  @Override
  public @Nullable Row next() {
    while (ready.isEmpty() && !ended) {
      try {
        if (lines != null) {
          readLine(lines);
        } else if (document != null) {
          readDocument(document);
        }
      } catch (IOException e) {
        throw unreadable(input, line, "its encoding", e);
      }
    }
    return ready.poll();
  }

  private void readLine(LineReader reader) throws IOException {
    String text = reader.next();
    line++;
    if (text == null) {
      ended = true;
    } else if (reader.isCut()) {
      damaged(text.substring(0, HEAD), "the line is longer than " + LONGEST_LINE + " characters");
    } else if (!text.isBlank()) {
      parse(text);
    }
  }

  /** Usually one object; a line may have several behind each other, or a comma at its end. */
  private void parse(String text) throws IOException {
    String json = text.strip();
    if (json.endsWith(",")) {
      json = json.substring(0, json.length() - 1);
    }
    try (JsonParser parser = MAPPER.createParser(json)) {
      boolean any = false;
      while (parser.nextToken() != null) {
        any = true;
        JsonNode value = MAPPER.readTree(parser);
        for (JsonNode row : JsonRows.in(value)) {
          row(row, text);
        }
      }
      if (!any) {
        damaged(text, "the line is not JSON");
      }
    } catch (JsonProcessingException e) {
      damaged(text, "the line is not JSON: " + e.getOriginalMessage());
    }
  }

  private void readDocument(JsonDocumentReader reader) throws IOException {
    try {
      JsonNode value = reader.next();
      line = reader.line();
      if (value == null) {
        ended = true;
      } else {
        row(value, value.toString());
      }
    } catch (JsonProcessingException e) {
      ended = true;
      line = e.getLocation() == null ? line : e.getLocation().getLineNr();
      damaged("", "from here on it is not JSON: " + e.getOriginalMessage());
    }
  }

  private void row(JsonNode value, String text) {
    if (value.isObject()) {
      ready.add(columns.row(line, value));
    } else {
      damaged(
          text,
          value.isNull()
              ? "null stands for a track that is not known"
              : "it is JSON, but not an object");
    }
  }

  private void damaged(String text, String reason) {
    ready.add(Row.damaged(line, columns.header(), text, reason));
  }

  @Override
  public @Nullable RowSource reopened() {
    return input.isReopenable() ? open(input.reopened(), encoding) : null;
  }
}
