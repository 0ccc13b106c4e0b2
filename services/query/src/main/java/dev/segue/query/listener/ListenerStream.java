package dev.segue.query.listener;

import dev.segue.recommend.listener.RatedTrack;
import dev.segue.recommend.listener.Ratings;
import dev.segue.runtime.StreamsClient;
import dev.segue.schemas.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.LagInfo;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsNotStartedException;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * The Kafka Streams client that keeps the ratings: one group for all nodes, so that each listener
 * belongs to one of them, and others may have a copy.
 */
final class ListenerStream implements ListenerStore, AutoCloseable {
  private static final long SOON_MILLIS = 1_000;

  private final Supplier<FeedbackTopic> topic;
  private final ConsumedOffsets progress;
  private final Topics topics;
  private final ProcessorSupplier<byte[], byte[], byte[], byte[]> task;
  private final MeterRegistry metrics;
  private volatile @Nullable FeedbackTopic feedback;
  private volatile @Nullable StreamsClient client;
  private volatile @Nullable HostInfo self;

  ListenerStream(
      Topics topics,
      Supplier<FeedbackTopic> topic,
      ConsumedOffsets progress,
      ProcessorSupplier<byte[], byte[], byte[], byte[]> task,
      MeterRegistry metrics) {
    this.topics = topics;
    this.topic = topic;
    this.progress = progress;
    this.task = task;
    this.metrics = metrics;
  }

  /**
   * Joins the group.
   *
   * @param advertised where other nodes reach this one, as {@code application.server} says it
   */
  void start(Properties config, StoreLocation.Node advertised) {
    feedback = topic.get();
    self = new HostInfo(advertised.host(), advertised.port());
    client =
        StreamsClient.start(
            "query-listeners", ListenerTopology.of(topics, task), config, metrics, unused -> {});
  }

  /** Why it stopped, if only a restart can mend that. */
  Optional<String> failure() {
    StreamsClient running = client;
    return running == null ? Optional.empty() : running.failure();
  }

  @Override
  public StoreLocation find(String listener) {
    KeyQueryMetadata place = place(listener);
    if (place.activeHost().equals(self)) {
      return new StoreLocation(true, List.of());
    }
    List<StoreLocation.Node> others = new ArrayList<>();
    others.add(node(place.activeHost()));
    for (HostInfo standby : place.standbyHosts()) {
      if (!standby.equals(self)) {
        others.add(node(standby));
      }
    }
    return new StoreLocation(false, others);
  }

  @Override
  public Ratings read(String listener) {
    KeyQueryMetadata place = place(listener);
    if (place.activeHost().equals(self)) {
      try {
        return Ratings.current(RatingFormat.read(open(place.partition(), false), listener));
      } catch (InvalidStateStoreException e) {
        // It is being restored, or moves: what is here is told as the copy that it is.
        return copy(place.partition(), listener);
      }
    }
    return copy(place.partition(), listener);
  }

  @Override
  public boolean rate(String listener, List<RatedTrack> tracks) {
    checkRoom(listener, tracks);
    return settled(listener, writing -> writing.rate(listener, tracks));
  }

  @Override
  public boolean forget(String listener) {
    return settled(listener, writing -> writing.forget(listener));
  }

  @Override
  public void close() {
    StreamsClient running = client;
    if (running != null) {
      running.close();
    }
    FeedbackTopic writing = feedback;
    if (writing != null) {
      writing.close();
    }
  }

  /** Early, for whoever asks; the task decides. */
  private void checkRoom(String listener, List<RatedTrack> tracks) {
    Set<String> ids = new HashSet<>();
    try {
      read(listener).tracks().forEach(track -> ids.add(track.trackId()));
    } catch (ListenersUnavailableException e) {
      return;
    }
    int held = ids.size();
    for (RatedTrack track : tracks) {
      if (track.rating() == 0) {
        ids.remove(track.trackId());
      } else {
        ids.add(track.trackId());
      }
    }
    if (ids.size() > Math.max(held, Ratings.MOST)) {
      throw new TooManyRatingsException(held, ids.size() - held);
    }
  }

  private boolean settled(String listener, Function<FeedbackTopic, FeedbackTopic.Written> write) {
    FeedbackTopic writing = feedback;
    if (writing == null) {
      throw notYet();
    }
    FeedbackTopic.Written written = write.apply(writing);
    boolean here;
    try {
      here = find(listener).here();
    } catch (ListenersUnavailableException e) {
      return false; // written, which is what counts; who has the store will read it
    }
    return here && progress.await(written.partition(), written.offset(), SOON_MILLIS);
  }

  private Ratings copy(int partition, String listener) {
    try {
      LagInfo lag =
          running()
              .allLocalStorePartitionLags()
              .getOrDefault(ListenerTopology.STORE, Map.of())
              .get(partition);
      if (lag == null) {
        throw moving(null);
      }
      return new Ratings(
          RatingFormat.read(open(partition, true), listener), OptionalLong.of(lag.offsetLag()));
    } catch (StreamsException | IllegalStateException e) {
      throw moving(e);
    }
  }

  private ReadOnlyKeyValueStore<String, byte[]> open(int partition, boolean stale) {
    StoreQueryParameters<ReadOnlyKeyValueStore<String, byte[]>> query =
        StoreQueryParameters.fromNameAndType(
                ListenerTopology.STORE, QueryableStoreTypes.<String, byte[]>keyValueStore())
            .withPartition(partition);
    return running().store(stale ? query.enableStaleStores() : query);
  }

  private KeyQueryMetadata place(String listener) {
    try {
      KeyQueryMetadata place =
          running().queryMetadataForKey(ListenerTopology.STORE, listener, new StringSerializer());
      if (place == null
          || place.equals(KeyQueryMetadata.NOT_AVAILABLE)
          || place.activeHost().equals(HostInfo.unavailable())) {
        throw moving(null);
      }
      return place;
    } catch (StreamsNotStartedException | IllegalStateException e) {
      throw moving(e);
    }
  }

  private KafkaStreams running() {
    StreamsClient running = client;
    if (running == null) {
      throw notYet();
    }
    return running.streams();
  }

  private static ListenersUnavailableException notYet() {
    return new ListenersUnavailableException("The listeners of this node are not there yet.", null);
  }

  private static StoreLocation.Node node(HostInfo host) {
    return new StoreLocation.Node(host.host(), host.port());
  }

  private static ListenersUnavailableException moving(@Nullable Exception cause) {
    return new ListenersUnavailableException(
        "The ratings of this listener are moving to another node.", cause);
  }
}
