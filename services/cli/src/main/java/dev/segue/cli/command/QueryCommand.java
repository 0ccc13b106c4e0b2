package dev.segue.cli.command;

import dev.segue.query.QueryService;
import dev.segue.query.QuerySettings;
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
  @Mixin private ServiceOptions service = new ServiceOptions();

  @Override
  public Integer call() throws Exception {
    return service.run(
        QuerySettings.known(),
        (settings, metrics, parts) -> {
          QueryService query =
              parts.add(QueryService.start(QuerySettings.from(settings), metrics.registry()));
          System.out.println("Segue listens at http://localhost:" + query.port() + "/");
          return new ServiceOptions.Running("query service", query::failure);
        });
  }
}
