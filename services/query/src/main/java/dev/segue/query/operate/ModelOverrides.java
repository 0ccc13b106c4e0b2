package dev.segue.query.operate;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The wishes that this node knows of, by model. Safe for use by several threads. */
public final class ModelWishes {
  private final ConcurrentHashMap<String, ModelWish> wishes = new ConcurrentHashMap<>();

  /** What is wished of a model, if anything was. */
  public Optional<ModelWish> get(String model) {
    return Optional.ofNullable(wishes.get(model));
  }

  /** Takes note of a wish; one that is older than what is known changes nothing. */
  public void put(ModelWish wish) {
    wishes.merge(
        wish.model(), wish, (known, next) -> next.updatedAt() < known.updatedAt() ? known : next);
  }

  /** Nothing is wished of this model any more. */
  public void remove(String model) {
    @Nullable ModelWish unused = wishes.remove(model);
  }
}
