package dev.segue.query;

import dev.segue.catalogue.Catalogue;
import dev.segue.catalogue.CatalogueSnapshot;
import dev.segue.catalogue.ModelRegistry;
import dev.segue.catalogue.ServedModel;
import dev.segue.engine.factorize.CatalogueGrowth;
import dev.segue.engine.factorize.FactorModel;
import dev.segue.query.http.Readiness;
import dev.segue.query.listener.Listeners;
import dev.segue.query.replica.Replica;
import dev.segue.runtime.RegistryRetry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Ready once the replica is restored and the default model is served. */
final class ServiceReadiness implements Readiness {
  private static final Duration STEADY_FOR = Duration.ofSeconds(3);

  private final String model;
  private final Catalogue catalogue;
  private final Replica replica;
  private final RegistryRetry registryRetry;
  private final List<Supplier<Optional<String>>> failures = new CopyOnWriteArrayList<>();

  ServiceReadiness(
      String model,
      Catalogue catalogue,
      Replica replica,
      Listeners listeners,
      RegistryRetry registryRetry) {
    this.model = model;
    this.catalogue = catalogue;
    this.replica = replica;
    this.registryRetry = registryRetry;
    watch(replica::failure);
    watch(listeners::failure);
    watch(() -> catalogue.failure().map(Throwable::toString));
  }

  /** One more part of the service, which tells why it failed once it has. */
  void watch(Supplier<Optional<String>> part) {
    failures.add(part);
  }

  /** Why the service, or a part of it, stopped for a reason that only a restart can mend. */
  Optional<String> failure() {
    return failures.stream().flatMap(part -> part.get().stream()).findFirst();
  }

  @Override
  public boolean live() {
    return failure().isEmpty();
  }

  @Override
  public boolean ready() {
    return replica.restored() && live() && served();
  }

  @Override
  public String waitingFor() {
    if (!live()) {
      return "The service has failed and needs a restart; its log says why.";
    }
    if (!replica.restored()) {
      return registryRetry.waiting()
          ? "Waiting for the Schema Registry, to restore the catalogue."
          : "Waiting for the catalogue to be restored: "
              + catalogue.snapshot().tracks()
              + " tracks so far.";
    }
    return served() ? "" : "Waiting for a version of model '" + model + "' to serve." + others();
  }

  /**
   * Whether the model that answers knows the catalogue, which has not grown by half since it was
   * fitted. The learner sees to that whenever a stream rests.
   */
  boolean informed() {
    return knownSince(Long.MAX_VALUE);
  }

  /** Whether such a model was made a while ago, and so is not about to be replaced. */
  boolean steady() {
    return knownSince(System.currentTimeMillis() - STEADY_FOR.toMillis());
  }

  private boolean knownSince(long moment) {
    CatalogueSnapshot now = catalogue.snapshot();
    return now.model(model)
        .map(ServedModel::model)
        .filter(made -> knows(made, now.tracks()) && made.createdAt() <= moment)
        .isPresent();
  }

  /** Whether a model knows a catalogue of so many tracks. */
  static boolean knows(FactorModel made, int tracks) {
    return !CatalogueGrowth.byHalf(tracks, made.tracks());
  }

  private String others() {
    List<String> others =
        catalogue.snapshot().modelNames().stream().filter(ModelRegistry::isServed).toList();
    return others.isEmpty()
        ? ""
        : " Requests that name one get answers from: " + String.join(", ", others) + ".";
  }

  private boolean served() {
    return catalogue.snapshot().model(model).isPresent();
  }
}
