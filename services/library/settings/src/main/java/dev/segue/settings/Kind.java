package dev.segue.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** What a value must look like. Units of durations and sizes are those of HOCON files. */
public enum Kind {
  TEXT("text"),
  INT("a whole number"),
  LONG("a whole number"),
  COUNT("a whole number from 1"),
  PORT("a port from 0 to 65535"),
  DOUBLE("a number"),
  FLAG("true or false"),
  DURATION("a duration such as 500 ms, 10 s, 5 minutes or 7 days"),
  SIZE("a size such as 512 kB, 64 MiB or 1 GiB"),
  PATH("a path");

  private final String expected;

  Kind(String expected) {
    this.expected = expected;
  }

  /** For messages: "is not …". */
  String expected() {
    return expected;
  }

  /**
   * The value as an object of the kind's type.
   *
   * @throws IllegalArgumentException when the text is not of this kind
   */
  Object parse(String text) {
    try {
      return switch (this) {
        case TEXT -> text;
        case INT -> Integer.valueOf(text);
        case LONG -> Long.valueOf(text);
        case COUNT -> between(Integer.parseInt(text), 1, Integer.MAX_VALUE);
        case PORT -> between(Integer.parseInt(text), 0, 65_535);
        case DOUBLE -> finite(text);
        case FLAG -> flag(text);
        case DURATION -> duration(text);
        case SIZE -> single(text).getBytes("value");
        case PATH -> Path.of(text);
      };
    } catch (ConfigException e) {
      throw new IllegalArgumentException("not " + expected, e);
    }
  }

  private static Config single(String text) {
    return ConfigValueFactory.fromAnyRef(text).atKey("value");
  }

  private static int between(int value, int low, int high) {
    if (value < low || value > high) {
      throw new IllegalArgumentException("out of range");
    }
    return value;
  }

  private static double finite(String text) {
    double value = Double.parseDouble(text);
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("not finite");
    }
    return value;
  }

  private static boolean flag(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on" -> true;
      case "false", "no", "off" -> false;
      default -> throw new IllegalArgumentException("neither true nor false");
    };
  }

  private static Duration duration(String text) {
    Duration duration = single(text).getDuration("value");
    if (duration.isNegative()) {
      throw new IllegalArgumentException("negative");
    }
    return duration;
  }
}
