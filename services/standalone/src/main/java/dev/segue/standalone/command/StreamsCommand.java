package dev.segue.standalone.command;

import dev.segue.runtime.Metrics;
import dev.segue.settings.Settings;
import dev.segue.standalone.console.UserError;
import dev.segue.standalone.lifecycle.Foreground;
import dev.segue.streams.StreamsService;
import dev.segue.streams.StreamsSettings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code segue streams}: the streams app alone. */
@Command(
    name = "streams",
    description =
        "Run the streams app alone: it normalises new tracks and learns the model, beside an existing Kafka.",
    footer = {
      "",
      "Start it several times, on several machines: they share the work.",
      "",
      "Examples:",
      "  segue streams --bootstrap-server kafka:9092 --schema-registry-url http://registry:8081",
      "  segue streams --config segue.conf",
      "  SEGUE_KAFKA_SECURITY_PROTOCOL=SSL segue streams --set segue.topics.partitions=8"
    })
public final class StreamsCommand implements Callable<Integer> {
  @Mixin private KafkaOptions kafka = new KafkaOptions();
  @Mixin private SettingsOptions settingsOptions = new SettingsOptions();

  @Override
  public Integer call() throws Exception {
    Settings settings = settingsOptions.load(kafka::addTo);
    System.out.println(SettingsOptions.describe(settings, StreamsSettings.known()));
    return Foreground.run(
        foreground -> {
          Metrics metrics = foreground.parts().add(new Metrics());
          StreamsService streams =
              foreground
                  .parts()
                  .add(StreamsService.startAlone(StreamsSettings.from(settings), metrics));
          if (foreground.awaitSignal(streams::live)) {
            return 0;
          }
          throw new UserError("the streams app has stopped for good: " + streams.waitingFor());
        },
        () -> System.out.println("Stopped."));
  }
}
