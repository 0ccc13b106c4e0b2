package dev.segue.tables.source;

import org.jspecify.annotations.Nullable;

/**
 * A failure that ends a collection and that its user can mend. The message is the whole sentence to
 * show: what was wrong, where, and what to do.
 */
public final class CollectException extends RuntimeException {

  public CollectException(String sentence) {
    super(sentence);
  }

  public CollectException(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }
}
