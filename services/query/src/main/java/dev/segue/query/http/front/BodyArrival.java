package dev.segue.query.http.front;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Invocable;
import org.jspecify.annotations.Nullable;

/** One body on its way. Copied, as a byte that arrives alone would hold a whole buffer. */
final class BodyArrival implements Invocable.Task {
  private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final BodyHandler handler;
  private final Request request;
  private final Response response;
  private final Callback callback;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1_024);
  private final AtomicBoolean over = new AtomicBoolean();
  private final long begun = System.nanoTime();
  private volatile int received;

  BodyArrival(BodyHandler handler, Request request, Response response, Callback callback) {
    this.handler = handler;
    this.request = request;
    this.response = response;
    this.callback = callback;
    Request.addCompletionListener(request, failure -> handler.release(received));
  }

  void begin() {
    if (!read()) {
      watchLater();
    } else if (over.compareAndSet(false, true)) {
      handler.pass(arrived(), response, callback);
    }
  }

  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }

  /** More of it is there. */
  @Override
  public void run() {
    if (!over.get() && read() && over.compareAndSet(false, true)) {
      Request whole = arrived();
      request.getContext().execute(() -> handler.pass(whole, response, callback));
    }
  }

  /** Reads what there is; whether that was the end. */
  private boolean read() {
    while (true) {
      Content.Chunk chunk = request.read();
      if (chunk == null) {
        request.demand(this);
        return false;
      }
      if (Content.Chunk.isFailure(chunk)) {
        if (over.compareAndSet(false, true)) {
          Response.writeError(request, response, callback, chunk.getFailure());
        }
        return false;
      }
      boolean kept = keep(chunk);
      boolean last = chunk.isLast();
      chunk.release();
      if (!kept || last) {
        return kept;
      }
    }
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // one chunk at a time; the watch only looks
  private boolean keep(Content.Chunk chunk) {
    int length = chunk.remaining();
    Refusal.Kind refused = null;
    if (received + length > handler.largest()) {
      refused = Refusal.Kind.BODY_TOO_LARGE;
    } else if (!handler.hold(length)) {
      refused = Refusal.Kind.TOO_BUSY;
    }
    if (refused != null) {
      refuse(refused);
      return false;
    }
    byte[] copy = new byte[length];
    chunk.getByteBuffer().get(copy);
    bytes.writeBytes(copy);
    received += length;
    return true;
  }

  private void watchLater() {
    long millis = Math.max(10, Math.min(1_000, handler.timeout().toMillis() / 4));
    request.getComponents().getScheduler().schedule(this::watch, millis, TimeUnit.MILLISECONDS);
  }

  private void watch() {
    if (over.get()) {
      return;
    }
    long nanos = System.nanoTime() - begun;
    boolean slow =
        nanos > GRACE_NANOS && received < BodyHandler.LEAST_RATE * (nanos / 1_000_000_000.0);
    if (slow || nanos > handler.timeout().toNanos()) {
      refuse(Refusal.Kind.REQUEST_TIMEOUT);
    } else {
      watchLater();
    }
  }

  private void refuse(Refusal.Kind kind) {
    if (over.compareAndSet(false, true)) {
      handler.refuse(kind, request, response, callback);
    }
  }

  private Request arrived() {
    Content.Chunk whole = Content.Chunk.from(ByteBuffer.wrap(bytes.toByteArray()), true);
    return new Request.Wrapper(request) {
      private Content.@Nullable Chunk next = whole;

      @Override
      public Content.Chunk read() {
        Content.Chunk chunk = next == null ? Content.Chunk.EOF : next;
        next = null;
        return chunk;
      }

      @Override
      public void demand(Runnable available) {
        request.getContext().execute(available);
      }
    };
  }
}
