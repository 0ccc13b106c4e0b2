package dev.segue.runtime;

import java.util.List;
import java.util.Optional;

/** What a service says of itself to whoever starts, stops and routes to it. */
public interface Health {
  /** Why the service will not work again without a restart; empty while it lives. */
  Optional<String> failure();

  /** What it still waits for before it can do its job, a phrase each; empty when it is ready. */
  List<String> waitingFor();
}
