package dev.segue.catalogue;

import dev.segue.catalogue.ModelRegistry.Entry;
import dev.segue.catalogue.ModelRegistry.State;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Kept versions that answer because somebody asked for them by name, {@code classic@12}: projected
 * when first asked for, kept current like what is served, and let go of when nobody has asked for a
 * while, when another is wanted in their place, or when the version is kept no more. Each takes as
 * much memory as a served model, so there are only a few at a time.
 *
 * <p>Safe for use by several threads.
 */
public final class KeptVersions {
  static final Duration IDLE = Duration.ofMinutes(5);

  private final ModelRegistry registry;
  private final Catalogue catalogue;
  private final int most;
  private final Map<String, CompletableFuture<Void>> ready = new HashMap<>();
  private boolean watching;

  /**
   * @param most how many are in memory at most; 1 or more
   */
  public KeptVersions(ModelRegistry registry, Catalogue catalogue, int most) {
    if (most < 1) {
      throw new IllegalArgumentException("At least one kept version must fit, not " + most);
    }
    this.registry = registry;
    this.catalogue = catalogue;
    this.most = most;
  }

  /**
   * Makes a kept version answer, in place of the one that was not asked for longest.
   *
   * @return completes when it answers; empty if no such version is kept, or if all that fit are
   *     being made ready for others
   */
  public synchronized Optional<CompletableFuture<Void>> load(String key) {
    CompletableFuture<Void> loading = ready.get(key);
    if (loading != null) {
      return Optional.of(loading);
    }
    Optional<Entry> kept = registry.get(key).filter(entry -> entry.state() == State.KEPT);
    if (kept.isEmpty() || (ready.size() >= most && !releaseOne())) {
      return Optional.empty();
    }
    CompletableFuture<Void> served = catalogue.serve(key, kept.get().model());
    ready.put(key, served);
    if (!watching) {
      releaseIdleLater();
    }
    return Optional.of(served);
  }

  /** Follows a change of the registry: another record under the key, or none. */
  public synchronized void follow(String key) {
    if (!ready.containsKey(key)) {
      return;
    }
    Optional<Entry> kept = registry.get(key);
    if (kept.isPresent()) {
      ready.put(key, catalogue.serve(key, kept.get().model()));
    } else {
      release(key);
    }
  }

  /** Lets go of what nobody has asked for since a while before {@code now} (nanoseconds). */
  synchronized void releaseIdle(long now) {
    CatalogueSnapshot snapshot = catalogue.snapshot();
    for (String key : ready.keySet().toArray(new String[0])) {
      ServedModel served = snapshot.models().get(key);
      if (served != null && now - served.lastUse() > IDLE.toNanos()) {
        release(key);
      }
    }
  }

  private boolean releaseOne() {
    Map<String, ServedModel> answering = catalogue.snapshot().models();
    Optional<String> oldest =
        ready.keySet().stream()
            .filter(answering::containsKey)
            .min(Comparator.comparingLong(key -> age(answering, key)));
    oldest.ifPresent(this::release);
    return oldest.isPresent();
  }

  /** A difference, because the clock may be negative and may wrap. */
  private static long age(Map<String, ServedModel> answering, String key) {
    ServedModel served = answering.get(key);
    return served == null ? 0 : served.lastUse() - System.nanoTime();
  }

  private void release(String key) {
    ready.remove(key);
    catalogue.withdraw(key);
  }

  /** Again and again, until none is left. */
  private void releaseIdleLater() {
    watching = true;
    CompletableFuture.delayedExecutor(IDLE.toMillis() + 1, TimeUnit.MILLISECONDS)
        .execute(
            () -> {
              synchronized (this) {
                releaseIdle(System.nanoTime());
                watching = !ready.isEmpty();
                if (watching) {
                  releaseIdleLater();
                }
              }
            });
  }
}
