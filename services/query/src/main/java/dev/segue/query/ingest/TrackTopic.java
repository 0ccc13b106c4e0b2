package dev.segue.query.ingest;

import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.SchemaRegistry;
import dev.segue.schemas.SchemaRegistryUnavailableException;
import dev.segue.schemas.Topics;
import dev.segue.schemas.avro.TrackFeatures;
import dev.segue.settings.KafkaSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes events of tracks to their topic, the events of a request in one Kafka transaction: the
 * streams service reads what is committed, so it sees all of them or none. One transaction at a
 * time; the producer is opened with the first, and anew after a failure.
 */
public final class TrackTopic implements TrackWriter, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final KafkaSettings kafka;
  private final String topic;
  private final AvroCodec<TrackFeatures> codec;
  private final String transactionalId = "segue-query-tracks-" + UUID.randomUUID();
  private final ReentrantLock writing = new ReentrantLock();
  private @Nullable KafkaProducer<String, byte[]> open;

  /** A writer to the topic of events; nothing is sent yet. */
  public TrackTopic(KafkaSettings kafka, Topics topics, SchemaRegistry registry) {
    this.kafka = kafka;
    this.topic = topics.trackFeatures();
    this.codec = AvroCodec.of(TrackFeatures.class, registry, topic);
  }

  @Override
  public void write(List<TrackEvent> events) {
    List<ProducerRecord<String, byte[]>> records = new ArrayList<>(events.size());
    try {
      for (TrackEvent event : events) {
        TrackFeatures features = event.features();
        records.add(
            new ProducerRecord<>(
                topic, event.id(), features == null ? null : codec.encode(features)));
      }
    } catch (SchemaRegistryUnavailableException e) {
      throw new TracksUnwritableException("The Schema Registry cannot be reached.", e);
    }
    begin();
    try {
      KafkaProducer<String, byte[]> producer = producer();
      producer.beginTransaction();
      for (ProducerRecord<String, byte[]> record : records) {
        var unused = producer.send(record); // the commit fails if one of them could not be sent
      }
      producer.commitTransaction();
    } catch (KafkaException e) {
      drop();
      throw new TracksUnwritableException("Kafka did not confirm the tracks.", e);
    } finally {
      writing.unlock();
    }
  }

  private void begin() {
    try {
      if (writing.tryLock(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new TracksUnwritableException(
        "Other tracks are still being written.", new IllegalStateException("no turn"));
  }

  private KafkaProducer<String, byte[]> producer() {
    KafkaProducer<String, byte[]> producer = open;
    if (producer == null) {
      Map<String, Object> config = new HashMap<>(kafka.producer());
      int millis = Math.toIntExact(PATIENCE.toMillis());
      config.put(ProducerConfig.ACKS_CONFIG, "all");
      config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
      config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
      config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis);
      config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
      config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
      config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
      config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 2 * millis);
      producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
      open = producer;
      producer.initTransactions();
    }
    return producer;
  }

  /** Closing ends what was begun: a transaction that was not committed is never read. */
  private void drop() {
    KafkaProducer<String, byte[]> producer = open;
    open = null;
    if (producer != null) {
      producer.close(Duration.ZERO);
    }
  }

  @Override
  public void close() {
    writing.lock();
    try {
      drop();
    } finally {
      writing.unlock();
    }
  }
}
