package dev.segue.cli.command;

import dev.segue.streams.StreamsService;
import dev.segue.streams.StreamsSettings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code segue streams}: the streams app alone. */
@Command(
    name = "streams",
    description =
        "Run the streams app alone: it normalises new tracks and learns the model, beside an"
            + " existing Kafka.",
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
  @Mixin private ServiceOptions service = new ServiceOptions();

  @Override
  public Integer call() throws Exception {
    return service.run(
        StreamsSettings.known(),
        (settings, metrics, parts) -> {
          StreamsService streams =
              parts.add(StreamsService.startAlone(StreamsSettings.from(settings), metrics));
          return new ServiceOptions.Running("streams app", streams.health()::failure);
        });
  }
}
