package dev.segue.schemas;

/**
 * The registry answered, and has no Avro schema with the id. Asking again soon gives the same
 * answer.
 */
public final class UnknownSchemaException extends Exception {
  private static final long serialVersionUID = 1L;

  UnknownSchemaException(String message) {
    super(message);
  }
}
