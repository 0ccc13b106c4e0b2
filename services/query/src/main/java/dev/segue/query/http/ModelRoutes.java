package dev.segue.query.http;

import dev.segue.catalogue.Catalogue;
import dev.segue.catalogue.ModelChange;
import dev.segue.catalogue.ModelRegistry;
import dev.segue.catalogue.ModelRegistry.Entry;
import dev.segue.catalogue.ModelRegistry.State;
import dev.segue.catalogue.UnknownModelException;
import dev.segue.engine.factorize.Component;
import dev.segue.engine.factorize.FactorModel;
import dev.segue.engine.scale.FeatureScaling;
import dev.segue.engine.scale.Transform;
import dev.segue.query.http.ModelViews.ChangeView;
import dev.segue.query.http.ModelViews.ComponentView;
import dev.segue.query.http.ModelViews.ModelDetailView;
import dev.segue.query.http.ModelViews.ModelFeatureView;
import dev.segue.query.http.ModelViews.ModelView;
import dev.segue.query.http.ModelViews.ModelsView;
import dev.segue.query.operate.ModelOverrides;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The models: what is served, what is kept, and what is inside. */
final class ModelRoutes {
  private final ModelRegistry registry;
  private final Catalogue catalogue;
  private final ModelOverrides overrides;

  ModelRoutes(ModelRegistry registry, Catalogue catalogue, ModelOverrides overrides) {
    this.overrides = overrides;
    this.registry = registry;
    this.catalogue = catalogue;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/v1/models", this::list), Route.get("/v1/models/{name}", this::detail));
  }

  private Reply list(Exchange exchange) {
    exchange.query();
    return Reply.json(new ModelsView(registry.all().stream().map(this::view).toList()));
  }

  private Reply detail(Exchange exchange) {
    exchange.query();
    String key = exchange.path("name");
    Entry entry = registry.find(key).orElseThrow(() -> new UnknownModelException(key));
    FactorModel model = entry.model();
    return Reply.json(
        new ModelDetailView(
            view(entry),
            model.similarity().name().toLowerCase(Locale.ROOT),
            features(model),
            model.components().stream().map(c -> view(c, model)).toList()));
  }

  private ModelView view(Entry entry) {
    FactorModel model = entry.model();
    return new ModelView(
        entry.key(),
        model.name(),
        model.version(),
        entry.state().name().toLowerCase(Locale.ROOT),
        entry.state() == State.SERVED && answers(model),
        entry.state() != State.CANDIDATE && pinned(model),
        model.settled(),
        model.digest(),
        model.rank(),
        model.relativeError(),
        model.sampleSize(),
        model.tracks(),
        Instant.ofEpochMilli(model.createdAt()).toString(),
        model.reason(),
        changes(entry));
  }

  private boolean pinned(FactorModel model) {
    return overrides
        .get(model.name())
        .map(override -> override.pinnedVersion() == model.version())
        .orElse(false);
  }

  /** Since the newest version before it that is kept; null where none is. */
  private @Nullable ChangeView changes(Entry entry) {
    FactorModel after = entry.model();
    return registry.kept(after.name()).stream()
        .map(Entry::model)
        .filter(before -> before.version() < after.version())
        .findFirst()
        .map(before -> view(ModelChange.between(before, after)))
        .orElse(null);
  }

  private static ChangeView view(ModelChange change) {
    return new ChangeView(
        change.before().version(),
        change.before().rank(),
        change.before().relativeError(),
        change.added(),
        change.gone(),
        change.leastCosine().isPresent() ? Views.rounded(change.leastCosine().getAsDouble()) : null,
        change.rescaled());
  }

  /** How each feature is read: what the answers know of the recipe. */
  static List<ModelFeatureView> features(FactorModel model) {
    return model.transform().scalings().stream().map(ModelRoutes::view).toList();
  }

  /** A version that has just been promoted answers once the catalogue is projected on it. */
  private boolean answers(FactorModel model) {
    return catalogue
        .snapshot()
        .model(model.name())
        .map(served -> served.model().version() == model.version())
        .orElse(false);
  }

  private static ModelFeatureView view(FeatureScaling scaling) {
    Transform transform = scaling.transform();
    return new ModelFeatureView(
        scaling.feature().label(),
        scaling.feature().unit(),
        transform.raw(scaling.feature(), scaling.low()),
        transform.raw(scaling.feature(), scaling.high()),
        transform.name().toLowerCase(Locale.ROOT),
        scaling.clip(),
        scaling.weight(),
        scaling.sentinelIsMissing());
  }

  private static ComponentView view(Component component, FactorModel model) {
    Map<String, Double> weights = new LinkedHashMap<>();
    List<FeatureScaling> scalings = model.transform().scalings();
    for (int f = 0; f < scalings.size(); f++) {
      weights.put(scalings.get(f).feature().label(), component.weight(f));
    }
    return new ComponentView(
        component.id(),
        component.name(),
        component.alias(),
        component.label(),
        component.rms(),
        component.scale(),
        weights);
  }
}
