package dev.segue.query.ingest;

/** A table has more rows or bytes than are held at a time. Nothing of it was written. */
public final class TableTooLargeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TableTooLargeException(String sentence) {
    super(sentence);
  }

  /** What the bound is, and what to do. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
