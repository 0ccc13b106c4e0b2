package dev.segue.query.http;

import dev.segue.query.access.Role;
import java.util.Optional;
import java.util.Set;

/** What a route lets a client do. */
enum RouteAccess {
  /** For everybody: probes, the page and the description. */
  OPEN,
  /** Asks, and changes nothing. */
  READ,
  /** Changes tracks or ratings. */
  WRITE,
  /** Changes models, or erases. */
  ADMIN;

  private static final Set<String> FOR_ALL =
      Set.of("/", "/page/{file}", "/openapi.yaml", "/livez", "/readyz");

  /** Questions that are too long for an address; any other POST changes something. */
  private static final Set<String> QUESTIONS =
      Set.of(
          "/v1/similar",
          "/v1/similar:batch",
          "/v1/recommendations",
          "/v1/paths",
          "/v1/tracks:resolve",
          "/v1/match:similar",
          "/v1/clusters:favourite",
          "/v1/playlists:clean",
          "/v1/playlists:extend",
          "/v1/playlists:order",
          "/v1/listeners/{id}:predict");

  /** The role that it needs; empty where everybody may. */
  Optional<Role> role() {
    return switch (this) {
      case OPEN -> Optional.empty();
      case READ -> Optional.of(Role.READ);
      case WRITE -> Optional.of(Role.WRITE);
      case ADMIN -> Optional.of(Role.ADMIN);
    };
  }

  /** Whether it lets a client change something. */
  boolean changes() {
    return this == WRITE || this == ADMIN;
  }

  /** What a route lets do; one that is not known to ask only is taken to change something. */
  static RouteAccess of(Route route) {
    String path = route.path();
    boolean get = route.method().equals("GET");
    if (get && FOR_ALL.contains(path)) {
      return OPEN;
    }
    if (get || (route.method().equals("POST") && QUESTIONS.contains(path))) {
      return READ;
    }
    boolean erases = route.method().equals("DELETE") && path.equals("/v1/listeners/{id}");
    return erases || path.startsWith("/v1/models/") ? ADMIN : WRITE;
  }
}
