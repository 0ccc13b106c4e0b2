package dev.segue.schemas;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that are not a record of the expected type, and never will be. The message is a sentence
 * for people.
 */
public final class UndecodableException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why bytes cannot be decoded. */
  public enum Reason {
    /** They do not start with a zero byte and a schema id. */
    NOT_CONFLUENT_AVRO,
    /** The registry has no Avro schema with their id. */
    UNKNOWN_SCHEMA,
    /** Their schema cannot be read as the expected type. */
    INCOMPATIBLE_SCHEMA,
    /** They end too early, go on after the end, or contradict their schema. */
    TRUNCATED;

    /** The name used in headers and metrics, for instance {@code unknown_schema}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Reason reason;

  UndecodableException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** Why the bytes cannot be decoded. */
  public Reason reason() {
    return reason;
  }
}
