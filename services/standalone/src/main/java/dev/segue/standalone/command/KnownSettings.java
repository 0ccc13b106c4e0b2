package dev.segue.standalone.command;

import dev.segue.collector.CollectorSettings;
import dev.segue.query.QuerySettings;
import dev.segue.runtime.RuntimeSettings;
import dev.segue.settings.Setting;
import dev.segue.settings.SharedSettings;
import dev.segue.streams.StreamsSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every setting that any service understands. */
public final class KnownSettings {
  public static final List<Setting> ALL = all();

  private KnownSettings() {}

  private static List<Setting> all() {
    Map<String, Setting> byKey = new LinkedHashMap<>();
    Stream.of(
            SharedSettings.known(),
            RuntimeSettings.known(),
            CollectorSettings.known(),
            StreamsSettings.known(),
            QuerySettings.known())
        .flatMap(List::stream)
        .forEach(setting -> byKey.putIfAbsent(setting.key(), setting));
    return List.copyOf(byKey.values());
  }
}
