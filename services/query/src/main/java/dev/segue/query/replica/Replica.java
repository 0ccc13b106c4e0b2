package dev.segue.query.replica;

import dev.segue.catalogue.Catalogue;
import dev.segue.catalogue.KeptVersions;
import dev.segue.catalogue.ModelRegistry;
import dev.segue.catalogue.StoreUnavailableException;
import dev.segue.catalogue.TrackStore;
import dev.segue.query.operate.ModelOverrides;
import dev.segue.runtime.RegistryRetry;
import dev.segue.runtime.StreamsClient;
import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.Topics;
import dev.segue.schemas.avro.FactorModel;
import dev.segue.schemas.avro.ModelCommand;
import dev.segue.schemas.avro.Track;
import dev.segue.search.TrackIndex;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The Kafka Streams client that keeps this node's copy of tracks, models and overrides. Global
 * stores only: it is in no group and never rebalances.
 */
public final class Replica implements AutoCloseable {
  private static final Duration CLOSE = Duration.ofSeconds(10);

  private final Properties config;
  private final MeterRegistry metrics;
  private final ReplicaState state;
  private final Topology topology;
  private final TrackStore store;
  private volatile @Nullable KafkaStreams streams;
  private volatile @Nullable StreamsClient client;
  private volatile boolean closed;

  public Replica(
      Properties config,
      Topics topics,
      Catalogue catalogue,
      TrackIndex search,
      ModelRegistry registry,
      KeptVersions kept,
      AvroCodec<Track> tracks,
      AvroCodec<FactorModel> models,
      AvroCodec<ModelCommand> commands,
      ModelOverrides overrides,
      RegistryRetry registryRetry,
      MeterRegistry metrics) {
    this.config = config;
    this.metrics = metrics;
    state =
        new ReplicaState(
            catalogue,
            search,
            registry,
            kept,
            tracks,
            models,
            commands,
            overrides,
            registryRetry,
            metrics);
    topology = ReplicaTopology.of(topics, state);
    store = new StoredTracks(this::openStore, tracks);
  }

  /** Starts, and returns when the stores hold what the topics held at the start. */
  public void start() {
    StreamsClient started =
        StreamsClient.start(
            "query-replica", topology, config, metrics, starting -> streams = starting);
    client = started;
    state.goLive();
    if (closed) {
      // Whoever closed meanwhile could not know of it.
      started.close();
    }
  }

  /** Whether {@link #start} has returned. */
  public boolean restored() {
    return client != null;
  }

  /** Why it stopped, if only a restart can mend that. */
  public Optional<String> failure() {
    StreamsClient running = client;
    return running == null ? Optional.empty() : running.failure();
  }

  /** The tracks of the replica; usable once restored. */
  public TrackStore store() {
    return store;
  }

  /** Closes the stores; also while {@link #start} has not returned, which then fails. */
  @Override
  public void close() {
    closed = true;
    StreamsClient running = client;
    KafkaStreams starting = streams;
    if (running != null) {
      running.close();
    } else if (starting != null) {
      starting.close(CLOSE);
    }
  }

  private ReadOnlyKeyValueStore<String, byte[]> openStore() {
    KafkaStreams running = streams;
    if (running == null || !running.state().isRunningOrRebalancing()) {
      throw new StoreUnavailableException("the store of tracks is not open");
    }
    return running.store(
        StoreQueryParameters.fromNameAndType(
            ReplicaTopology.TRACK_STORE, QueryableStoreTypes.keyValueStore()));
  }
}
