package dev.segue.settings;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValueType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the sources one over the other and notes what nobody knows. One use per load. */
final class SettingsSources {
  /** Variables of the start script, which are none of the services' settings. */
  private static final Set<String> LAUNCHER = Set.of("SEGUE_JAVA_OPTS", "SEGUE_NO_BUILD");

  private static final String ENVIRONMENT_PREFIX = "SEGUE_";

  /** The origin of what nobody has set. */
  static final String DEFAULT = "default";

  private final KnownKeys known;
  private final List<String> passThroughPrefixes;
  private final Map<String, Value> values = new TreeMap<>();
  private final List<String> problems;

  /**
   * A value and where it comes from.
   *
   * @param text as written, or what the file of a secret holds
   * @param origin for messages, such as "environment variable SEGUE_DATA_DIR"
   */
  record Value(String text, String origin) {}

  SettingsSources(List<Setting> settings, List<String> passThroughPrefixes, List<String> problems) {
    this.known = new KnownKeys(settings);
    this.passThroughPrefixes = passThroughPrefixes;
    this.problems = problems;
    settings.stream()
        .filter(setting -> !setting.isFamily())
        .forEach(setting -> values.put(setting.key(), new Value(setting.defaultValue(), DEFAULT)));
  }

  KnownKeys known() {
    return known;
  }

  Map<String, Value> values() {
    return values;
  }

  void readFile(@Nullable Path file) {
    if (file == null) {
      return;
    }
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      problems.add("There is no settings file " + file + ", or it cannot be read.");
      return;
    }
    try {
      Config config =
          ConfigFactory.parseFile(
                  file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false))
              .resolve();
      for (var entry : config.entrySet()) {
        String key = String.join(".", ConfigUtil.splitPath(entry.getKey()));
        String text =
            entry.getValue().valueType() == ConfigValueType.LIST
                ? String.join(",", config.getStringList(entry.getKey()))
                : config.getString(entry.getKey());
        String origin = where(file, entry.getValue().origin());
        if (isKnown(key)) {
          put(key, text, origin);
        } else {
          problems.add(unknownKey(key, origin));
        }
      }
    } catch (ConfigException e) {
      problems.add("The settings file " + file + " cannot be understood: " + shown(file, e));
    }
  }

  /** The parser quotes what it stumbles over, which may be the half of a password. */
  private static String shown(Path file, ConfigException e) {
    int line = e.origin() == null ? 0 : e.origin().lineNumber();
    try {
      List<String> lines = Files.readAllLines(file);
      // What is wrong may begin in the line before that in which it shows.
      boolean secret =
          lines
              .subList(Math.max(0, Math.min(line - 2, lines.size())), Math.min(line, lines.size()))
              .stream()
              .anyMatch(text -> Secrets.isSecret(text.split("[=:]", 2)[0]));
      return secret
          ? "line " + line + " (not shown, since it names a secret; put its value in quotes)."
          : Secrets.withoutSecrets(String.valueOf(e.getMessage()));
    } catch (IOException unreadable) {
      return "line " + line + ".";
    }
  }

  void readEnvironment(Map<String, String> environment) {
    for (var entry : new TreeMap<>(environment).entrySet()) {
      String variable = entry.getKey();
      // An empty variable is how compose files and shells say "not set".
      if (variable.startsWith(ENVIRONMENT_PREFIX)
          && !LAUNCHER.contains(variable)
          && !entry.getValue().isEmpty()) {
        String key = known.ofVariable(variable).orElseGet(() -> passThroughKey(variable));
        if (isKnown(key)) {
          put(key, entry.getValue(), "environment variable " + variable);
        } else {
          problems.add(
              "Unknown environment variable "
                  + variable
                  + ": the nearest known one is "
                  + known.nearestVariable(variable)
                  + ".");
        }
      }
    }
  }

  void readFlags(Map<String, String> flags) {
    String origin = "command line";
    new TreeMap<>(flags)
        .forEach(
            (key, text) -> {
              if (isKnown(key)) {
                put(key, text, origin);
              } else {
                problems.add(unknownKey(key, origin));
              }
            });
  }

  private void put(String key, String text, String origin) {
    if (!Secrets.isReference(key, text)) {
      values.put(key, new Value(text, origin));
      return;
    }
    try {
      values.put(key, new Value(Secrets.read(text), origin + ", file " + Secrets.file(text)));
    } catch (IOException e) {
      problems.add(
          key
              + " ("
              + origin
              + ") names the file "
              + Secrets.file(text)
              + ", which cannot be read.");
    }
  }

  private String unknownKey(String key, String origin) {
    return "Unknown setting "
        + key
        + " ("
        + origin
        + "): the nearest known one is "
        + known.nearest(key)
        + ".";
  }

  private boolean isKnown(String key) {
    return known.find(key).isPresent()
        || passThroughPrefixes.stream()
            .anyMatch(prefix -> key.startsWith(prefix) && key.length() > prefix.length());
  }

  /**
   * SEGUE_KAFKA_SECURITY_PROTOCOL sets segue.kafka.security.protocol: Kafka's keys have only dots.
   */
  private String passThroughKey(String variable) {
    for (String prefix : passThroughPrefixes) {
      String start = Setting.environmentName(prefix);
      if (variable.startsWith(start)) {
        return prefix
            + variable.substring(start.length()).toLowerCase(Locale.ROOT).replace('_', '.');
      }
    }
    return variable;
  }

  private static String where(Path file, ConfigOrigin origin) {
    return origin.lineNumber() < 1 ? file.toString() : file + ", line " + origin.lineNumber();
  }
}
