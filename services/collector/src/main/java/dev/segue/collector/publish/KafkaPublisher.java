package dev.segue.collector.publish;

import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.SchemaRefusedException;
import dev.segue.schemas.SchemaRegistry;
import dev.segue.schemas.SchemaRegistryUnavailableException;
import dev.segue.schemas.Topics;
import dev.segue.schemas.avro.ListenerFeedback;
import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.tables.Publisher;
import dev.segue.tables.source.CollectException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes events of one kind to their topic, keyed by id, in Confluent wire format. The producer
 * is idempotent and waits for all replicas, so a retry neither loses nor repeats an event; how much
 * is on its way is bounded by the producer's buffer.
 *
 * @param <T> the event
 */
public final class KafkaPublisher<T extends SpecificRecord> implements Publisher<T> {

  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);

  private final String brokers;
  private final String topic;
  private final String plural;
  private final Function<T, String> key;
  private final SchemaRegistry registry;
  private final AvroCodec<T> codec;
  private final Producer<String, byte[]> producer;
  private final AtomicLong acknowledged = new AtomicLong();
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  private KafkaPublisher(
      String brokers,
      String topic,
      String plural,
      Function<T, String> key,
      SchemaRegistry registry,
      AvroCodec<T> codec,
      Producer<String, byte[]> producer) {
    this.brokers = brokers;
    this.topic = topic;
    this.plural = plural;
    this.key = key;
    this.registry = registry;
    this.codec = codec;
    this.producer = producer;
  }

  /**
   * For tracks, which go to {@link Topics#trackFeatures()} and are keyed by their id. Makes sure
   * within seconds that broker and registry can be reached, creates the topics that are missing,
   * and registers the schema.
   *
   * @throws CollectException if one of this is not possible
   */
  public static KafkaPublisher<TrackFeatures> ofTracks(PublishSettings settings) {
    return connect(
        settings, TrackFeatures.class, Topics::trackFeatures, "tracks", TrackFeatures::getId);
  }

  /**
   * For ratings, which go to {@link Topics#listenerFeedback()} and are keyed by the listener's id;
   * otherwise as {@link #ofTracks}.
   *
   * @throws CollectException if broker or registry cannot be reached, or refuse
   */
  public static KafkaPublisher<ListenerFeedback> ofRatings(PublishSettings settings) {
    return connect(
        settings,
        ListenerFeedback.class,
        Topics::listenerFeedback,
        "ratings",
        ListenerFeedback::getListener);
  }

  private static <T extends SpecificRecord> KafkaPublisher<T> connect(
      PublishSettings settings,
      Class<T> type,
      Function<Topics, String> topic,
      String plural,
      Function<T, String> key) {
    Topics topics = new Topics(settings.topicPrefix());
    String name = topic.apply(topics);
    BrokerCheck.ensureTopics(settings, topics);
    SchemaRegistry registry = SchemaRegistry.connect(settings.registry());
    try {
      AvroCodec<T> codec = AvroCodec.of(type, registry, name);
      codec.register();
      Map<String, Object> config = ProducerConfiguration.of(settings);
      Producer<String, byte[]> producer =
          new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
      return new KafkaPublisher<>(settings.brokers(), name, plural, key, registry, codec, producer);
    } catch (SchemaRegistryUnavailableException e) {
      registry.close();
      throw new CollectException(
          "The schema registry at "
              + settings.registryUrl()
              + " cannot be reached: start it, or say where it is with --schema-registry-url.",
          e);
    } catch (SchemaRefusedException e) {
      registry.close();
      throw new CollectException(
          "The schema registry refuses the schema of "
              + name
              + ", as another one is registered: "
              + e.getMessage(),
          e);
    } catch (KafkaException e) {
      registry.close();
      throw new CollectException(
          "The producer cannot be made with these Kafka settings: " + BrokerCheck.deepest(e) + ".",
          e);
    }
  }

  @Override
  public void publish(T event) {
    throwFailure();
    try {
      Future<RecordMetadata> unused = // the callback sees what becomes of it
          producer.send(
              new ProducerRecord<>(topic, key.apply(event), codec.encode(event)), this::arrived);
    } catch (InterruptException e) {
      throw new CollectException("Stopped while publishing to " + topic + ".", e);
    } catch (KafkaException e) {
      throw failed(e);
    }
  }

  private void arrived(@Nullable RecordMetadata where, @Nullable Exception e) {
    if (e == null) {
      acknowledged.incrementAndGet();
    } else {
      failure.compareAndSet(null, e);
    }
  }

  @Override
  public void flush() {
    try {
      producer.flush();
    } catch (InterruptException e) {
      throw new CollectException("Stopped while publishing to " + topic + ".", e);
    }
    throwFailure();
  }

  private void throwFailure() {
    Exception e = failure.get();
    if (e != null) {
      throw failed(e);
    }
  }

  private CollectException failed(Exception e) {
    return new CollectException(
        String.format(
            Locale.ROOT,
            "Publishing to %s at %s failed after %,d %s had arrived: %s. Run it again once the"
                + " broker is well; %s that are there already change nothing.",
            topic,
            brokers,
            acknowledged.get(),
            plural,
            BrokerCheck.deepest(e),
            plural),
        e);
  }

  @Override
  public long acknowledged() {
    return acknowledged.get();
  }

  /** Does not wait for what has not been flushed for more than some seconds. */
  @Override
  public void close() {
    try {
      producer.close(failure.get() == null ? CLOSE_WITHIN : Duration.ZERO);
    } catch (InterruptException e) {
      Thread.currentThread().interrupt();
    } finally {
      registry.close();
    }
  }
}
