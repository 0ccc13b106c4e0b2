package dev.segue.query.http.front;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.AbstractEndPoint;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.component.LifeCycle;

/**
 * Closes connections that send the headers of a request, or take an answer, so slowly that nothing
 * is over within a time. Jetty's idle timeout begins anew with each byte.
 */
final class SlowConnections implements LifeCycle.Listener {
  private final Server server;
  private final Duration timeout;
  private final Map<EndPoint, Watch> watches = new HashMap<>();

  private SlowConnections(Server server, Duration timeout) {
    this.server = server;
    this.timeout = timeout;
  }

  /** Watches the connections of a server once it has started. */
  static void watch(Server server, Duration timeout) {
    server.addEventListener(new SlowConnections(server, timeout));
  }

  @Override
  public void lifeCycleStarted(LifeCycle started) {
    later();
  }

  private void later() {
    long millis = Math.max(10, Math.min(1_000, timeout.toMillis() / 4));
    server.getScheduler().schedule(this::look, millis, TimeUnit.MILLISECONDS);
  }

  private void look() {
    if (!server.isRunning()) {
      return;
    }
    Set<EndPoint> open = new HashSet<>();
    for (Connector connector : server.getConnectors()) {
      if (connector instanceof AbstractConnector network) {
        look(network.getConnectedEndPoints(), open);
      }
    }
    watches.keySet().retainAll(open);
    later();
  }

  private void look(Collection<EndPoint> endPoints, Set<EndPoint> open) {
    long now = System.nanoTime();
    for (EndPoint endPoint : endPoints) {
      Connection connection = endPoint.getConnection();
      if (connection == null) {
        continue;
      }
      open.add(endPoint);
      Watch watch = watches.computeIfAbsent(endPoint, first -> new Watch(now));
      boolean writing =
          endPoint instanceof AbstractEndPoint written && written.getWriteFlusher().isPending();
      if (watch.nanosStuck(connection, writing, now) > timeout.toNanos()) {
        endPoint.close();
      }
    }
  }

  /** What was seen of a connection at the last look. */
  private static final class Watch {
    private long messages;
    private long bytesOut = -1;
    private long headSince;
    private long writeSince;

    Watch(long now) {
      headSince = now;
      writeSince = now;
    }

    long nanosStuck(Connection connection, boolean writing, long now) {
      long in = connection.getMessagesIn();
      boolean answering = in != connection.getMessagesOut();
      boolean head = connection instanceof HttpConnection http && !http.getParser().isIdle();
      if (answering || in != messages || !head) {
        messages = in;
        headSince = now;
      }
      if (!writing || connection.getBytesOut() != bytesOut) {
        writeSince = now;
        bytesOut = connection.getBytesOut();
      }
      return now - Math.min(headSince, writeSince);
    }
  }
}
