package dev.segue.streams;

import dev.segue.concurrency.BackgroundThreads;
import dev.segue.runtime.Health;
import dev.segue.runtime.Metrics;
import dev.segue.runtime.MonitoringServer;
import dev.segue.runtime.StartupWait;
import dev.segue.runtime.StreamsClient;
import dev.segue.runtime.StreamsDefaults;
import dev.segue.runtime.deadletter.DeadLetters;
import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.SchemaRegistry;
import dev.segue.schemas.TopicCatalogue;
import dev.segue.schemas.Topics;
import dev.segue.schemas.avro.CatalogueEvidence;
import dev.segue.schemas.avro.FactorModel;
import dev.segue.schemas.avro.ModelCommand;
import dev.segue.schemas.avro.Track;
import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.settings.SharedSettings;
import dev.segue.streams.learn.Learn;
import dev.segue.streams.learn.LearnMetrics;
import dev.segue.streams.learn.LearnParts;
import dev.segue.streams.normalise.EventMetrics;
import dev.segue.streams.normalise.Normalise;
import dev.segue.streams.normalise.NormaliseParts;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;

/**
 * The running streams service: topics and schemas made sure of, the Kafka Streams app started, all
 * of it closed in reverse.
 */
public final class StreamsService implements AutoCloseable {
  private static final String WAITING = "the stream tasks to get their partitions and state";

  private final SchemaRegistry registry;
  private final StreamsClient client;
  private final ExecutorService fits;
  private @Nullable MonitoringServer monitoring;

  private StreamsService(SchemaRegistry registry, StreamsClient client, ExecutorService fits) {
    this.registry = registry;
    this.client = client;
    this.fits = fits;
  }

  /**
   * Starts the service as a part of a process; it is ready once {@link #ready()} says so.
   *
   * @param meters takes the service's metrics; stays the caller's to close
   * @throws dev.segue.runtime.UnavailableException if broker or registry cannot be reached
   */
  public static StreamsService start(StreamsSettings settings, MeterRegistry meters) {
    SharedSettings shared = settings.shared();
    StartupWait.forKafkaAndRegistry(shared.kafka(), settings.runtime().startupWait());
    Topics topics = new Topics(shared.topicPrefix());
    TopicCatalogue.ensure(
        shared.kafka().admin(), topics, shared.partitions(), shared.replication());
    SchemaRegistry registry = SchemaRegistry.connect(shared.kafka().registry());
    ExecutorService fits = Executors.newSingleThreadExecutor(BackgroundThreads.named("segue-fits"));
    try {
      Topology topology = topology(settings, topics, registry, meters, fits);
      StreamsClient client =
          StreamsClient.start("streams", topology, properties(settings), meters, streams -> {});
      return new StreamsService(registry, client, fits);
    } catch (RuntimeException e) {
      fits.shutdownNow();
      registry.close();
      throw e;
    }
  }

  /**
   * Starts the service as a process of its own, with health and metrics on the monitoring port.
   *
   * @param metrics stays the caller's to close
   * @throws dev.segue.runtime.UnavailableException if broker, registry or port cannot be had
   */
  public static StreamsService startAlone(StreamsSettings settings, Metrics metrics) {
    StreamsService service = start(settings, metrics.registry());
    try {
      if (settings.monitoringPort() > 0) {
        service.monitoring =
            MonitoringServer.start(
                "0.0.0.0", settings.monitoringPort(), service.health(), metrics::scrape);
      }
      return service;
    } catch (RuntimeException e) {
      service.close();
      throw e;
    }
  }

  private static Properties properties(StreamsSettings settings) {
    return StreamsDefaults.properties(
        settings.applicationId(),
        settings.stateDir(),
        settings.shared(),
        settings.runtime(),
        Map.of(
            StreamsConfig.NUM_STREAM_THREADS_CONFIG,
            settings.threads(),
            // Neither events nor evidence wait for commands, whose order among them says nothing;
            // to look for that with every record took 7 % of the stream threads' samples.
            StreamsConfig.MAX_TASK_IDLE_MS_CONFIG,
            StreamsConfig.MAX_TASK_IDLE_MS_DISABLED,
            StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
            DeadLetters.MAX_REQUEST_BYTES));
  }

  private static Topology topology(
      StreamsSettings settings,
      Topics topics,
      SchemaRegistry registry,
      MeterRegistry meters,
      Executor fits) {
    AvroCodec<TrackFeatures> events =
        AvroCodec.of(TrackFeatures.class, registry, topics.trackFeatures());
    AvroCodec<Track> tracks = AvroCodec.of(Track.class, registry, topics.tracks());
    AvroCodec<CatalogueEvidence> evidence =
        AvroCodec.of(CatalogueEvidence.class, registry, topics.evidence());
    AvroCodec<FactorModel> models = AvroCodec.of(FactorModel.class, registry, topics.models());
    AvroCodec<ModelCommand> commands =
        AvroCodec.of(ModelCommand.class, registry, topics.modelCommands());
    List.of(events, tracks, evidence, models, commands).forEach(AvroCodec::register);
    Normalise normalise =
        new Normalise(
            new NormaliseParts(
                events,
                tracks,
                evidence,
                settings.layers(),
                new EventMetrics(meters),
                settings.sampleSize(),
                settings.evidenceInterval(),
                settings.evidenceEvery()));
    Learn learn =
        new Learn(
            new LearnParts(
                evidence,
                models,
                commands,
                topics.modelCommands(),
                new LearnMetrics(meters),
                settings.recipes(),
                settings.sampleSize(),
                settings.refreshInterval(),
                settings.settleAfter(),
                settings.keptVersions(),
                fits,
                System::nanoTime));
    return StreamsTopology.of(topics, normalise, learn);
  }

  /** Whether every task of this process has its state and reads events. */
  public boolean ready() {
    return client.isRunning();
  }

  /** Whether the service can become, or stay, ready without a restart. */
  public boolean live() {
    return client.failure().isEmpty();
  }

  /** What readiness waits for, in a few words; empty when ready. */
  public String waitingFor() {
    return ready() ? "" : client.failure().orElse(WAITING);
  }

  /** The same for whoever routes and restarts. */
  public Health health() {
    return new Health() {
      @Override
      public Optional<String> failure() {
        return client.failure();
      }

      @Override
      public List<String> waitingFor() {
        return ready() ? List.of() : List.of(StreamsService.this.waitingFor());
      }
    };
  }

  /** Stops reading, commits what is done, and leaves the group so that others take over at once. */
  @Override
  public void close() {
    try (registry;
        client) {
      if (monitoring != null) {
        monitoring.close();
      }
    } finally {
      fits.shutdownNow();
    }
  }
}
