package dev.segue.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running Kafka Streams client with all that belongs to its life: the policy for failures, its
 * metrics, and a close that leaves the group, without which a restart waits for the session to end.
 */
public final class StreamsClient implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StreamsClient.class);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(20);

  private final String name;
  private final KafkaStreams streams;
  private final FailurePolicy policy;
  private final StoreRepair repair;
  private final KafkaStreamsMetrics metrics;

  private StreamsClient(
      String name,
      KafkaStreams streams,
      FailurePolicy policy,
      StoreRepair repair,
      KafkaStreamsMetrics metrics) {
    this.name = name;
    this.streams = streams;
    this.policy = policy;
    this.repair = repair;
    this.metrics = metrics;
  }

  /**
   * Starts a client. Local state that is damaged is put aside first, and so rebuilt.
   *
   * @param name for log lines, and as the tag {@code client} of its metrics
   * @param properties from {@link StreamsDefaults}
   * @param beforeStart sets listeners, which Kafka Streams takes only before its start
   */
  public static StreamsClient start(
      String name,
      Topology topology,
      Properties properties,
      MeterRegistry meters,
      Consumer<KafkaStreams> beforeStart) {
    StoreRepair repair = new StoreRepair(name, properties, meters);
    repair.beforeStart();
    KafkaStreams streams = new KafkaStreams(topology, new StreamsConfig(properties));
    FailurePolicy policy = new FailurePolicy();
    KafkaStreamsMetrics metrics = new KafkaStreamsMetrics(streams, List.of(Tag.of("client", name)));
    StreamsClient client = new StreamsClient(name, streams, policy, repair, metrics);
    try {
      streams.setUncaughtExceptionHandler(policy);
      beforeStart.accept(streams);
      streams.start();
      metrics.bindTo(meters);
      return client;
    } catch (RuntimeException e) {
      client.close();
      throw e;
    }
  }

  /** The client itself, to ask its stores and state. Only this class closes it. */
  public KafkaStreams streams() {
    return streams;
  }

  /** Whether every thread has its tasks restored and is processing. */
  public boolean isRunning() {
    return streams.state() == KafkaStreams.State.RUNNING;
  }

  /** Why the client stopped for good, if it did. */
  public Optional<String> failure() {
    return switch (streams.state()) {
      case PENDING_ERROR, ERROR ->
          Optional.of(
              name + " stopped: " + policy.fatal().map(Throwable::toString).orElse("error"));
      default -> Optional.empty();
    };
  }

  /** Commits, leaves the group and closes the stores, within 20 seconds. */
  @Override
  public void close() {
    policy.close();
    try {
      boolean closed =
          streams.close(
              CloseOptions.timeout(CLOSE_LIMIT)
                  .withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
      if (!closed) {
        LOG.warn("{} did not close within {}; its threads are left behind", name, CLOSE_LIMIT);
      } else {
        policy.fatal().ifPresent(repair::afterStop);
      }
    } finally {
      metrics.close();
    }
  }
}
