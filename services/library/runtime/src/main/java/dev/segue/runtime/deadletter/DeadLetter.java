package dev.segue.runtime.deadletter;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * One event that could not be used, as it stands in its topic.
 *
 * @param record with key and value as they came
 */
public record DeadLetter(ConsumerRecord<byte[], byte[]> record) {

  /** Why it could not be used; empty if the record says nothing of it. */
  public String reason() {
    return header(DeadLetters.REASON);
  }

  /** What was wrong, in a sentence. */
  public String detail() {
    return header(DeadLetters.DETAIL);
  }

  /** The topic that it came from. */
  public String origin() {
    return header(DeadLetters.TOPIC);
  }

  /** How often it has been replayed. */
  public int attempts() {
    try {
      return Integer.parseInt("0" + header(DeadLetters.ATTEMPTS));
    } catch (NumberFormatException e) {
      return Integer.MAX_VALUE;
    }
  }

  /** The key as text; empty where there is none. */
  public String key() {
    byte[] key = record.key();
    return key == null ? "" : new String(key, StandardCharsets.UTF_8);
  }

  /** When it became a dead letter. */
  public Instant time() {
    return Instant.ofEpochMilli(record.timestamp());
  }

  private String header(String name) {
    Header header = record.headers().lastHeader(name);
    return header == null || header.value() == null
        ? ""
        : new String(header.value(), StandardCharsets.UTF_8);
  }
}
