package dev.segue.query.ingest;

/** Kafka or the Schema Registry does not answer, so no event could be written. */
public final class TracksUnwritableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TracksUnwritableException(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  /** What is the matter. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
