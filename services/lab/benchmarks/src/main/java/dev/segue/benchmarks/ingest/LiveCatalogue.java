package dev.segue.benchmarks.ingest;

import dev.segue.benchmarks.Quantiles;
import dev.segue.benchmarks.live.BenchCluster;
import dev.segue.benchmarks.live.Pace;
import dev.segue.benchmarks.live.Services;
import dev.segue.benchmarks.live.WarmUp;
import dev.segue.cli.report.Figure;
import dev.segue.cli.report.Report;
import dev.segue.collector.CollectorSettings;
import dev.segue.collector.publish.KafkaPublisher;
import dev.segue.collector.sample.SampleTracks;
import dev.segue.schemas.Topics;
import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.settings.Settings;
import dev.segue.settings.SharedSettings;
import dev.segue.streams.StreamsSettings;
import dev.segue.tables.CollectListener;
import dev.segue.tables.Collection;
import dev.segue.tables.Publisher;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * What it is like to live with a loaded catalogue: how soon a new track counts, what it costs, how
 * long a restart takes.
 */
final class LiveCatalogue {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final int ASKED_PER_SECOND = 20;

  /** Another seed than that of the catalogue gives other tracks, but of the same ids. */
  private static final long FIRST_SEED = 2;

  private static final long MEASURED_SEED = 3;
  private static final long WARM_UP_SEEDS = 4;

  private final BenchCluster cluster;
  private final IngestBenchmark.Options options;
  private final Consumer<String> status;

  LiveCatalogue(BenchCluster cluster, IngestBenchmark.Options options, Consumer<String> status) {
    this.cluster = cluster;
    this.options = options;
    this.status = status;
  }

  /** Measures with the topics and the state of this run. */
  void measure(String run, Report report) throws Exception {
    Settings settings = cluster.settings(run);
    long heapBefore = usedHeap();
    skipOldRecommendations(settings);
    status.accept("starting the query service on the catalogue");
    long firstStart;
    try (Services services = Services.start(settings)) {
      firstStart = services.awaitTracks(options.tracks());
      long heap = usedHeap() - heapBefore;
      report.add(
          Figure.of(
              "heap_bytes_per_track",
              "memory: heap of both apps, a track",
              heap / (double) options.tracks(),
              "bytes"));
      status.accept("the first recommendations after the start");
      awaitRecommendations(services, settings);
      status.accept("fewer tracks until Java's compiler has caught up");
      report.add(
          Figure.of(
              "latency_warm_up_s",
              "warm-up of the query service, likewise",
              warmUp(services, settings),
              "s"));
      status.accept("new tracks at " + options.rate() + "/s for " + options.duration());
      latency(services, settings, report);
    }
    status.accept("restarting");
    try (Services services = Services.start(settings)) {
      long restart = services.awaitTracks(options.tracks());
      report.add(
          Figure.of("restart_s", "restart: from start to ready, all tracks", restart / 1e9, "s")
              .atMost(10));
    }
    report.add(
        Figure.of(
            "first_start_s",
            "  first start, reading the catalogue from its topic",
            firstStart / 1e9,
            "s"));
    disk(settings, report);
  }

  /**
   * The catalogue was loaded without a query service, which would now recommend for every track of
   * it first. Here it is to be as if it had been there all along.
   */
  private static void skipOldRecommendations(Settings settings) throws Exception {
    SharedSettings shared = SharedSettings.from(settings);
    String tracks = new Topics(shared.topicPrefix()).tracks();
    try (Admin admin = Admin.create(shared.kafka().admin())) {
      Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
      for (int partition = 0; partition < shared.partitions(); partition++) {
        latest.put(new TopicPartition(tracks, partition), OffsetSpec.latest());
      }
      Map<TopicPartition, OffsetAndMetadata> ends = new HashMap<>();
      admin
          .listOffsets(latest)
          .all()
          .get()
          .forEach((partition, end) -> ends.put(partition, new OffsetAndMetadata(end.offset())));
      admin
          .alterConsumerGroupOffsets(shared.topicPrefix() + "query-recommendations", ends)
          .all()
          .get();
    }
  }

  /**
   * A service recommends on its topic from when its model has stood for some seconds; after a start
   * just behind a load that is a while later than its first answer.
   */
  private void awaitRecommendations(Services services, Settings settings) throws Exception {
    try (LatencyProbe probe = probe(services, settings)) {
      publish(settings, FIRST_SEED, 1, options.rate(), probe);
    }
  }

