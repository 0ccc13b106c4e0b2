package dev.segue.query.http;

import dev.segue.catalogue.ModelRegistry;
import dev.segue.catalogue.ModelRegistry.Entry;
import dev.segue.catalogue.ModelRegistry.State;
import dev.segue.catalogue.UnknownModelException;
import dev.segue.engine.factorize.Component;
import dev.segue.engine.factorize.FactorModel;
import dev.segue.query.http.ModelViews.OverrideView;
import dev.segue.query.operate.ModelOverride;
import dev.segue.query.operate.Operator;
import dev.segue.query.operate.OperatorUnavailableException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What operators override: a version that is pinned, and names for components. */
final class OperatorRoutes {
  private static final int LONGEST_ALIAS = 60;

  private final ModelRegistry registry;
  private final Operator operator;

  OperatorRoutes(ModelRegistry registry, Operator operator) {
    this.registry = registry;
    this.operator = operator;
  }

  List<Route> routes() {
    String component = "/v1/models/{name}/components/{component_id}";
    return List.of(
        Route.post("/v1/models/{name}:promote", this::promote, List.of("version", "pin")),
        Route.put(component, this::rename, List.of("alias")),
        Route.delete(component, this::unname));
  }

  private Reply promote(Exchange exchange) {
    FactorModel served = served(exchange.path("name"));
    BodyInputs body = exchange.body();
    int version = body.integer("version", 0, 1, Integer.MAX_VALUE);
    Optional<Boolean> pin = body.flag("pin");
    if (version == 0 && pin.orElse(true)) {
      throw ProblemException.invalid(
          "version", "Give the 'version' to serve, or 'pin': false to let the learner promote.");
    }
    if (version != 0 && !pin.orElse(true)) {
      throw ProblemException.invalid(
          "pin",
          "A version that is asked for is served until it is unpinned: leave 'pin' out, or 'version'.");
    }
    String key = served.name() + "@" + version;
    if (version != 0
        && version != served.version()
        && registry.get(key).map(Entry::state).orElse(State.CANDIDATE) != State.KEPT) {
      throw new UnknownModelException(key);
    }
    return change(served, override -> override.pinnedTo(version));
  }

  private Reply rename(Exchange exchange) {
    FactorModel served = served(exchange.path("name"));
    Component component = component(served, exchange.path("component_id"));
    String alias = exchange.body().text("alias", LONGEST_ALIAS).map(String::strip).orElse("");
    if (alias.isEmpty() || alias.codePoints().anyMatch(Character::isISOControl)) {
      throw ProblemException.invalid("alias", "'alias' is required: a name of one line.");
    }
    for (Component other : served.components()) {
      if (other.id() != component.id()
          && (alias.equals(other.name()) || alias.equals(other.label()))) {
        throw ProblemException.invalid(
            "alias", ValueErrors.quote(alias) + " is the name of component " + other.id() + ".");
      }
    }
    return change(served, override -> override.named(component.id(), alias));
  }

  private Reply unname(Exchange exchange) {
    exchange.query();
    FactorModel served = served(exchange.path("name"));
    Component component = component(served, exchange.path("component_id"));
    return change(served, override -> override.unnamed(component.id()));
  }

  private Reply change(FactorModel model, UnaryOperator<ModelOverride> change) {
    try {
      return Reply.accepted(view(operator.change(model.name(), change)));
    } catch (OperatorUnavailableException e) {
      throw new ProblemException(
          ProblemCode.NOT_READY, "The command was not written: " + e.getMessage() + ". Try again.");
    }
  }

  private FactorModel served(String name) {
    if (!ModelRegistry.isServed(name)) {
      throw new ProblemException(
          ProblemCode.MODEL_NOT_FOUND,
          "Name the model, "
              + ValueErrors.quote(ModelRegistry.nameIn(name))
              + ", not a version of it.",
          "name");
    }
    return registry.get(name).orElseThrow(() -> new UnknownModelException(name)).model();
  }

  private static Component component(FactorModel model, String id) {
    return model.components().stream()
        .filter(c -> Integer.toString(c.id()).equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    ProblemCode.CATEGORY_NOT_FOUND,
                    "Model '%s' has no component %s; it has %s."
                        .formatted(
                            model.name(),
                            ValueErrors.quote(id),
                            model.components().stream()
                                .map(c -> c.id() + " (" + c.label() + ")")
                                .collect(Collectors.joining(", ")))));
  }

  private static OverrideView view(ModelOverride override) {
    Map<String, String> aliases = new TreeMap<>();
    override.aliases().forEach((id, alias) -> aliases.put(Integer.toString(id), alias));
    return new OverrideView(
        override.model(),
        override.pinnedVersion() == 0 ? null : override.pinnedVersion(),
        aliases,
        Instant.ofEpochMilli(override.updatedAt()).toString());
  }
}
