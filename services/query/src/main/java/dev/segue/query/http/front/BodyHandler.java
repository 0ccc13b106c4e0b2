package dev.segue.query.http.front;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Passes a request on when its body is there, so that a slow one takes no thread: it has a deadline
 * and a least rate, a size, and all that have not been answered have a size together.
 */
final class BodyHandler extends Handler.Wrapper {
  /** Bytes a second, once a body has been arriving for a while. */
  static final int LEAST_RATE = 1_024;

  private static final long MOST_HELD = 64L << 20;

  private final Duration timeout;
  private final int largest;
  private final RefusalWriter refusals;
  private final AtomicLong held = new AtomicLong();

  /**
   * @param timeout in which a body has to be there
   * @param largest bytes of a body
   */
  BodyHandler(Duration timeout, int largest, RefusalWriter refusals) {
    this.timeout = timeout;
    this.largest = largest;
    this.refusals = refusals;
  }

  Duration timeout() {
    return timeout;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    long length = request.getLength();
    boolean body =
        length > 0 || (length < 0 && request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING));
    if (!body) {
      return super.handle(request, response, callback);
    }
    if (length > largest) {
      refuse(Refusal.Kind.BODY_TOO_LARGE, request, response, callback);
      return true;
    }
    new BodyArrival(this, request, response, callback).begin();
    return true;
  }

  /** Passes a request on. */
  void pass(Request request, Response response, Callback callback) {
    try {
      if (!super.handle(request, response, callback)) {
        Response.writeError(request, response, callback, 404);
      }
    } catch (Exception e) {
      Response.writeError(request, response, callback, e);
    }
  }

  /** Counts bytes that are held; false if they are too many in all, and then not counted. */
  boolean hold(int bytes) {
    if (held.addAndGet(bytes) > MOST_HELD) {
      held.addAndGet(-bytes);
      return false;
    }
    return true;
  }

  void release(int bytes) {
    held.addAndGet(-bytes);
  }

  int largest() {
    return largest;
  }

  /** Refuses, and closes the connection: what is still to come is not wanted. */
  void refuse(Refusal.Kind kind, Request request, Response response, Callback callback) {
    response.getHeaders().put(HttpHeader.CONNECTION, "close");
    refusals.write(refusal(kind), request, response, callback);
  }

  private Refusal refusal(Refusal.Kind kind) {
    return switch (kind) {
      case BODY_TOO_LARGE -> Refusal.of(kind, "The body may have " + largest + " bytes.");
      case REQUEST_TIMEOUT ->
          Refusal.of(
              kind,
              "The body has to be there within %d s, and to arrive at %d bytes a second or more."
                  .formatted(Math.max(1, timeout.toSeconds()), LEAST_RATE));
      default ->
          new Refusal(
              kind,
              "Too many bodies are arriving; come back in a moment.",
              Map.of("Retry-After", "1"));
    };
  }
}
