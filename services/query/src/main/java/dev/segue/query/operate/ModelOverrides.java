package dev.segue.query.operate;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The overrides that this node knows of, by model. Safe for use by several threads. */
public final class ModelOverrides {
  private final ConcurrentHashMap<String, ModelOverride> overrides = new ConcurrentHashMap<>();

  /** What is overridden of a model, if anything is. */
  public Optional<ModelOverride> get(String model) {
    return Optional.ofNullable(overrides.get(model));
  }

  /** Takes note of an override; one that is older than what is known changes nothing. */
  public void put(ModelOverride override) {
    overrides.merge(
        override.model(),
        override,
        (known, next) -> next.updatedAt() < known.updatedAt() ? known : next);
  }

  /** Nothing of this model is overridden any more. */
  public void remove(String model) {
    @Nullable ModelOverride unused = overrides.remove(model);
  }
}
