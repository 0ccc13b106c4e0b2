package dev.segue.demo;

import dev.segue.cli.console.ProgressDisplay;
import dev.segue.settings.KafkaSettings;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Waits until what was published can be asked for: first until the streams app has committed all of
 * its input, then until the query service knows the last track of each partition (and so all before
 * it, for it reads each in order).
 */
final class CatchUp {
  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final KafkaSettings kafka;
  private final URI service;
  private final BooleanSupplier stopped;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  /** One that asks this Kafka and this query service, and gives up when {@code stopped} says so. */
  CatchUp(KafkaSettings kafka, URI service, BooleanSupplier stopped) {
    this.kafka = kafka;
    this.service = service;
    this.stopped = stopped;
  }

  /** Waits until the group has committed every record that the topic has now. */
  void awaitCommitted(String group, String topic, ProgressDisplay progress)
      throws InterruptedException, ExecutionException {
    Map<TopicPartition, Long> ends;
    try (LastRecords records = new LastRecords(kafka)) {
      ends = records.ends(topic);
    }
    long end = ends.values().stream().mapToLong(Long::longValue).sum();
    try (Admin admin = Admin.create(kafka.admin())) {
      for (long done = committed(admin, group, ends); !stopped.getAsBoolean(); ) {
        progress.at(done, end);
        if (done >= end) {
          return;
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        done = committed(admin, group, ends);
      }
    }
  }

  /** Waits until the query service knows, or has forgotten, the last track of each partition. */
  void awaitQueryable(String tracksTopic) throws InterruptedException {
    try (LastRecords records = new LastRecords(kafka)) {
      for (Map.Entry<TopicPartition, Long> end : records.ends(tracksTopic).entrySet()) {
        Optional<ConsumerRecord<String, byte[]>> last = records.last(end.getKey(), end.getValue());
        if (last.isPresent()) {
          awaitAnswer(last.get().key(), last.get().value() == null ? NOT_FOUND : OK);
        }
      }
    }
  }

  private void awaitAnswer(String track, int expected) throws InterruptedException {
    String id = URLEncoder.encode(track, StandardCharsets.UTF_8).replace("+", "%20");
    HttpRequest request =
        HttpRequest.newBuilder(service.resolve("/v1/tracks/" + id))
            .timeout(Duration.ofSeconds(10))
            .build();
    while (!stopped.getAsBoolean() && status(request) != expected) {
      TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
    }
  }

  private int status(HttpRequest request) throws InterruptedException {
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException notYet) {
      return -1;
    }
  }

  private static long committed(Admin admin, String group, Map<TopicPartition, Long> ends)
      throws InterruptedException, ExecutionException {
    Map<TopicPartition, OffsetAndMetadata> offsets =
        admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    long done = 0;
    for (Map.Entry<TopicPartition, Long> partition : ends.entrySet()) {
      OffsetAndMetadata offset = offsets.get(partition.getKey());
      done += offset == null ? 0 : Math.min(partition.getValue(), offset.offset());
    }
    return done;
  }
}
