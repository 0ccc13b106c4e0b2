package dev.segue.cli.command;

import dev.segue.cli.rest.ClientSettings;
import dev.segue.collector.CollectorSettings;
import dev.segue.query.QuerySettings;
import dev.segue.runtime.RuntimeSettings;
import dev.segue.settings.Setting;
import dev.segue.settings.SharedSettings;
import dev.segue.streams.StreamsSettings;
import java.util.List;
import java.util.stream.Stream;

/** Every setting that any service understands. */
public final class KnownSettings {
  public static final List<Setting> ALL =
      Stream.of(
              SharedSettings.known(),
              RuntimeSettings.known(),
              CollectorSettings.known(),
              StreamsSettings.known(),
              QuerySettings.known(),
              ClientSettings.known())
          .flatMap(List::stream)
          .distinct()
          .toList();

  private KnownSettings() {}
}
