package dev.segue.query.http;

import dev.segue.catalogue.KeptVersions;
import dev.segue.catalogue.ModelRegistry;
import dev.segue.catalogue.ModelRegistry.Entry;
import dev.segue.catalogue.ModelRegistry.State;
import dev.segue.catalogue.UnknownModelException;
import dev.segue.settings.NearestName;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/**
 * Finds the models that requests name. One that is served answers at once; a version that is only
 * kept is made ready first, and the request waits for it, within limits.
 */
final class NamedModels {
  private static final long PATIENCE_SECONDS = 10;

  /** A version may leave memory between being ready and being asked. */
  private static final int ATTEMPTS = 3;

  private final ModelRegistry registry;
  private final KeptVersions kept;
  private final BoundedWait wait;

  /**
   * @param mostWaiting how many requests may wait at a time, so that others find a thread
   */
  NamedModels(ModelRegistry registry, KeptVersions kept, int mostWaiting) {
    this.registry = registry;
    this.kept = kept;
    wait = new BoundedWait(PATIENCE_SECONDS, mostWaiting);
  }

  /** Answers a request, which is asked again once the version that it names is ready. */
  Reply answer(Route route, Exchange exchange) {
    for (int attempt = 1; ; attempt++) {
      try {
        return route.handler().answer(exchange);
      } catch (UnknownModelException unknown) {
        Optional<State> state = registry.get(unknown.model()).map(Entry::state);
        if (state.isEmpty() || state.get() == State.CANDIDATE) {
          throw unknown;
        }
        if (state.get() == State.SERVED || attempt == ATTEMPTS || !ready(unknown.model())) {
          throw new ProblemException(
              ProblemCode.NOT_READY,
              "The catalogue is being projected on model "
                  + ValueErrors.quote(unknown.model())
                  + "; ask again in a moment.",
              "model");
        }
      }
    }
  }

  /** Why there is no model that answers to what a request named. */
  String missing(String asked) {
    String name = ModelRegistry.nameIn(asked);
    List<String> names = registry.names();
    if (!names.contains(name)) {
      String hint =
          NearestName.ifNear(name, names).map(n -> " Did you mean '" + n + "'?").orElse("");
      return "There is no model "
          + ValueErrors.quote(asked)
          + "."
          + hint
          + all("The models are ", names);
    }
    List<String> versions = registry.kept(name).stream().map(Entry::key).toList();
    String reason =
        asked.endsWith("@candidate")
            ? "A candidate is not asked before it is promoted."
            : "Model '" + name + "' keeps no " + ValueErrors.quote(asked) + ".";
    return reason + all("What can be asked are " + name + ", ", versions);
  }

  private static String all(String start, List<String> names) {
    return names.isEmpty()
        ? ""
        : names.stream().collect(Collectors.joining(", ", " " + start, "."));
  }

  private boolean ready(String key) {
    try {
      Optional<CompletableFuture<Void>> loading = kept.load(key);
      return loading.isPresent() && wait.of(loading.get().thenApply(done -> true)).isPresent();
    } catch (ExecutionException e) {
      return false;
    }
  }
}
