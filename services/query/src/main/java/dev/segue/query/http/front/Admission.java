package dev.segue.query.http.front;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.QoSHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Lets so many requests of one class run at a time. Others wait without a thread, a few seconds at
 * most; who would be too many is told when to come back.
 */
final class Admission extends QoSHandler {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final CostClass cost;
  private final RefusalWriter refusals;

  Admission(CostClass cost, int running, RefusalWriter refusals) {
    this.cost = cost;
    this.refusals = refusals;
    setMaxRequestCount(running);
    setMaxSuspendedRequestCount(cost.waiting());
    setMaxSuspend(LONGEST_WAIT);
  }

  /** Shows how many wait and how many were sent away. */
  Admission bind(MeterRegistry metrics) {
    Gauge.builder("segue.query.admission.waiting", this, QoSHandler::getSuspendedRequestCount)
        .description("Requests that wait for others of their class")
        .tag("class", cost.label())
        .register(metrics);
    FunctionCounter.builder(
            "segue.query.admission.refused",
            this,
            qos -> qos.getTotalExceededRequestCount() + qos.getTotalExpiredRequestCount())
        .description("Requests that were too many of their class")
        .tag("class", cost.label())
        .register(metrics);
    return this;
  }

  @Override
  public boolean onConditionsMet(Request request, Response response, Callback callback)
      throws Exception {
    return request.getAttribute(FrontHandler.COST) == cost
        ? super.onConditionsMet(request, response, callback)
        : nextHandler(request, response, callback);
  }

  @Override
  protected void reject(Request request, Response response, Callback callback, int status) {
    refusals.write(refusal(), request, response, callback);
  }

  @Override
  protected void failSuspended(
      Request request, Response response, Callback callback, int status, Throwable failure) {
    refusals.write(refusal(), request, response, callback);
  }

  private Refusal refusal() {
    return new Refusal(
        Refusal.Kind.TOO_BUSY,
        "Too many requests of this kind (%s) are being answered; come back in a moment, or ask for less at a time."
            .formatted(cost.label()),
        Map.of("Retry-After", cost == CostClass.BULK ? "5" : "1"));
  }
}
