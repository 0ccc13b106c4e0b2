package dev.segue.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which values must not be shown, and how they are read from files that only the service may read.
 *
 * <p>Of a key that Kafka's clients define, their own type decides: {@code PASSWORD} is a secret,
 * and an address of a token endpoint is none. Of all others, the key's words do; in doubt a value
 * is hidden.
 */
public final class Secrets {
  private static final Pattern WORDS =
      Pattern.compile(
          "pass(word|phrase|wd|code)|secret|token|credential(?!s\\.source)|jaas|user\\.?info"
              + "|(^|[._-])(pwd|keys)([._-]|$)|(api|access|private|signing|shared|account)[._-]?key");

  /**
   * Kafka's plug-ins name keys of all kinds so. Segue's own settings do not: there, {@code key} is
   * the musical one.
   */
  private static final Pattern KEY = Pattern.compile("(^|[._-])key([._-]|$)|key$");

  /** Greedy: a password may hold an @ that nobody has escaped. */
  private static final Pattern USER_IN_URL = Pattern.compile("(?<=://)[^\\s,]+(?=@)");

  private static final Pattern SECRET_IN_TEXT =
      Pattern.compile(
          "(?i)((?:pass(?:word|phrase|wd)|secret|token|api[_-]?key)\\w*\\s*=\\s*)"
              + "(\"[^\"]*\"|'[^']*'|[^\\s,;&]+)");
  private static final String MASK = "******";
  private static final String FILE = "file:";

  private Secrets() {}

  static boolean isSecret(String key) {
    String lower = key.toLowerCase(Locale.ROOT);
    if (!lower.startsWith(SharedSettings.KAFKA_PREFIX)) {
      return WORDS.matcher(lower).find();
    }
    String name = lower.substring(SharedSettings.KAFKA_PREFIX.length());
    if (KafkaKeys.isPassword(name)) {
      return true;
    }
    return (WORDS.matcher(name).find() || KEY.matcher(name).find())
        && !KafkaKeys.isKnownAndOpen(name);
  }

  /** The value as it may be printed: a secret not at all, another without the secrets within it. */
  static String masked(String key, String value) {
    if (value.isEmpty()) {
      return value;
    }
    return isSecret(key) ? MASK : withoutSecrets(value);
  }

  /**
   * A text for people without what it must not show: users and passwords of addresses, and values
   * that follow {@code password=} and the like.
   */
  public static String withoutSecrets(String text) {
    return SECRET_IN_TEXT
        .matcher(USER_IN_URL.matcher(text).replaceAll(MASK))
        .replaceAll("$1" + MASK);
  }

  static boolean isReference(String key, String value) {
    return isSecret(key) && value.startsWith(FILE);
  }

  /** The file a reference {@code file:/path} (or {@code file:///path}) leads to. */
  static Path file(String reference) {
    String path = reference.substring(FILE.length());
    return Path.of(path.startsWith("//") ? path.substring(2) : path);
  }

  /** The file's text without the line end that editors put after it. */
  static String read(String reference) throws IOException {
    return Files.readString(file(reference)).stripTrailing();
  }
}
