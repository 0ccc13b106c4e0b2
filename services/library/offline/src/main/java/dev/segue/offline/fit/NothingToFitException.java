package dev.segue.offline.fit;

/** A table that a recipe cannot be fitted to; the message says why, and what to do. */
public final class NothingToFitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The reason as one sentence. */
  public NothingToFitException(String sentence) {
    super(sentence);
  }
}
