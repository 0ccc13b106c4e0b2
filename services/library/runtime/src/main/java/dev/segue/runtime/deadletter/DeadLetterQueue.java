package dev.segue.runtime.deadletter;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The topic of the events that could not be used: to be read, sent back to where they came from,
 * and dropped. Each call works on what is there when it begins.
 */
public final class DeadLetterQueue {
  /** So often an event is replayed at most. */
  public static final int MOST_ATTEMPTS = 3;

  private static final Duration POLL = Duration.ofMillis(200);
  private static final int BATCH = 500;

  private final Map<String, Object> consumerConfig;
  private final Map<String, Object> producerConfig;
  private final String topic;

  /**
   * @param consumer how to reach Kafka
   * @param producer likewise
   * @param topic of dead letters
   */
  public DeadLetterQueue(Map<String, Object> consumer, Map<String, Object> producer, String topic) {
    this.consumerConfig = Map.copyOf(consumer);
    this.producerConfig = Map.copyOf(producer);
    this.topic = topic;
  }

  /**
   * What became of a replay; the first is the sum of the others.
   *
   * @param read all dead letters that had not been looked at for this replay before
   * @param replayed sent back
   * @param passedOver not asked for
   * @param givenUp replayed {@value #MOST_ATTEMPTS} times before, or of no known origin
   */
  public record Replayed(long read, long replayed, long passedOver, long givenUp) {}

  /** Calls for each dead letter, partition by partition in their order. */
  public void read(Consumer<DeadLetter> reader) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer("none")) {
      each(consumer, false, batch -> batch.forEach(reader));
    }
  }

  /**
   * Sends dead letters back to the topic that they came from, with a header that counts how often.
   * In transactions with how far it has come, under a name: the same replay once more sends only
   * what has come since, wherever it was stopped.
   *
   * @param name of the replay; another selection needs another
   * @param wanted which are asked for
   * @param progress is told how many have been read
   */
  public Replayed replay(String name, Predicate<DeadLetter> wanted, Consumer<Long> progress) {
    long[] counts = new long[4];
    Map<String, Object> config = new HashMap<>(producerConfig);
    config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, topic + ".replay." + name);
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, DeadLetters.MAX_REQUEST_BYTES);
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(topic + ".replay." + name);
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      each(
          consumer,
          true,
          batch -> {
            producer.beginTransaction();
            Map<TopicPartition, OffsetAndMetadata> reached = new HashMap<>();
            for (DeadLetter letter : batch) {
              ConsumerRecord<byte[], byte[]> record = letter.record();
              counts[0]++;
              if (!wanted.test(letter)) {
                counts[2]++;
              } else if (letter.attempts() >= MOST_ATTEMPTS || !isHome(letter.origin())) {
                counts[3]++;
              } else {
                counts[1]++;
                var unused = producer.send(event(letter));
              }
              reached.put(
                  new TopicPartition(record.topic(), record.partition()),
                  new OffsetAndMetadata(record.offset() + 1));
            }
            producer.sendOffsetsToTransaction(reached, consumer.groupMetadata());
            producer.commitTransaction();
            progress.accept(counts[0]);
          });
    }
    return new Replayed(counts[0], counts[1], counts[2], counts[3]);
  }

  /**
   * Drops all dead letters before a time.
   *
   * @return how many
   * @throws KafkaException if Kafka does not allow it
   */
  public long drop(Admin admin, Instant before) throws InterruptedException {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer("none")) {
      List<TopicPartition> partitions = partitions(consumer);
      Map<TopicPartition, Long> begin = consumer.beginningOffsets(partitions);
      Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
      Map<TopicPartition, Long> times = new HashMap<>();
      partitions.forEach(partition -> times.put(partition, before.toEpochMilli()));
      var later = consumer.offsetsForTimes(times);
      Map<TopicPartition, RecordsToDelete> deletes = new HashMap<>();
      long dropped = 0;
      for (TopicPartition partition : partitions) {
        var first = later.get(partition);
        long offset = first == null ? end.getOrDefault(partition, 0L) : first.offset();
        dropped += Math.max(0, offset - begin.getOrDefault(partition, 0L));
        deletes.put(partition, RecordsToDelete.beforeOffset(offset));
      }
      admin.deleteRecords(deletes).all().get();
      return dropped;
    } catch (ExecutionException e) {
      throw new KafkaException("The dead letters cannot be dropped: " + e.getCause(), e);
    }
  }

  private boolean isHome(String origin) {
    return !origin.isEmpty() && topic.equals(origin + ".dlq");
  }

  private static ProducerRecord<byte[], byte[]> event(DeadLetter letter) {
    RecordHeaders headers = new RecordHeaders(letter.record().headers());
    for (String name :
        List.of(
            DeadLetters.REASON,
            DeadLetters.DETAIL,
            DeadLetters.TOPIC,
            DeadLetters.PARTITION,
            DeadLetters.OFFSET,
            DeadLetters.ATTEMPTS)) {
      headers.remove(name);
    }
    headers.add(
        DeadLetters.ATTEMPTS,
        Integer.toString(letter.attempts() + 1).getBytes(StandardCharsets.UTF_8));
    return new ProducerRecord<>(
        letter.origin(),
        null,
        (Long) null,
        letter.record().key(),
        letter.record().value(),
        headers);
  }

  private void each(
      KafkaConsumer<byte[], byte[]> consumer, boolean goOn, Consumer<List<DeadLetter>> batches) {
    List<TopicPartition> partitions = partitions(consumer);
    consumer.assign(partitions);
    Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
    Map<TopicPartition, OffsetAndMetadata> committed =
        goOn ? consumer.committed(new java.util.HashSet<>(partitions)) : Map.of();
    for (TopicPartition partition : partitions) {
      OffsetAndMetadata from = committed.get(partition);
      if (from == null) {
        consumer.seekToBeginning(List.of(partition));
      } else {
        consumer.seek(partition, from.offset());
      }
    }
    while (partitions.stream()
        .anyMatch(partition -> consumer.position(partition) < end.getOrDefault(partition, 0L))) {
      List<DeadLetter> batch =
          java.util.stream.StreamSupport.stream(consumer.poll(POLL).spliterator(), false)
              .filter(
                  record ->
                      record.offset()
                          < end.getOrDefault(
                              new TopicPartition(record.topic(), record.partition()), 0L))
              .map(DeadLetter::new)
              .toList();
      if (!batch.isEmpty()) {
        batches.accept(batch);
      }
    }
  }

  private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
    return consumer.partitionsFor(topic).stream()
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  private KafkaConsumer<byte[], byte[]> consumer(@Nullable String group) {
    Map<String, Object> config = new HashMap<>(consumerConfig);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH);
    config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
