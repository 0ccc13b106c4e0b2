package dev.segue.standalone.command;

import dev.segue.settings.Setting;
import dev.segue.settings.Settings;
import dev.segue.settings.SharedSettings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Settings from a file, and single ones from the command line. */
final class SettingsOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings file (HOCON, JSON or properties).")
  private @Nullable Path file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "One setting, for instance segue.topics.partitions=8; may be repeated.")
  private Map<String, String> single = new LinkedHashMap<>();

  /**
   * The effective settings: defaults, then the file, then the environment, then flags. Every
   * command knows the settings of all services, so that one file serves them all.
   *
   * @param flags puts what the command's own flags say; they win over {@code --set}
   */
  Settings load(Consumer<Map<String, String>> flags) {
    Map<String, String> given = new LinkedHashMap<>(single);
    flags.accept(given);
    return Settings.load(
        KnownSettings.ALL, SharedSettings.PASS_THROUGH, file, System.getenv(), given);
  }

  /** The effective settings of one service and of what all share, for the start of a log. */
  static String describe(Settings settings, List<Setting> ofTheService) {
    List<String> others =
        KnownSettings.ALL.stream()
            .filter(setting -> !SharedSettings.known().contains(setting))
            .filter(setting -> !ofTheService.contains(setting))
            .map(Setting::key)
            .toList();
    return settings
        .describe()
        .lines()
        .filter(line -> others.stream().noneMatch(key -> line.strip().startsWith(key + " ")))
        .collect(Collectors.joining(System.lineSeparator()));
  }
}
