package dev.segue.schemas;

import org.jspecify.annotations.Nullable;

/**
 * The registry does not accept a schema for a subject, usually because earlier versions are
 * incompatible with it.
 */
public final class SchemaRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SchemaRefusedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
