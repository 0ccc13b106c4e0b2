package dev.segue.streams.normalise;

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

  /** Why the event cannot be used. */
  public DeadLetterReason reason() {
    return reason;
  }

  /** What was wrong, in a sentence. */
  public String detail() {
    return String.valueOf(getMessage());
  }
}
