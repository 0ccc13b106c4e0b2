package dev.segue.query.http;

import dev.segue.query.http.Views.StatusView;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What operators and newcomers ask for: probes, metrics and the description. */
final class OperationsRoutes {
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  private final Readiness readiness;
  private final PrometheusMeterRegistry metrics;

  OperationsRoutes(Readiness readiness, PrometheusMeterRegistry metrics) {
    this.readiness = readiness;
    this.metrics = metrics;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/openapi.yaml", e -> resource(e, "openapi.yaml", "application/yaml")),
        Route.get("/livez", this::live),
        Route.get("/readyz", this::ready),
        Route.get("/metrics", this::scrape));
  }

  private Reply live(Exchange exchange) {
    exchange.query();
    if (!readiness.live()) {
      throw new ProblemException(ProblemCode.NOT_READY, readiness.waitingFor());
    }
    return Reply.json(new StatusView("live"));
  }

  private Reply ready(Exchange exchange) {
    exchange.query();
    if (!readiness.ready()) {
      throw new ProblemException(ProblemCode.NOT_READY, readiness.waitingFor());
    }
    return Reply.json(new StatusView("ready"));
  }

  private Reply scrape(Exchange exchange) {
    // Scrapers may add parameters of their own.
    return Reply.text(PROMETHEUS, metrics.scrape());
  }

  private static Reply resource(Exchange exchange, String name, String contentType) {
    exchange.query();
    try (InputStream in = OperationsRoutes.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the build");
      }
      return Reply.text(contentType, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
