package dev.segue.cli.watch;

import dev.segue.cli.console.BrokerTopics;
import dev.segue.cli.console.UserError;
import dev.segue.schemas.SchemaRegistry;
import dev.segue.settings.KafkaSettings;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Follows a topic and prints its records. It belongs to no consumer group, and so leaves no trace.
 */
public final class TopicWatch {
  private final KafkaSettings kafka;
  private final String prefix;
  private final PrintStream out;

  /**
   * A watch.
   *
   * @param kafka where Kafka and the registry are, and how to log in
   * @param prefix what the names of Segue's topics start with
   * @param out where the lines go
   */
  public TopicWatch(KafkaSettings kafka, String prefix, PrintStream out) {
    this.kafka = kafka;
    this.prefix = prefix;
    this.out = out;
  }

  /**
   * Prints records until there were {@code limit}, the reader of the output has gone, or {@code
   * stop} says so.
   *
   * @param topic a topic's name, with or without the prefix
   * @param fromBeginning whether to begin with the oldest record; otherwise with the next new one
   * @param limit how many records at most; 0 for no limit
   * @throws UserError if there is no such topic, or Kafka does not answer
   */
  public void run(String topic, boolean fromBeginning, long limit, BooleanSupplier stop) {
    Map<String, Object> config = new HashMap<>(kafka.consumer());
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.CLIENT_ID_CONFIG, "segue-watch");
    try (SchemaRegistry registry = SchemaRegistry.connect(kafka.registry());
        KafkaConsumer<byte[], byte[]> consumer =
            new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = partitions(consumer, topic);
      consumer.assign(partitions);
      if (fromBeginning) {
        consumer.seekToBeginning(partitions);
      } else {
        consumer.seekToEnd(partitions);
      }
      print(consumer, new RecordLine(registry), limit == 0 ? Long.MAX_VALUE : limit, stop);
    }
  }

  private void print(
      KafkaConsumer<byte[], byte[]> consumer, RecordLine line, long limit, BooleanSupplier stop) {
    long printed = 0;
    while (!stop.getAsBoolean()) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
        out.println(line.of(record));
        if (++printed == limit) {
          out.flush();
          return;
        }
      }
      // A PrintStream does not throw: this flushes, and tells whether the reader (say, head) has
      // gone.
      if (out.checkError()) {
        return;
      }
    }
  }

  private List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
    BrokerTopics topics = BrokerTopics.of(consumer, kafka.bootstrapServers());
    for (String name : List.of(prefix + topic, topic)) {
      Optional<List<TopicPartition>> found = topics.partitions(name);
      if (found.isPresent()) {
        return found.get();
      }
    }
    String known =
        topics.names().stream()
            .filter(name -> name.startsWith(prefix) && !name.endsWith("-changelog"))
            .map(name -> name.substring(prefix.length()))
            .collect(Collectors.joining(", "));
    throw new UserError(
        "there is no topic "
            + topic
            + (known.isEmpty() ? ", nor any other of Segue's." : "; there are " + known + "."));
  }
}
