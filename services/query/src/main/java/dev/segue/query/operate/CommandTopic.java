package dev.segue.query.operate;

import dev.segue.concurrency.OccasionalLog;
import dev.segue.runtime.PromptProducer;
import dev.segue.schemas.AvroCodec;
import dev.segue.schemas.SchemaRegistryUnavailableException;
import dev.segue.schemas.UndecodableException;
import dev.segue.schemas.avro.ModelCommand;
import dev.segue.settings.KafkaSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes overrides to the topic of model commands. Each record is the whole override for its model,
 * so the topic is read to its end before a part of an override is changed: another node may have
 * changed another part. (It has one short record for each model. Two nodes that change the same
 * model within the same milliseconds may still overwrite one another; the answer tells each what it
 * wrote.)
 *
 * <p>The clients live for one change only: changes are made by hand, and rarely.
 */
public final class CommandTopic implements Operator {
  private static final Logger LOG = LoggerFactory.getLogger(CommandTopic.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaSettings kafka;
  private final String topic;
  private final AvroCodec<ModelCommand> codec;
  private final ModelOverrides known;
  private final ReentrantLock changing = new ReentrantLock();
  private final OccasionalLog unreadable = new OccasionalLog();

  /**
   * @param known told of every override that was written, so that this node need not wait to read
   *     it
   */
  public CommandTopic(
      KafkaSettings kafka, String topic, AvroCodec<ModelCommand> codec, ModelOverrides known) {
    this.kafka = kafka;
    this.topic = topic;
    this.codec = codec;
    this.known = known;
  }

  @Override
  public ModelOverride change(String model, UnaryOperator<ModelOverride> change) {
    if (!begin()) {
      throw new OperatorUnavailableException("another command is still being written", null);
    }
    try {
      ModelOverride now = read(model);
      // Later than the override before, also where the clocks of nodes differ.
      long time = Math.max(System.currentTimeMillis(), now.updatedAt() + 1);
      ModelOverride changed = change.apply(now).at(time);
      write(changed);
      known.put(changed);
      return changed;
    } catch (KafkaException | SchemaRegistryUnavailableException e) {
      throw new OperatorUnavailableException("Kafka or the Schema Registry cannot be reached", e);
    } finally {
      changing.unlock();
    }
  }

  /** One change at a time; who waits long need not try, since the one before did not succeed. */
  private boolean begin() {
    try {
      return changing.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private ModelOverride read(String model) {
    Map<String, Object> config = new HashMap<>(kafka.consumer());
    config.remove(ConsumerConfig.GROUP_ID_CONFIG);
    config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(PATIENCE.toMillis()));
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    byte[] latest = null;
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> all = List.of(new TopicPartition(topic, 0));
      consumer.assign(all);
      consumer.seekToBeginning(all);
      long end = consumer.endOffsets(all).getOrDefault(all.get(0), 0L);
      long limit = System.nanoTime() + PATIENCE.toNanos();
      while (consumer.position(all.get(0)) < end) {
        if (System.nanoTime() - limit > 0) {
          throw new KafkaException("the topic could not be read to its end");
        }
        for (ConsumerRecord<String, byte[]> next : consumer.poll(POLL)) {
          if (model.equals(next.key())) {
            latest = next.value();
          }
        }
      }
    }
    return decode(model, latest);
  }

  private ModelOverride decode(String model, byte @Nullable [] value) {
    if (value == null) {
      return ModelOverride.none(model);
    }
    try {
      return ModelOverride.of(codec.decode(value));
    } catch (UndecodableException | IllegalArgumentException e) {
      unreadable.log(
          unsaid ->
              LOG.warn(
                  "The command for model {} cannot be read and is replaced: {} ({} more since the last"
                      + " such line)",
                  model,
                  e.getMessage(),
                  unsaid));
      return ModelOverride.none(model);
    }
  }

  private void write(ModelOverride override) {
    try (KafkaProducer<String, byte[]> producer = PromptProducer.of(kafka, PATIENCE)) {
      producer
          .send(new ProducerRecord<>(topic, override.model(), codec.encode(override.toRecord())))
          .get(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("the command was not confirmed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while the command was written", e);
    }
  }
}
