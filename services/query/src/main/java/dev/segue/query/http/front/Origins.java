package dev.segue.query.http.front;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.handler.CrossOriginHandler;
import org.jspecify.annotations.Nullable;

/** Which web pages may read answers, and which may change something. */
public final class Origins {
  private static final Duration PREFLIGHT = Duration.ofMinutes(10);

  private final FrontOptions options;
  private final HostNames hosts;

  public Origins(FrontOptions options) {
    this.options = options;
    hosts = new HostNames(options.hosts());
  }

  /**
   * Whether a request that changes something may be sent by a page of this origin: a listed one, or
   * the service's own.
   *
   * @param origin {@code Origin} of the request, null where no page sent it
   * @param host {@code Host} of the request
   */
  public boolean mayWrite(@Nullable String origin, @Nullable String host) {
    if (origin == null) {
      return true;
    }
    String given = origin.toLowerCase(Locale.ROOT);
    if (options.origins().contains(given)) {
      return true;
    }
    int scheme = given.indexOf("://");
    if (scheme < 0) {
      return false; // "null": a sandboxed page, or a file
    }
    String authority = given.substring(scheme + 3);
    // Behind a proxy the service may be addressed by a name of its own: the one listed counts too.
    return authority.equals(host == null ? "" : host.toLowerCase(Locale.ROOT))
        || hosts.lists(authority);
  }

  /** Answers preflights, and says in answers who may read them. */
  CrossOriginHandler handler() {
    CrossOriginHandler handler = new CrossOriginHandler();
    handler.setAllowedOriginPatterns(
        options.anyOriginReads()
            ? Set.of("*")
            : options.origins().stream().map(Pattern::quote).collect(Collectors.toSet()));
    Set<String> methods = new LinkedHashSet<>(Set.of("GET", "HEAD", "POST"));
    if (!options.origins().isEmpty()) {
      methods.addAll(Set.of("PUT", "DELETE"));
    }
    handler.setAllowedMethods(methods);
    handler.setAllowedHeaders(
        Set.of("Authorization", "Content-Type", "Last-Event-ID", "X-API-Key"));
    handler.setExposedHeaders(Set.of("Retry-After", "Segue-Lag", "WWW-Authenticate"));
    handler.setPreflightMaxAge(PREFLIGHT);
    return handler;
  }
}
