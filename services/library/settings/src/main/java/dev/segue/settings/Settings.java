package dev.segue.settings;

import dev.segue.settings.SettingsSources.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The effective settings of a process, each with its origin; immutable. Read once at start and
 * turned into one record per service.
 *
 * <p>Asking for a key that was not among the known ones, or as another kind than it was declared,
 * is our mistake and throws {@link IllegalArgumentException}.
 */
public final class Settings {
  private final KnownKeys known;
  private final SortedMap<String, Value> values;

  private Settings(KnownKeys known, SortedMap<String, Value> values) {
    this.known = known;
    this.values = values;
  }

  /**
   * Reads defaults, then the file, then the environment, then the flags; later ones win.
   *
   * @param known every key the services of this program understand
   * @param passThroughPrefixes prefixes under which any key is taken, such as {@code segue.kafka.}
   * @param file a HOCON, JSON or properties file, or null for none
   * @param environment the process environment; what does not start with {@code SEGUE_} is left
   *     alone
   * @param flags command line values by full key
   * @throws InvalidSettingsException naming everything that is wrong, not only the first
   */
  public static Settings load(
      List<Setting> known,
      List<String> passThroughPrefixes,
      @Nullable Path file,
      Map<String, String> environment,
      Map<String, String> flags) {
    List<String> problems = new ArrayList<>();
    SettingsSources sources = new SettingsSources(known, passThroughPrefixes, problems);
    sources.readFile(file);
    sources.readEnvironment(environment);
    sources.readFlags(flags);
    SortedMap<String, Value> values =
        Collections.unmodifiableSortedMap(new TreeMap<>(sources.values()));
    KnownKeys keys = sources.known();
    values.forEach(
        (key, value) ->
            keys.find(key).flatMap(setting -> check(key, setting, value)).ifPresent(problems::add));
    if (!problems.isEmpty()) {
      throw new InvalidSettingsException(problems);
    }
    return new Settings(keys, values);
  }

  private static Optional<String> check(String key, Setting setting, Value value) {
    if (value.text().isEmpty()) {
      return Optional.empty();
    }
    try {
      setting.kind().parse(value.text());
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(
          "%s = \"%s\" (%s) is not %s."
              .formatted(
                  key,
                  Secrets.masked(key, value.text()),
                  value.origin(),
                  setting.kind().expected()));
    }
  }

  /** Whether the key has a value, be it the default. */
  public boolean isSet(String key) {
    return !value(key).text().isEmpty();
  }

  /** Where the value of a key comes from, for messages. */
  public String origin(String key) {
    return value(key).origin();
  }

  /** The value of a key of any kind as text; empty when it has none. */
  public String text(String key) {
    return value(key).text();
  }

  /** The comma-separated parts of a text, without blanks around them; empty when it has none. */
  public List<String> list(String key) {
    return text(key).isBlank() ? List.of() : List.of(text(key).strip().split("\\s*,\\s*", -1));
  }

  /** The value of an INT, COUNT or PORT. */
  public int integer(String key) {
    return typed(key, Integer.class);
  }

  /** The value of a LONG. */
  public long longInteger(String key) {
    return typed(key, Long.class);
  }

  /** The value of a SIZE, in bytes. */
  public long bytes(String key) {
    return typed(key, Long.class);
  }

  /** The value of a DOUBLE. */
  public double decimal(String key) {
    return typed(key, Double.class);
  }

  /** The value of a FLAG. */
  public boolean flag(String key) {
    return typed(key, Boolean.class);
  }

  /** The value of a DURATION. */
  public Duration duration(String key) {
    return typed(key, Duration.class);
  }

  /** The value of a PATH. */
  public Path path(String key) {
    return typed(key, Path.class);
  }

  /**
   * All values below a prefix, known and passed through, by the rest of their key; no empty ones.
   */
  public Map<String, String> passThrough(String prefix) {
    Map<String, String> result = new TreeMap<>();
    values.forEach(
        (key, value) -> {
          if (key.startsWith(prefix) && !value.text().isEmpty()) {
            result.put(key.substring(prefix.length()), value.text());
          }
        });
    return Collections.unmodifiableMap(result);
  }

  /** One line per setting that has a value, with its origin; secrets are masked. */
  public String describe() {
    return values.entrySet().stream()
        .filter(entry -> !entry.getValue().text().isEmpty())
        .map(
            entry ->
                "%s = %s (%s)"
                    .formatted(
                        entry.getKey(),
                        Secrets.masked(entry.getKey(), entry.getValue().text()),
                        entry.getValue().origin()))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  /** The masked description. */
  @Override
  public String toString() {
    return describe();
  }

  private Value value(String key) {
    Value value = values.get(key);
    if (value != null) {
      return value;
    }
    if (known.find(key).isEmpty()) {
      throw new IllegalArgumentException("no service declares the setting " + key);
    }
    return new Value("", SettingsSources.DEFAULT); // a member of a family that nobody has set
  }

  private <T> T typed(String key, Class<T> type) {
    Value value = value(key);
    Setting setting =
        known
            .find(key)
            .orElseThrow(
                () -> new IllegalArgumentException(key + " is passed through and has no kind"));
    if (value.text().isEmpty()) {
      throw new InvalidSettingsException(
          key + " is not set: it needs " + setting.kind().expected() + ".");
    }
    return type.cast(setting.kind().parse(value.text()));
  }
}
