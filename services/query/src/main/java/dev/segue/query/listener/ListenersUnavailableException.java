package dev.segue.query.listener;

import org.jspecify.annotations.Nullable;

/** Ratings cannot be told or changed at this moment; a moment later they may. */
public final class ListenersUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String sentence;

  /**
   * @param sentence why, for whoever asked
   */
  public ListenersUnavailableException(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }
}
