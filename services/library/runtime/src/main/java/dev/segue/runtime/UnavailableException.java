package dev.segue.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Something outside that the service needs cannot be had. The message is one sentence for the
 * person at the screen: what, at which address, and what to do.
 */
public final class UnavailableException extends RuntimeException {
  public UnavailableException(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
