package dev.segue.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which values must not be shown, and how they are read from files that only the service may read.
 */
final class Secrets {
  private static final List<String> MARKS =
      List.of("password", "secret", "token", "user.info", "jaas", "keystore.key");
  private static final Pattern USER_IN_URL = Pattern.compile("(?<=://)[^/@\\s,]+(?=@)");
  private static final String MASK = "******";
  private static final String FILE = "file:";

  private Secrets() {}

  static boolean isSecret(String key) {
    String lower = key.toLowerCase(Locale.ROOT);
    return MARKS.stream().anyMatch(lower::contains);
  }

  /** The value as it may be printed: a secret not at all, an address without user and password. */
  static String masked(String key, String value) {
    if (value.isEmpty()) {
      return value;
    }
    return isSecret(key) ? MASK : USER_IN_URL.matcher(value).replaceAll(MASK);
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
