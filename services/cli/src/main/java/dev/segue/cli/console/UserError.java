package dev.segue.cli.console;

/**
 * Something a user can put right. Its message is one sentence: what was wrong, where, and what to
 * do.
 */
public final class UserError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UserError(String sentence) {
    super(sentence);
  }

  public UserError(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
