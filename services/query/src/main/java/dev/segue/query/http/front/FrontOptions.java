package dev.segue.query.http.front;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who may address the service, from where, and how much of it at a time.
 *
 * @param hosts names in {@code Host} that are served besides those of the loopback and addresses;
 *     {@code *} for any
 * @param origins web origins ({@code https://app.example}) whose pages may do what the service
 *     itself may be asked
 * @param anyOriginReads whether pages of any other origin may read answers
 * @param requestTimeout in which the headers of a request have to be there, and its body
 * @param connections that may be open at a time; more wait to be accepted
 * @param running how many requests of a class run at a time; a class without a number gets its
 *     share
 */
public record FrontOptions(
    Set<String> hosts,
    Set<String> origins,
    boolean anyOriginReads,
    Duration requestTimeout,
    int connections,
    Map<CostClass, Integer> running) {
  static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
  static final int DEFAULT_CONNECTIONS = 2_000;

  public FrontOptions {
    hosts = lowerCase(hosts);
    origins = lowerCase(origins);
    running = Map.copyOf(running);
  }

  /** Loopback names and addresses only, and no foreign pages. */
  public static FrontOptions local() {
    return addressed(Set.of(), Set.of(), false);
  }

  /** With the bounds that are usual. */
  public static FrontOptions addressed(
      Set<String> hosts, Set<String> origins, boolean anyOriginReads) {
    return new FrontOptions(
        hosts, origins, anyOriginReads, DEFAULT_TIMEOUT, DEFAULT_CONNECTIONS, Map.of());
  }

  private static Set<String> lowerCase(Set<String> texts) {
    return texts.stream()
        .map(text -> text.toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }
}
