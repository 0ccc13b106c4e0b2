package dev.segue.cli.command;

import dev.segue.cli.folder.Addresses;
import dev.segue.cli.folder.DataFolder;
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
public final class SettingsOptions {
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
  public Settings load(Consumer<Map<String, String>> flags) {
    return load(KnownSettings.ALL, flags);
  }

  /**
   * The same for a command that talks to a Segue that is running. Unless told otherwise, that is
   * the demo of the current folder, if there is one.
   */
  Settings loadForClient(Consumer<Map<String, String>> flags) {
    Map<String, String> demo = Addresses.ofDemoRunningOn(Path.of(DataFolder.DEFAULT));
    List<Setting> known =
        KnownSettings.ALL.stream()
            .map(
                setting ->
                    new Setting(
                        setting.key(),
                        setting.kind(),
                        demo.getOrDefault(setting.key(), setting.defaultValue()),
                        setting.doc()))
            .toList();
    return load(known, flags);
  }

  private Settings load(List<Setting> known, Consumer<Map<String, String>> flags) {
    Map<String, String> given = new LinkedHashMap<>(single);
    flags.accept(given);
    return Settings.load(known, SharedSettings.PASS_THROUGH, file, System.getenv(), given);
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
