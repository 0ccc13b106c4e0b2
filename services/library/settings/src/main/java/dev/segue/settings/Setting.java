package dev.segue.settings;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One key that a service understands, or a family of keys: a part in angle brackets, as in {@code
 * segue.recipes.<name>.solver}, stands for whatever the person who sets it calls it.
 *
 * @param key lower case, dots between the parts and dashes within them: {@code
 *     segue.query.http-port}
 * @param kind what a value must look like
 * @param defaultValue in the same text form as in a file; empty means none, as for every family
 * @param doc one sentence for the person who sets it
 */
public record Setting(String key, Kind kind, String defaultValue, String doc) {
  private static final Pattern OPEN_PART = Pattern.compile("<[a-z]+>");
  private static final Pattern DOT = Pattern.compile("\\.");

  public Setting {
    if (!key.startsWith("segue.")) {
      throw new IllegalArgumentException(key + " does not start with segue.");
    }
    if (!defaultValue.isEmpty()) {
      kind.parse(defaultValue);
      if (isFamily(key)) {
        throw new IllegalArgumentException(key + " is a family of keys and can have no default");
      }
    }
  }

  /** The environment variable that sets this key: {@code SEGUE_QUERY_HTTP_PORT}. */
  public String environmentName() {
    return environmentName(key);
  }

  /** Whether this declares a family of keys. */
  public boolean isFamily() {
    return isFamily(key);
  }

  /** Whether this declares {@code other}: as its own key, or as a member of its family. */
  public boolean covers(String other) {
    if (!isFamily()) {
      return key.equals(other);
    }
    return Pattern.compile(expression(key, "[^.<>]+", "[^.<>]+")).matcher(other).matches();
  }

  /**
   * The member of this family that a variable sets: {@code SEGUE_RECIPES_MINE_WEIGHT_DURATION_MS}
   * sets {@code segue.recipes.mine.weight.duration_ms}. What stands for the last part keeps its
   * underscores; what stands for an earlier one can have none.
   */
  Optional<String> memberOf(String variable) {
    Matcher matcher =
        Pattern.compile(expression(environmentName(), "([A-Z0-9]+)", "([A-Z0-9_]+)"))
            .matcher(variable);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String member = key;
    for (int i = 1; i <= matcher.groupCount(); i++) {
      String part = matcher.group(i).toLowerCase(Locale.ROOT);
      member = OPEN_PART.matcher(member).replaceFirst(Matcher.quoteReplacement(part));
    }
    return Optional.of(member);
  }

  /** The member that is most like another key: with its parts in the open places. */
  String memberLike(String other) {
    String[] parts = DOT.split(key, -1);
    String[] theirs = DOT.split(other, -1);
    for (int i = 0; i < Math.min(parts.length, theirs.length); i++) {
      if (isFamily(parts[i])) {
        parts[i] = theirs[i];
      }
    }
    return String.join(".", parts);
  }

  private static String expression(String pattern, String open, String lastOpen) {
    StringBuilder expression = new StringBuilder();
    Matcher part = Pattern.compile("<[A-Za-z]+>").matcher(pattern);
    int from = 0;
    while (part.find()) {
      expression.append(Pattern.quote(pattern.substring(from, part.start())));
      expression.append(part.end() == pattern.length() ? lastOpen : open);
      from = part.end();
    }
    return expression.append(Pattern.quote(pattern.substring(from))).toString();
  }

  private static boolean isFamily(String key) {
    return OPEN_PART.matcher(key).find();
  }

  static String environmentName(String key) {
    return key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }
}
