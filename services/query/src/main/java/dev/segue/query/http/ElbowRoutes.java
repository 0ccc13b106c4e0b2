package dev.segue.query.http;

import dev.segue.catalogue.ModelRegistry;
import dev.segue.catalogue.UnknownModelException;
import dev.segue.catalogue.elbow.Elbows;
import dev.segue.catalogue.elbow.Elbows.Curve;
import dev.segue.catalogue.elbow.Elbows.Progress;
import dev.segue.engine.factorize.Elbow;
import dev.segue.engine.factorize.FactorModel;
import dev.segue.query.http.ModelViews.ElbowComputingView;
import dev.segue.query.http.ModelViews.ElbowPointView;
import dev.segue.query.http.ModelViews.ElbowView;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** How many components a model could have. */
final class ElbowRoutes {
  private static final long PATIENCE_SECONDS = 2;
  private static final String RETRY_AFTER_SECONDS = "1";

  /** So that other requests find a thread. */
  private static final int MOST_WAITING = 2;

  private final ModelRegistry registry;
  private final Elbows elbows;
  private final String defaultModel;
  private final BoundedWait wait = new BoundedWait(PATIENCE_SECONDS, MOST_WAITING);

  ElbowRoutes(ModelRegistry registry, Elbows elbows, String defaultModel) {
    this.registry = registry;
    this.elbows = elbows;
    this.defaultModel = defaultModel;
  }

  List<Route> routes() {
    return List.of(Route.get("/v1/elbow", this::elbow, "model"));
  }

  private Reply elbow(Exchange exchange) {
    String key = exchange.query().text("model", SimilarInputs.LONGEST_MODEL).orElse(defaultModel);
    FactorModel model =
        registry.find(key).orElseThrow(() -> new UnknownModelException(key)).model();
    return curve(key, model)
        .map(curve -> Reply.json(view(model, curve)))
        .orElseGet(
            () ->
                Reply.accepted(computing(model, elbows.progress(key)))
                    .with("Retry-After", RETRY_AFTER_SECONDS));
  }

  /**
   * The curve of the catalogue as it is; rather an older one than none. Empty where none is yet.
   */
  private Optional<Curve> curve(String key, FactorModel model) {
    try {
      return wait.of(elbows.of(key, model)).or(() -> elbows.last(key, model));
    } catch (ExecutionException e) {
      throw new IllegalStateException("the curve of " + key + " could not be computed", e);
    }
  }

  private static ElbowComputingView computing(FactorModel model, Progress progress) {
    return new ElbowComputingView(
        model.name(),
        model.version(),
        "computing",
        progress.done(),
        progress.of(),
        progress.of() == 0
            ? "The curve waits for its turn to be computed; ask again."
            : "The curve is being computed: %d of %d numbers of components are fitted; ask again."
                .formatted(progress.done(), progress.of()));
  }

  private static ElbowView view(FactorModel model, Curve curve) {
    return new ElbowView(
        model.name(),
        model.version(),
        model.rank(),
        curve.elbow().recommended() == 0 ? null : curve.elbow().recommended(),
        curve.elbow().sentence(),
        Views.rounded(curve.elbow().missing()),
        note(curve.elbow()),
        curve.sampleSize(),
        curve.tracks(),
        Instant.ofEpochMilli(curve.computedAt()).toString(),
        curve.elbow().points().stream().map(ElbowRoutes::view).toList(),
        ModelRoutes.features(model));
  }

  /** What the figures are not. */
  private static @Nullable String note(Elbow elbow) {
    return elbow.missing() == 0
        ? null
        : String.format(
            Locale.ROOT,
            "%.3g %% of the values are missing. svd_bound and r2 read them as the mean of their"
                + " feature and are estimates; relative_error leaves them out, so that it can lie a"
                + " little below svd_bound.",
            100 * elbow.missing());
  }

  private static ElbowPointView view(Elbow.Point point) {
    return new ElbowPointView(
        point.components(),
        Views.rounded(point.relativeError()),
        Views.rounded(point.bound()),
        Views.rounded(point.explained()),
        Views.rounded(point.stability()));
  }
}
