package dev.segue.query;

import dev.segue.catalogue.Catalogue;
import dev.segue.catalogue.CatalogueSnapshot;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** The size of the catalogue, and which version of which model answers how exactly. */
final class CatalogueMetrics {
  private CatalogueMetrics() {}

  static void bind(Catalogue catalogue, String model, MeterRegistry metrics) {
    Gauge.builder("segue.query.tracks", catalogue, c -> c.snapshot().tracks())
        .description("Tracks that can be queried")
        .register(metrics);
    Gauge.builder("segue.query.rows", catalogue, c -> c.snapshot().rowLimit())
        .description("Rows in memory, those of replaced tracks included")
        .register(metrics);
    Gauge.builder("segue.query.model.version", catalogue, c -> version(c.snapshot(), model))
        .description("Version of the model that answers; 0 = none")
        .tag("model", model)
        .register(metrics);
    Gauge.builder("segue.query.model.relative.error", catalogue, c -> error(c.snapshot(), model))
        .description("Relative error of the model that answers, on its sample")
        .tag("model", model)
        .register(metrics);
  }

  private static double version(CatalogueSnapshot snapshot, String model) {
    return snapshot.model(model).map(served -> served.model().version()).orElse(0);
  }

  private static double error(CatalogueSnapshot snapshot, String model) {
    return snapshot.model(model).map(served -> served.model().relativeError()).orElse(Double.NaN);
  }
}
