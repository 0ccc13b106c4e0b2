package dev.segue.runtime.deadletter;

import dev.segue.schemas.UndecodableException;

/**
 * An event that cannot be used, with the reason and a sentence for people. It carries no stack
 * trace: rubbish can arrive as fast as good events, and where it was noticed says nothing that the
 * sentence does not.
 */
public final class RejectedEventException extends Exception {
  private final DeadLetterReason reason;

  /**
   * An event rejected for {@code reason}; {@code detail} is a sentence that says what was wrong.
   */
  public RejectedEventException(DeadLetterReason reason, String detail) {
    super(detail, null, false, false);
    this.reason = reason;
  }

  /** An event whose value cannot be decoded. */
  public static RejectedEventException undecodable(UndecodableException e) {
    DeadLetterReason reason =
        switch (e.reason()) {
          case NOT_CONFLUENT_AVRO -> DeadLetterReason.NOT_CONFLUENT_AVRO;
          case UNKNOWN_SCHEMA -> DeadLetterReason.UNKNOWN_SCHEMA;
          case INCOMPATIBLE_SCHEMA -> DeadLetterReason.INCOMPATIBLE_SCHEMA;
          case TRUNCATED -> DeadLetterReason.TRUNCATED;
        };
    return new RejectedEventException(reason, String.valueOf(e.getMessage()));
  }

  /** Why the event cannot be used. */
  public DeadLetterReason reason() {
    return reason;
  }

  /** What was wrong, in a sentence. */
  public String detail() {
    return String.valueOf(getMessage());
  }
}
