package dev.segue.cli.console;

import java.net.BindException;
import java.net.ConnectException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One sentence for a failure, for people who did not write the code. The stack trace is for {@code
 * --verbose}.
 */
public final class FailureMessages {
  /** Our own failures are written for people; what caused them is for the stack trace. */
  private static final String OURS = "dev.segue.";

  private FailureMessages() {}

  /**
   * The sentence for what went wrong, found in the failure itself or in what caused it. Never
   * empty.
   */
  public static String of(Throwable failure) {
    Throwable known = failure;
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t.getClass().getName().startsWith(OURS)) {
        return line(t.getMessage(), t);
      }
      if (known instanceof CompletionException
          || known instanceof ExecutionException
          || known instanceof java.io.UncheckedIOException) {
        known = t;
      }
      String sentence = known(t);
      if (sentence != null) {
        return sentence;
      }
    }
    return line(known.getMessage(), known);
  }

  private static @Nullable String known(Throwable t) {
    if (t instanceof NoSuchFileException missing) {
      return "there is no file " + missing.getFile() + ".";
    }
    if (t instanceof AccessDeniedException denied) {
      return "no permission to use " + denied.getFile() + ".";
    }
    if (t instanceof FileSystemException file) {
      return file.getFile()
          + ": "
          + (file.getReason() == null ? "cannot be used" : file.getReason())
          + ".";
    }
    if (t instanceof BindException) {
      return "a port is in use already ("
          + t.getMessage()
          + "); choose another one, or 0 for any that is free.";
    }
    if (t instanceof ConnectException) {
      return "nothing answers (" + t.getMessage() + ").";
    }
    if (t instanceof AuthenticationException) {
      return "Kafka refused the credentials: " + line(t.getMessage(), t);
    }
    if (t instanceof TimeoutException) {
      return "Kafka did not answer in time: " + line(t.getMessage(), t);
    }
    return null;
  }

  private static String line(@Nullable String message, Throwable t) {
    if (message == null || message.isBlank()) {
      return t.getClass().getSimpleName() + ", without further explanation; --verbose shows where.";
    }
    return message.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
