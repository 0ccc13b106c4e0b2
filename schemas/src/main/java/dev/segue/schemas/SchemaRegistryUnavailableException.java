package dev.segue.schemas;

import org.jspecify.annotations.Nullable;

/**
 * The registry could not be asked, or could not answer: unreachable, too slow, failing, or refusing
 * our credentials. It says nothing about the record at hand, so the same call may succeed later.
 */
public final class SchemaRegistryUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SchemaRegistryUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
