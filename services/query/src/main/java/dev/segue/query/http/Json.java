package dev.segue.query.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** JSON as this interface speaks it: snake_case, fields in the order of the record, strict. */
final class Json {
  private static final int DEEPEST = 16;
  private static final int LONGEST_NUMBER = 100;

  /** How Jackson words it; its own advice is for whoever wrote the service. */
  private static final Pattern NOT_A_NUMBER = Pattern.compile("\\b(NaN|[+-]?Infinity|INF)\\b");

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxNumberLength(LONGEST_NUMBER)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                  // Shortest decimals on every Java; Double.toString is exact only from 19 on.
                  .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
                  .build())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  static byte[] write(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + value.getClass().getSimpleName(), e);
    }
  }

  /** A text as JSON, in quotes. */
  static String text(String value) {
    return new String(write(value), StandardCharsets.UTF_8);
  }

  /** Reads a JSON object, or throws the problem that says where it stops being one. */
  static ObjectNode readObject(byte[] body) {
    JsonNode node;
    try {
      node = MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      String where =
          e.getLocation() == null
              ? ""
              : " (line "
                  + e.getLocation().getLineNr()
                  + ", column "
                  + e.getLocation().getColumnNr()
                  + ")";
      String given = e.getOriginalMessage().lines().findFirst().orElse("");
      String message =
          NOT_A_NUMBER.matcher(given).find()
              ? "a number is finite and written in decimals; NaN and Infinity are none."
                  + " Leave out what is missing, or send null."
              : given;
      throw new ProblemException(
          ProblemCode.INVALID_BODY, "The body is not valid JSON" + where + ": " + message);
    } catch (java.io.IOException e) {
      throw new ProblemException(ProblemCode.INVALID_BODY, "The body is not valid JSON in UTF-8.");
    }
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw new ProblemException(ProblemCode.INVALID_BODY, "The body must be a JSON object.");
  }
}
