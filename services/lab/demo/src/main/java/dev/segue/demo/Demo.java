package dev.segue.demo;

import dev.segue.cli.collect.CollectionRun;
import dev.segue.cli.console.Logs;
import dev.segue.cli.console.ProgressDisplay;
import dev.segue.cli.console.Terminal;
import dev.segue.cli.console.UserError;
import dev.segue.cli.folder.Addresses;
import dev.segue.cli.folder.DataFolder;
import dev.segue.cli.lifecycle.Foreground;
import dev.segue.cli.lifecycle.Parts;
import dev.segue.collector.CollectorSettings;
import dev.segue.collector.publish.KafkaPublisher;
import dev.segue.embedded.EmbeddedKafka;
import dev.segue.embedded.EmbeddedSchemaRegistry;
import dev.segue.query.QueryService;
import dev.segue.query.QuerySettings;
import dev.segue.runtime.Metrics;
import dev.segue.schemas.Topics;
import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.settings.Settings;
import dev.segue.settings.SharedSettings;
import dev.segue.streams.StreamsService;
import dev.segue.streams.StreamsSettings;
import dev.segue.tables.CollectSummary;
import dev.segue.tables.Collection;
import dev.segue.tables.Publisher;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Everything in one process: started in the order of the flow, loaded, announced, and closed in
 * reverse.
 */
public final class Demo implements Foreground.Program {
  /** Events that others go on publishing, or a pinned version, must not keep anyone for ever. */
  private static final Duration INFORMED_WITHIN = Duration.ofSeconds(30);

  private final Options options;
  private final DemoCatalogue catalogue;
  private final Function<Map<String, String>, Settings> settings;
  private final PrintStream out;
  private final PrintStream err;

  /**
   * What is the demo's own; all else is settings.
   *
   * @param kafkaPort 0 for a free one, as {@code registryPort}
   * @param reset whether to delete first what the folder holds
   * @param verbose whether log lines go to the console as well
   */
  public record Options(
      Path dataDir, int kafkaPort, int registryPort, boolean reset, boolean verbose) {}

  /** A demo; {@code settings} gives the effective settings once the ports are known. */
  public Demo(
      Options options,
      DemoCatalogue catalogue,
      Function<Map<String, String>, Settings> settings,
      PrintStream out,
      PrintStream err) {
    this.options = options;
    this.catalogue = catalogue;
    this.settings = settings;
    this.out = out;
    this.err = err;
  }

  /** Said last, once all is closed after Ctrl-C. */
  public void farewell() {
    out.println("Stopped. The data are in " + options.dataDir() + ".");
  }

  @Override
  public int run(Foreground foreground) throws Exception {
    long begin = System.nanoTime();
    catalogue.requireThere();
    if (options.reset()) {
      DataFolder.reset(options.dataDir());
    }
    Parts parts = foreground.parts();
    DataFolder folder = parts.add(DataFolder.take(options.dataDir()));
    Logs.toFile(folder.path("segue.log"), options.verbose());
    Broker broker = startBroker(parts, folder);
    Settings effective = broker.settings();
    Metrics metrics = parts.add(new Metrics());
    StreamsSettings streamsSettings = StreamsSettings.from(effective);
    StreamsService streams = parts.add(StreamsService.start(streamsSettings, metrics.registry()));
    QueryService query =
        parts.add(QueryService.start(QuerySettings.from(effective), metrics.registry()));
    broker.addresses().publishHttpPort(query.port());
    URI address = URI.create("http://localhost:" + query.port());
    out.println("  Segue            " + address);

    load(folder, effective);
    CatchUp catchUp =
        new CatchUp(streamsSettings.shared().kafka(), address, foreground::isStopping);
    catchUp(catchUp, streamsSettings);
    await(query::ready, foreground::isStopping);
    long patience = System.nanoTime() + INFORMED_WITHIN.toNanos();
    await(query::informed, () -> foreground.isStopping() || System.nanoTime() - patience > 0);
    if (foreground.isStopping()) {
      return 0;
    }
    new StartupMessage(address, options.dataDir(), streamsSettings.shared().kafka())
        .print(out, query.tracks(), Duration.ofNanos(System.nanoTime() - begin));
    if (foreground.awaitSignal(streams::live)) {
      return 0;
    }
    throw new UserError(
        "a part of Segue has stopped for good; " + folder.path("segue.log") + " says why.");
  }

  private static void await(BooleanSupplier condition, BooleanSupplier giveUp)
      throws InterruptedException {
    while (!condition.getAsBoolean() && !giveUp.getAsBoolean()) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  /** What is known once Kafka and the registry listen. */
  private record Broker(Settings settings, Addresses addresses) {}

  private Broker startBroker(Parts parts, DataFolder folder) throws IOException {
    int httpPort = QuerySettings.from(settings.apply(Map.of())).http().port();
    Ports.requireFree(options.kafkaPort(), "Kafka", "--kafka-port");
    Ports.requireFree(options.registryPort(), "the Schema Registry", "--registry-port");
    Ports.requireFree(httpPort, "the REST interface", "--http-port");
    out.println(
        "Starting Segue; its data and its log (segue.log) are in " + options.dataDir() + ".");
    // Both take seconds, and neither needs the other.
    CompletableFuture<EmbeddedSchemaRegistry> starting =
        CompletableFuture.supplyAsync(
            () ->
                parts.add(
                    EmbeddedSchemaRegistry.start(folder.path("registry"), options.registryPort())));
    EmbeddedKafka kafka = parts.add(EmbeddedKafka.start(folder.path("kafka"), options.kafkaPort()));
    out.println("  Kafka            " + kafka.bootstrapServers());
    EmbeddedSchemaRegistry registry = starting.join();
    out.println("  Schema Registry  " + registry.url());
    Addresses addresses =
        parts.add(Addresses.publish(folder, kafka.bootstrapServers(), registry.url()));
    Settings effective =
        settings.apply(
            Map.of(
                SharedSettings.BOOTSTRAP_SERVERS, kafka.bootstrapServers(),
                SharedSettings.REGISTRY_URL, registry.url()));
    return new Broker(effective, addresses);
  }

  private void load(DataFolder folder, Settings effective) throws IOException {
    if (catalogue.onlyIfEmpty() && folder.hasImports()) {
      return;
    }
    String source = catalogue.fingerprint();
    if (folder.holds(source)) {
      out.println(catalogue.describe() + ": loaded before, and still here.");
      return;
    }
    try (Collection collection = catalogue.open();
        Publisher<TrackFeatures> publisher =
            KafkaPublisher.ofTracks(CollectorSettings.from(effective).publish())) {
      CollectSummary summary = CollectionRun.run(collection, publisher, "Loading", err);
      summary.notes().forEach(note -> out.println("  note: " + note));
      out.println(summary.describe());
    }
    folder.imported(source);
  }

  private void catchUp(CatchUp catchUp, StreamsSettings streams)
      throws InterruptedException, ExecutionException {
    Topics topics = new Topics(streams.shared().topicPrefix());
    try (ProgressDisplay progress =
        ProgressDisplay.of(Terminal.detect(), err, "Taking in", "events")) {
      catchUp.awaitCommitted(streams.applicationId(), topics.trackFeatures(), progress);
    }
    try (ProgressDisplay progress =
        ProgressDisplay.of(Terminal.detect(), err, "Learning", "findings")) {
      catchUp.awaitCommitted(streams.applicationId(), topics.evidence(), progress);
    }
    catchUp.awaitQueryable(topics.tracks());
  }
}
