package dev.segue.benchmarks.ingest;

import dev.segue.benchmarks.Quantiles;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * How long after the producer's clock an event can be seen: in an answer over REST (asked for a
 * sample of the events, so that the asking does not become the load), and as a recommendation on
 * its topic (for every event).
 */
final class LatencyProbe implements AutoCloseable {
  private static final Duration ASK_PAUSE = Duration.ofMillis(5);

  private final Map<String, Long> sentAt = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<String> toAsk = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Double> queryable = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Double> recommended = new ConcurrentLinkedQueue<>();
  private final Set<String> seen = new HashSet<>();
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI service;
  private final List<Thread> threads;
  private volatile boolean closed;
  private volatile int outstanding;

  LatencyProbe(
      URI service, Map<String, Object> clientConfig, String recommendationsTopic, int partitions) {
    this.service = service;
    KafkaConsumer<String, byte[]> consumer =
        consumer(clientConfig, recommendationsTopic, partitions);
    this.threads =
        List.of(
            new Thread(this::ask, "probe-rest"),
            new Thread(() -> listen(consumer), "probe-recommendations"));
    threads.forEach(Thread::start);
  }

  /** Tells that an event is sent now. {@code ask} says whether it is also looked for over REST. */
  void sent(String id, boolean ask) {
    sentAt.put(id, System.nanoTime());
    if (ask) {
      toAsk.add(id);
    }
  }

  /** Waits until everything sent was seen. False if that takes longer than the limit. */
  boolean awaitAll(Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (recommended.size() < sentAt.size() || !toAsk.isEmpty() || outstanding > 0) {
      if (System.nanoTime() - deadline > 0) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return true;
  }

  /** Milliseconds from the event to an answer over REST. */
  Quantiles queryableMillis() {
    return new Quantiles(queryable.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** Milliseconds from the event to its recommendations. */
  Quantiles recommendedMillis() {
    return new Quantiles(recommended.stream().mapToDouble(Double::doubleValue).toArray());
  }

  @Override
  public void close() {
    closed = true;
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ask() {
    Deque<String> waiting = new ArrayDeque<>();
    try {
      while (!closed) {
        for (String id = toAsk.poll(); id != null; id = toAsk.poll()) {
          waiting.add(id);
          outstanding = waiting.size();
        }
        for (Iterator<String> ids = waiting.iterator(); ids.hasNext(); ) {
          String id = ids.next();
          if (isKnown(id)) {
            queryable.add(millisSince(id));
            ids.remove();
          }
        }
        outstanding = waiting.size();
        TimeUnit.MILLISECONDS.sleep(ASK_PAUSE.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isKnown(String id) throws InterruptedException {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(service.resolve("/v1/tracks/" + id))
              .timeout(Duration.ofSeconds(5))
              .build();
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private void listen(KafkaConsumer<String, byte[]> consumer) {
    try (consumer) {
      while (!closed) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          // Later ones come from a new model; the first is the one that somebody waited for.
          if (record.value() != null
              && sentAt.containsKey(record.key())
              && seen.add(record.key())) {
            recommended.add(millisSince(record.key()));
          }
        }
      }
    }
  }

  private double millisSince(String id) {
    Long at = sentAt.get(id);
    return at == null ? Double.NaN : (System.nanoTime() - at) / 1e6;
  }

  private static KafkaConsumer<String, byte[]> consumer(
      Map<String, Object> clientConfig, String topic, int partitions) {
    Map<String, Object> config = new HashMap<>(clientConfig);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> all =
        IntStream.range(0, partitions).mapToObj(p -> new TopicPartition(topic, p)).toList();
    consumer.assign(all);
    consumer.seekToEnd(all);
    all.forEach(consumer::position); // seeking is lazy: fix the position before the first event
    return consumer;
  }
}
