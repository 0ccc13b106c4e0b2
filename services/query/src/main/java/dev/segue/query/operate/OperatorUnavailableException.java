package dev.segue.query.operate;

import org.jspecify.annotations.Nullable;

/** What is overridden of models cannot be read or written now. */
public final class OperatorUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public OperatorUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
