package dev.segue.embedded;

import org.jspecify.annotations.Nullable;

/**
 * An embedded server could not start or stop. The message is one sentence for the person at the
 * screen: what is wrong, where, and what to do.
 */
public final class EmbeddedStartException extends RuntimeException {
  public EmbeddedStartException(String sentence) {
    this(sentence, null);
  }

  public EmbeddedStartException(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
