package dev.segue.query.http.front;

import io.micrometer.core.instrument.MeterRegistry;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;

/** Puts all that comes before the router into a server, and bounds its connections. */
public final class Front {
  /** Threads beyond those that answer: for connections, probes and metrics. */
  public static final int SPARE_THREADS = 8;

  private final FrontOptions options;
  private final int threads;
  private final int largestBody;

  /**
   * @param threads requests that are worked on at a time
   * @param largestBody bytes of a body
   */
  public Front(FrontOptions options, int threads, int largestBody) {
    this.options = options;
    this.threads = threads;
    this.largestBody = largestBody;
  }

  /** How many threads the server needs, so that there is always one for a probe. */
  public int poolSize() {
    int running = SPARE_THREADS;
    for (CostClass cost : CostClass.values()) {
      running += cost.bounded() ? running(cost) : 0;
    }
    return running;
  }

  /** Inserts the handlers; to be called before the router's is set. */
  public void insert(Server server, RefusalWriter refusals, MeterRegistry metrics) {
    Handler.Singleton first = new FrontHandler(options, refusals);
    Handler.Singleton last = append(first, new Origins(options).handler());
    last = append(last, new BodyHandler(options.requestTimeout(), largestBody, refusals));
    for (CostClass cost : CostClass.values()) {
      if (cost.bounded()) {
        last = append(last, new Admission(cost, running(cost), refusals).bind(metrics));
      }
    }
    server.insertHandler(first);
    SlowConnections.watch(server, options.requestTimeout());
  }

  /** Bounds the connections of a connector; more wait to be accepted. */
  public void bound(Server server, Connector connector) {
    server.addBean(new NetworkConnectionLimit(options.connections(), connector));
  }

  private static Handler.Singleton append(Handler.Singleton last, Handler.Singleton next) {
    last.setHandler(next);
    return next;
  }

  private int running(CostClass cost) {
    return Math.max(1, options.running().getOrDefault(cost, cost.share(threads)));
  }
}
