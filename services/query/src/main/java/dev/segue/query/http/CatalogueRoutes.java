package dev.segue.query.http;

import dev.segue.catalogue.Catalogue;
import dev.segue.catalogue.CatalogueSnapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /v1/catalogue}: how much there is, and whether and by which model it is answered.
 * Cheap, and answered from the start on: what is always on show asks it every few seconds.
 */
final class CatalogueRoutes {
  private final Catalogue catalogue;
  private final Readiness readiness;
  private final String defaultModel;

  CatalogueRoutes(Catalogue catalogue, Readiness readiness, String defaultModel) {
    this.catalogue = catalogue;
    this.readiness = readiness;
    this.defaultModel = defaultModel;
  }

  /**
   * The answer.
   *
   * @param waitingFor what readiness waits for, in a sentence; null when ready
   * @param modelVersion null while no version is served
   */
  record CatalogueView(
      int tracks,
      boolean ready,
      @Nullable String waitingFor,
      String model,
      @Nullable Integer modelVersion) {}

  List<Route> routes() {
    return List.of(Route.get("/v1/catalogue", this::state));
  }

  private Reply state(Exchange exchange) {
    exchange.query();
    CatalogueSnapshot now = catalogue.snapshot();
    boolean ready = readiness.ready();
    return Reply.json(
        new CatalogueView(
            now.tracks(),
            ready,
            ready ? null : readiness.waitingFor(),
            defaultModel,
            now.model(defaultModel).map(served -> served.model().version()).orElse(null)));
  }
}
