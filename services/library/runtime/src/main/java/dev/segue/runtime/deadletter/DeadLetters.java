package dev.segue.runtime.deadletter;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * The record that accounts for an event that cannot be used: its key and value as they came, its
 * own headers, and headers that say why and where. All of ours are UTF-8 text.
 */
public final class DeadLetters {
  /** Header: the reason, one of {@link DeadLetterReason#text()}. */
  public static final String REASON = "segue.dlq.reason";

  /** Header: what was wrong, in a sentence. */
  public static final String DETAIL = "segue.dlq.detail";

  /** Header: topic that the event came from. */
  public static final String TOPIC = "segue.dlq.topic";

  /** Header: its partition. */
  public static final String PARTITION = "segue.dlq.partition";

  /** Header: its offset. */
  public static final String OFFSET = "segue.dlq.offset";

  /** Header of an event that was replayed: how often. */
  public static final String ATTEMPTS = "segue.dlq.attempts";

  /**
   * What a producer of dead letters has to be allowed at once: a dead letter is its event and some
   * headers, longer than the longest event that a broker takes by default.
   */
  public static final int MAX_REQUEST_BYTES = 2 * 1024 * 1024;

  private DeadLetters() {}

  /**
   * The dead letter of {@code event}; {@code origin} is null only where the event came from no
   * topic.
   */
  public static Record<byte[], byte[]> of(
      Record<byte[], byte[]> event,
      @Nullable RecordMetadata origin,
      RejectedEventException rejection) {
    Headers headers = new RecordHeaders(event.headers());
    add(headers, REASON, rejection.reason().text());
    add(headers, DETAIL, rejection.detail());
    if (origin != null) {
      add(headers, TOPIC, origin.topic());
      add(headers, PARTITION, Integer.toString(origin.partition()));
      add(headers, OFFSET, Long.toString(origin.offset()));
    }
    return event.withHeaders(headers);
  }

  private static void add(Headers headers, String name, String text) {
    headers.remove(name).add(name, text.getBytes(StandardCharsets.UTF_8));
  }
}
