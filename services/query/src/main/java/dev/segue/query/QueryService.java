package dev.segue.query;

import dev.segue.catalogue.Catalogue;
import dev.segue.catalogue.KeptVersions;
import dev.segue.catalogue.ModelRegistry;
import dev.segue.catalogue.elbow.Elbows;
import dev.segue.catalogue.group.Groups;
import dev.segue.concurrency.RequestPriority;
import dev.segue.query.arrivals.RecommendationStream;
import dev.segue.query.http.Api;
import dev.segue.query.http.HttpServer;
import dev.segue.query.ingest.TrackTopic;
import dev.segue.query.listener.Listeners;
import dev.segue.query.listener.StoreLocation;
import dev.segue.query.operate.CommandTopic;
import dev.segue.query.operate.ModelOverrides;
import dev.segue.query.replica.Replica;
import dev.segue.recommend.Recommender;
import dev.segue.runtime.RegistryRetry;
import dev.segue.runtime.StartupWait;
import dev.segue.runtime.StreamsClient;
import dev.segue.runtime.UnavailableException;
import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.SchemaRegistry;
import dev.segue.schemas.TopicCatalogue;
import dev.segue.schemas.Topics;
import dev.segue.schemas.avro.FactorModel;
import dev.segue.schemas.avro.ModelCommand;
import dev.segue.schemas.avro.Track;
import dev.segue.schemas.avro.TrackRecommendations;
import dev.segue.search.TrackIndex;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The query service: a replica of the catalogue, the REST interface over it, and the tasks that
 * write recommendations. It answers as soon as the replica is restored and a model is served.
 */
