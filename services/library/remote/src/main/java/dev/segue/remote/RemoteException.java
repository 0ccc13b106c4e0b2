package dev.segue.remote;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An interface gave no answer that can be used. The message names what was asked by its address
 * without the query, which may hold a key.
 */
public final class RemoteException extends IOException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String body;
  private final @Nullable Duration retryAfter;

  RemoteException(String message, int status, String body, @Nullable Duration retryAfter) {
    super(message);
    this.status = status;
    this.body = body;
    this.retryAfter = retryAfter;
  }

  RemoteException(String message, Throwable cause) {
    super(message, cause);
    this.status = 0;
    this.body = "";
    this.retryAfter = null;
  }

  /** The status of the answer; 0 where there was none. */
  public int status() {
    return status;
  }

  /** The text of the answer, at most the first 2,000 characters; empty where there was none. */
  public String body() {
    return body;
  }

  /** How long the interface asks to be left alone, or null where it does not say. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }

  /** An address without user, query and fragment, for people. */
  static String shown(URI address) {
    return address.getScheme()
        + "://"
        + address.getAuthority().replaceFirst("^.*@", "")
        + address.getPath();
  }
}
