package dev.segue.benchmarks.ingest;

import dev.segue.benchmarks.Quantiles;
import dev.segue.benchmarks.live.BenchCluster;
import dev.segue.benchmarks.live.WarmUp;
import dev.segue.cli.report.Figure;
import dev.segue.cli.report.Report;
import dev.segue.collector.CollectorSettings;
import dev.segue.collector.publish.KafkaPublisher;
import dev.segue.collector.sample.SampleTracks;
import dev.segue.runtime.Metrics;
import dev.segue.runtime.StreamsDefaults;
import dev.segue.schemas.TopicCatalogue;
import dev.segue.schemas.Topics;
import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.settings.SharedSettings;
import dev.segue.streams.StreamsService;
import dev.segue.streams.StreamsSettings;
import dev.segue.tables.CollectListener;
import dev.segue.tables.Collection;
import dev.segue.tables.Publisher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Records a second of the streams app, beside the least that an app with the same duties could do,
 * in the same run: both drain topics of the same bytes, with the same settings and threads, in
 * turns, each from an empty store, after turns that count for nothing until Java's compiler has
 * caught up.
 */
final class Throughput {
  private static final int ROUNDS = 2;
  private static final Duration LIMIT = Duration.ofMinutes(20);

  private final BenchCluster cluster;
  private final int tracks;
  private final Consumer<String> status;

  Throughput(BenchCluster cluster, int tracks, Consumer<String> status) {
    this.cluster = cluster;
    this.tracks = tracks;
    this.status = status;
  }

  /**
   * Measures; the answer is the name of the last run, whose topics and state hold the whole
   * catalogue.
   */
  String measure(Report report) throws Exception {
    String source = "source";
    status.accept("publishing " + tracks + " generated tracks");
    report.add(
        Figure.of(
            "publish_per_s", "collector: tracks generated and published", publish(source), "/s"));
    // Both apps in turns, until the compiler has caught up with both.
    List<Round> cold = new ArrayList<>();
    double warmUp = new WarmUp(status).repeat(() -> cold.add(round(source, "cold" + cold.size())));
    List<Round> warm = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      warm.add(round(source, "warm" + round));
    }
    double bareRate = median(warm, Round::bare);
    double segueRate = median(warm, Round::segue);
    Round first = cold.get(0);
    report.add(
        Figure.of(
            "throughput_warm_up_s",
            "warm-up of both apps, until Java's compiler had caught up",
            warmUp,
            "s"));
    report.add(Figure.of("bare_per_s", "bare RocksDB + changelog + output app", bareRate, "/s"));
    report.add(Figure.of("segue_per_s", "Segue's streams app, same input", segueRate, "/s"));
    report.add(Figure.of("ratio", "  ratio", segueRate / bareRate, "").atLeast(0.6));
    report.add(
        Figure.of("cold_ratio", "  ratio just after the start", first.segue() / first.bare(), ""));
    return warm.get(ROUNDS - 1).run();
  }

  /**
   * Records a second of both apps.
   *
   * @param run name of the run of Segue's app
   */
  private record Round(double bare, double segue, String run) {}

  private Round round(String source, String name) throws Exception {
    status.accept("bare Kafka Streams app, " + name);
    double bare = bare(source, "bare-" + name);
    status.accept("Segue's streams app, " + name);
    String run = "segue-" + name;
    return new Round(bare, segue(source, run), run);
  }

  private static double median(List<Round> rounds, ToDoubleFunction<Round> rate) {
    return new Quantiles(rounds.stream().mapToDouble(rate).toArray()).at(0.5);
  }

  private double publish(String run) {
    try (Collection sample = SampleTracks.collection(1, tracks);
        Publisher<TrackFeatures> publisher =
            KafkaPublisher.ofTracks(CollectorSettings.from(cluster.settings(run)).publish())) {
      long begin = System.nanoTime();
      sample.run(publisher, CollectListener.SILENT);
      return tracks * 1e9 / (System.nanoTime() - begin);
    }
  }

  private double bare(String source, String run) throws Exception {
    StreamsSettings settings = StreamsSettings.from(cluster.settings(run));
    Topics topics = copy(source, run, settings.shared());
    Properties properties =
        StreamsDefaults.properties(
            settings.applicationId(),
            settings.stateDir(),
            settings.shared(),
            settings.runtime(),
            Map.of(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads()));
    KafkaStreams streams = BareStreams.start(topics.trackFeatures(), topics.tracks(), properties);
    try {
      return drained(settings, topics);
    } finally {
      streams.close(
          CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
              .withTimeout(Duration.ofSeconds(20)));
    }
  }

  private double segue(String source, String run) throws Exception {
    StreamsSettings settings = StreamsSettings.from(cluster.settings(run));
    Topics topics = copy(source, run, settings.shared());
    try (Metrics metrics = new Metrics();
        StreamsService service = StreamsService.start(settings, metrics.registry())) {
      double rate = drained(settings, topics);
      if (!service.live()) {
        throw new IllegalStateException("the streams app failed: " + service.waitingFor());
      }
      return rate;
    }
  }

  private Topics copy(String source, String run, SharedSettings shared) {
    Topics topics = new Topics(shared.topicPrefix());
    TopicCatalogue.ensure(
        shared.kafka().admin(), topics, shared.partitions(), shared.replication());
    String from = new Topics(source + ".").trackFeatures();
    long copied =
        TopicCopy.copy(
            cluster.bootstrapServers(), from, topics.trackFeatures(), shared.partitions());
    if (copied != tracks) {
      throw new IllegalStateException("copied " + copied + " of " + tracks + " records to " + run);
    }
    return topics;
  }

  private double drained(StreamsSettings settings, Topics topics) throws Exception {
    try (Admin admin = Admin.create(settings.shared().kafka().admin())) {
      return new DrainMeter(admin)
          .recordsPerSecond(
              settings.applicationId(),
              topics.trackFeatures(),
              settings.shared().partitions(),
              LIMIT);
    }
  }
}