public final class QueryService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(QueryService.class);
  private static final Duration CLOSE = Duration.ofSeconds(10);
  private static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE);
  private static final long POLL_MILLIS = 50;

  /**
   * The model of a first import is replaced again and again, and what is recommended with it from
   * the few tracks that it knows would be wrong before anyone has read it. So recommendations wait
   * this long for a model that knows the catalogue and has stood for a while.
   */
  private static final Duration STEADY_WITHIN = Duration.ofSeconds(30);

  private final QuerySettings settings;
  private final MeterRegistry metrics;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final RegistryRetry registryRetry = new RegistryRetry();
  private final RequestPriority requestPriority;
  private final Catalogue catalogue = new Catalogue();
  private final ServiceReadiness readiness;
  private final Topics topics;
  private final AvroCodec<Track> trackCodec;
  private final AvroCodec<TrackRecommendations> recommendationCodec;
  private final Replica replica;
  private final Listeners listeners;
  private final ClientConfigs configs;
  private final Api api;
  private final Thread starter;
  private int port;

  /** What to close, the last opened first. Guarded by itself. */
  private final Deque<AutoCloseable> opened;

  /**
   * @param opened what was opened, also where this fails
   */
  private QueryService(
      QuerySettings settings, PrometheusMeterRegistry metrics, Deque<AutoCloseable> opened) {
    this.settings = settings;
    this.opened = opened;
    this.metrics = metrics;
    requestPriority = new RequestPriority(metrics);
    topics = new Topics(settings.shared().topicPrefix());
    configs = new ClientConfigs(settings);
    opened.push(catalogue);
    SchemaRegistry registry = SchemaRegistry.connect(settings.shared().kafka().registry());
    opened.push(registry);
    trackCodec = AvroCodec.of(Track.class, registry, topics.tracks());
    recommendationCodec =
        AvroCodec.of(TrackRecommendations.class, registry, topics.trackRecommendations());
    ModelRegistry modelRegistry = new ModelRegistry();
    KeptVersions kept = new KeptVersions(modelRegistry, catalogue, settings.keptVersions());
    ModelOverrides overrides = new ModelOverrides();
    AvroCodec<ModelCommand> commands =
        AvroCodec.of(ModelCommand.class, registry, topics.modelCommands());
    TrackIndex search = openIndex(configs.searchFolder());
    opened.push(search);
    replica =
        new Replica(
            configs.replica(),
            topics,
            catalogue,
            search,
            modelRegistry,
            kept,
            trackCodec,
            AvroCodec.of(FactorModel.class, registry, topics.models()),
            commands,
            overrides,
            registryRetry,
            metrics);
    opened.push(replica);
    listeners =
        new Listeners(
            settings.shared().kafka(),
            topics,
            registry,
            catalogue,
            replica.store(),
            settings.model(),
            settings.listenerThreads(),
            registryRetry,
            requestPriority,
            metrics);
    opened.push(listeners);
    readiness =
        new ServiceReadiness(settings.model(), catalogue, replica, listeners, registryRetry);
    CatalogueMetrics.bind(catalogue, settings.model(), metrics);
    Elbows elbows = new Elbows(catalogue);
    opened.push(elbows);
    Groups groups = new Groups(catalogue, settings.model());
    opened.push(groups);
    TrackTopic trackTopic = new TrackTopic(settings.shared().kafka(), topics, registry);
    opened.push(trackTopic);
    api =
        new Api(
            catalogue,
            search,
            replica.store(),
            modelRegistry,
            kept,
            overrides,
            new CommandTopic(
                settings.shared().kafka(), topics.modelCommands(), commands, overrides),
            trackTopic,
            elbows,
            groups,
            listeners.book(),
            listeners.recommender(),
            listeners.classifiers(),
            settings.model(),
            readiness,
            requestPriority,
            metrics);
    starter = new Thread(this::run, "segue-query-start");
    starter.setDaemon(true);
  }

  /**
   * Starts the service. Returns when it listens and its topics exist; {@link #ready} tells when it
   * can answer.
   *
   * @throws dev.segue.runtime.UnavailableException if the port is taken, or Kafka or the registry
   *     cannot be reached within the time to wait for them
   */
  public static QueryService start(QuerySettings settings, PrometheusMeterRegistry metrics) {
    Deque<AutoCloseable> opened = new ArrayDeque<>();
    QueryService service;
    try {
      service = new QueryService(settings, metrics, opened);
    } catch (RuntimeException e) {
      closeAll(opened);
      throw e;
    }
    try {
      service.listen();
      StartupWait.forKafkaAndRegistry(settings.shared().kafka(), settings.runtime().startupWait());
      TopicCatalogue.ensure(
          settings.shared().kafka().admin(),
          service.topics,
          settings.shared().partitions(),
          settings.shared().replication());
      service.starter.start();
      return service;
    } catch (RuntimeException e) {
      service.close();
      throw e;
    }
  }

  /** The port it listens on. */
  public int port() {
    return port;
  }

  /** Whether it can answer. */
  public boolean ready() {
    return readiness.ready();
  }

  /**
   * Whether the default model knows the catalogue, which has not grown by half since it was fitted.
   * So it is soon after a stream has come to rest; while one goes on it may never be.
   */
  public boolean informed() {
    return readiness.informed();
  }

  /** Whether it is worth keeping: false after a failure that only a restart can mend. */
  public boolean live() {
    return readiness.live();
  }

  /** Why it is not worth keeping; empty while it is. */
  public Optional<String> failure() {
    return readiness.failure();
  }

  /** What {@link #ready} waits for, in a sentence; empty when ready. */
  public String waitingFor() {
    return readiness.waitingFor();
  }

  /** Number of tracks that can be queried. */
  public int tracks() {
    return catalogue.snapshot().tracks();
  }

  /** Stops listening and closes what was opened, in seconds. */
  @Override
  public void close() {
    closing.countDown();
    registryRetry.stop();
    closeAll(opened);
    try {
      starter.join(CLOSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void listen() {
    HttpServer http = api.serve(settings.http());
    opened.push(http);
    port = http.port();
  }

  private void run() {
    try {
      replica.start();
      if (settings.listenerThreads() > 0 && closing.getCount() > 0) {
        StoreLocation.Node self = settings.advertised(port);
        listeners.start(configs.listeners(self), self);
      }
      if (settings.recommendationThreads() > 0
          && await(readiness::ready, FOREVER)
          && await(readiness::steady, STEADY_WITHIN)) {
        startRecommendations();
      }
    } catch (RuntimeException e) {
      if (closing.getCount() > 0) {
        readiness.watch(() -> Optional.of(e.toString()));
        LOG.error("The query service could not start", e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits until a condition holds, but no longer than that; false if the service stops before. */
  private boolean await(BooleanSupplier condition, Duration atMost) throws InterruptedException {
    long begun = System.nanoTime();
    while (!condition.getAsBoolean() && System.nanoTime() - begun < atMost.toNanos()) {
      if (closing.await(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
    return true;
  }

  private void startRecommendations() {
    StreamsClient recommendations =
        RecommendationStream.start(
            configs.recommendations(),
            topics,
            settings.model(),
            new Recommender(catalogue),
            replica.store(),
            trackCodec,
            recommendationCodec,
            registryRetry,
            requestPriority,
            metrics);
    synchronized (opened) {
      if (closing.getCount() > 0) {
        readiness.watch(recommendations::failure);
        opened.push(recommendations);
        return;
      }
    }
    recommendations.close();
  }

  private static TrackIndex openIndex(Path folder) {
    try {
      return TrackIndex.open(folder);
    } catch (UncheckedIOException e) {
      throw new UnavailableException(
          "The search index in %s cannot be opened (%s): may the service write there, and does no other use it?"
              .formatted(folder, e.getCause()),
          e);
    }
  }

  private static void closeAll(Deque<AutoCloseable> opened) {
    synchronized (opened) {
      while (!opened.isEmpty()) {
        AutoCloseable next = opened.pop();
        try {
          next.close();
        } catch (Exception e) {
          LOG.warn("{} did not close cleanly", next, e);
        }
      }
    }
  }
}