  private double warmUp(Services services, Settings settings) throws Exception {
    double rate = WarmUp.GENTLE * options.rate();
    long tracks = Math.max(1, Math.round(rate * WarmUp.ROUND.toSeconds()));
    AtomicLong seeds = new AtomicLong(WARM_UP_SEEDS);
    try (LatencyProbe probe = probe(services, settings)) {
      return new WarmUp(status)
          .repeat(() -> publish(settings, seeds.getAndIncrement(), tracks, rate, probe));
    }
  }

  private static LatencyProbe probe(Services services, Settings settings) {
    SharedSettings shared = SharedSettings.from(settings);
    return new LatencyProbe(
        services.address(),
        shared.kafka().consumer(),
        new Topics(shared.topicPrefix()).trackRecommendations(),
        shared.partitions());
  }

  /** Publishes new tracks at the pace, and returns when all were seen. */
  private void publish(Settings settings, long seed, long tracks, double rate, LatencyProbe probe)
      throws Exception {
    try (Publisher<TrackFeatures> publisher =
            KafkaPublisher.ofTracks(CollectorSettings.from(settings).publish());
        Collection sample = SampleTracks.collection(seed, tracks)) {
      sample.run(new Paced("new-" + seed + "-", rate, publisher, probe), CollectListener.SILENT);
      if (!probe.awaitAll(LIMIT)) {
        throw new IllegalStateException("not every new track was seen within " + LIMIT);
      }
    }
  }

  private void latency(Services services, Settings settings, Report report) throws Exception {
    try (LatencyProbe probe = probe(services, settings)) {
      publish(
          settings,
          MEASURED_SEED,
          options.rate() * options.duration().toSeconds(),
          options.rate(),
          probe);
      Quantiles queryable = probe.queryableMillis();
      Quantiles recommended = probe.recommendedMillis();
      report.add(
          Figure.of(
              "queryable_p50_ms", "event to answer over REST: median", queryable.at(0.5), "ms"));
      report.add(
          Figure.of("queryable_p99_ms", "  99 of 100", queryable.at(0.99), "ms").atMost(1_000));
      report.add(Figure.of("queryable_max_ms", "  slowest", queryable.at(1), "ms"));
      report.add(
          Figure.of(
              "recommended_p50_ms",
              "event to recommendation on its topic: median",
              recommended.at(0.5),
              "ms"));
      report.add(
          Figure.of("recommended_p99_ms", "  99 of 100", recommended.at(0.99), "ms").atMost(1_000));
      report.add(Figure.of("recommended_max_ms", "  slowest", recommended.at(1), "ms"));
    }
  }

  private void disk(Settings settings, Report report) throws IOException {
    double tracks = options.tracks();
    SharedSettings shared = SharedSettings.from(settings);
    long streams = BenchCluster.bytesBelow(StreamsSettings.from(settings).stateDir());
    long all = BenchCluster.bytesBelow(shared.dataDir());
    report.add(
        Figure.of(
            "streams_disk_bytes_per_track",
            "disk: state of the streams app, a track",
            streams / tracks,
            "bytes"));
    report.add(
        Figure.of(
            "query_disk_bytes_per_track",
            "disk: state of the query service, a track",
            (all - streams) / tracks,
            "bytes"));
  }

  private static long usedHeap() {
    System.gc();
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** Sends at an even pace, and tells the probe of each track as it goes. */
  private static final class Paced implements Publisher<TrackFeatures> {
    private final String prefix;
    private final Publisher<TrackFeatures> publisher;
    private final LatencyProbe probe;
    private final Pace pace;
    private final long askEvery;

    Paced(String prefix, double rate, Publisher<TrackFeatures> publisher, LatencyProbe probe) {
      this.prefix = prefix;
      this.pace = new Pace(rate);
      this.askEvery = Math.max(1, (long) rate / ASKED_PER_SECOND);
      this.publisher = publisher;
      this.probe = probe;
    }

    @Override
    public void publish(TrackFeatures track) {
      long sent = pace.next();
      track.setId(prefix + track.getId());
      probe.sent(track.getId(), sent % askEvery == 0);
      publisher.publish(track);
    }

    @Override
    public void flush() {
      publisher.flush();
    }

    @Override
    public long acknowledged() {
      return publisher.acknowledged();
    }

    @Override
    public void close() {
      publisher.close();
    }
  }
}
