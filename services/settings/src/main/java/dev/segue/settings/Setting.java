package dev.segue.settings;

import java.util.Locale;

/**
 * One key that a service understands.
 *
 * @param key lower case, dots between the parts and dashes within them: {@code
 *     segue.query.http-port}
 * @param kind what a value must look like
 * @param defaultValue in the same text form as in a file; empty means none
 * @param doc one sentence for the person who sets it
 */
public record Setting(String key, Kind kind, String defaultValue, String doc) {
  public Setting {
    if (!key.startsWith("segue.")) {
      throw new IllegalArgumentException(key + " does not start with segue.");
    }
    if (!defaultValue.isEmpty()) {
      kind.parse(defaultValue);
    }
  }

  /** The environment variable that sets this key: {@code SEGUE_QUERY_HTTP_PORT}. */
  public String environmentName() {
    return environmentName(key);
  }

  static String environmentName(String key) {
    return key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }
}
