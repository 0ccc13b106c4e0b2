package dev.segue.query.listener;

import dev.segue.recommend.listener.RatedTrack;
import dev.segue.runtime.PromptProducer;
import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.SchemaRegistryUnavailableException;
import dev.segue.schemas.avro.ListenerFeedback;
import dev.segue.settings.KafkaSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Writes what listeners say to its topic, and waits until all copies of the broker have it. */
final class FeedbackTopic implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final String topic;
  private final AvroCodec<ListenerFeedback> codec;
  private final KafkaProducer<String, byte[]> producer;

  FeedbackTopic(KafkaSettings kafka, String topic, AvroCodec<ListenerFeedback> codec) {
    this.topic = topic;
    this.codec = codec;
    producer = PromptProducer.of(kafka, PATIENCE);
  }

  /** Where the last of several events of one listener stands; all are of one partition. */
  record Written(int partition, long offset) {}

  /**
   * Writes ratings of one listener, at least one.
   *
   * @throws ListenersUnavailableException if that is not confirmed
   */
  Written rate(String listener, List<RatedTrack> tracks) {
    try {
      List<byte[]> values = new ArrayList<>(tracks.size());
      for (RatedTrack track : tracks) {
        values.add(
            codec.encode(
                ListenerFeedback.newBuilder()
                    .setListener(listener)
                    .setTrackId(track.trackId())
                    .setRating(track.rating())
                    .setRatedAt(track.ratedAt())
                    .build()));
      }
      return write(listener, values);
    } catch (SchemaRegistryUnavailableException e) {
      throw new ListenersUnavailableException("The Schema Registry cannot be reached.", e);
    }
  }

  /** Writes that a listener is to be forgotten. */
  Written forget(String listener) {
    return write(listener, Collections.singletonList(null));
  }

  @Override
  public void close() {
    producer.close(PATIENCE);
  }

  private Written write(String listener, List<byte @Nullable []> values) {
    try {
      List<Future<RecordMetadata>> sent = new ArrayList<>(values.size());
      for (byte[] value : values) {
        sent.add(producer.send(new ProducerRecord<>(topic, listener, value)));
      }
      Written last = new Written(0, -1);
      for (Future<RecordMetadata> one : sent) {
        RecordMetadata place = one.get(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        last = new Written(place.partition(), place.offset());
      }
      return last;
    } catch (KafkaException | ExecutionException | TimeoutException e) {
      throw new ListenersUnavailableException("Kafka did not confirm the feedback.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ListenersUnavailableException("The service is closing.", e);
    }
  }
}
