package dev.segue.query.http.mcp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The arguments of one call. One that is of another type than it should be is an error. */
final class Arguments {
  private static final int DEFAULT_LIMIT = 10;

  private final Map<String, Object> given;

  Arguments(@Nullable Map<String, Object> given) {
    this.given = given == null ? Map.of() : given;
  }

  /** A text that must be there. */
  String text(String name) {
    return optional(name)
        .orElseThrow(() -> new IllegalArgumentException("'" + name + "' is required: a text."));
  }

  /** A text that may be there. */
  Optional<String> optional(String name) {
    Object value = given.get(name);
    if (value == null || value.equals("")) {
      return Optional.empty();
    }
    if (value instanceof String text) {
      return Optional.of(text);
    }
    throw new IllegalArgumentException("'" + name + "' must be a text.");
  }

  /** A list of texts; empty where it is absent. */
  List<String> texts(String name) {
    Object value = given.get(name);
    List<String> texts = new ArrayList<>();
    if (value == null) {
      return texts;
    }
    if (value instanceof List<?> list) {
      for (Object each : list) {
        if (!(each instanceof String text)) {
          throw new IllegalArgumentException("'" + name + "' must be a list of texts.");
        }
        texts.add(text);
      }
      return texts;
    }
    throw new IllegalArgumentException("'" + name + "' must be a list of texts.");
  }

  /** A whole number that may be there. */
  Optional<Integer> integer(String name) {
    Object value = given.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof Number number && number.doubleValue() == number.intValue()) {
      return Optional.of(number.intValue());
    }
    throw new IllegalArgumentException("'" + name + "' must be a whole number.");
  }

  /** How many are asked for, 1 to {@code most}. */
  int limit(int most) {
    int limit = integer("limit").orElse(DEFAULT_LIMIT);
    if (limit < 1 || limit > most) {
      throw new IllegalArgumentException("'limit' must be from 1 to " + most + ".");
    }
    return limit;
  }
}
