package dev.segue.standalone.command;

import dev.segue.query.QueryService;
import dev.segue.query.QuerySettings;
import dev.segue.runtime.Metrics;
import dev.segue.settings.Settings;
import dev.segue.standalone.console.UserError;
import dev.segue.standalone.lifecycle.Foreground;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code segue query}: the query service alone. */
@Command(
    name = "query",
    description = "Run the query service alone: REST answers, beside an existing Kafka.",
    footer = {
      "",
      "Start it several times, on several machines: each answers everything.",
      "",
      "Examples:",
      "  segue query --bootstrap-server kafka:9092 --schema-registry-url http://registry:8081",
      "  segue query --config segue.conf",
      "  SEGUE_KAFKA_SECURITY_PROTOCOL=SSL segue query --set segue.topics.partitions=8"
    })
public final class QueryCommand implements Callable<Integer> {
  @Mixin private KafkaOptions kafka = new KafkaOptions();
  @Mixin private SettingsOptions settingsOptions = new SettingsOptions();

  @Override
  public Integer call() throws Exception {
    Settings settings = settingsOptions.load(kafka::addTo);
    System.out.println(SettingsOptions.describe(settings, QuerySettings.known()));
    return Foreground.run(
        foreground -> {
          Metrics metrics = foreground.parts().add(new Metrics());
          QueryService query =
              foreground
                  .parts()
                  .add(QueryService.start(QuerySettings.from(settings), metrics.registry()));
          System.out.println("Segue listens at http://localhost:" + query.port() + "/");
          if (foreground.awaitSignal(query::live)) {
            return 0;
          }
          throw new UserError("the query service has stopped for good: " + query.waitingFor());
        },
        () -> System.out.println("Stopped."));
  }
}
