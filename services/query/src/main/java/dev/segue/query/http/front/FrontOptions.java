package dev.segue.query.http.front;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who may address the service, and from where.
 *
 * @param hosts names in {@code Host} that are served besides those of the loopback and addresses;
 *     {@code *} for any
 * @param origins web origins ({@code https://app.example}) whose pages may do what the service
 *     itself may be asked
 * @param anyOriginReads whether pages of any other origin may read answers
 */
public record FrontOptions(Set<String> hosts, Set<String> origins, boolean anyOriginReads) {
  public FrontOptions {
    hosts = lowerCase(hosts);
    origins = lowerCase(origins);
  }

  /** Loopback names and addresses only, and no foreign pages. */
  public static FrontOptions local() {
    return new FrontOptions(Set.of(), Set.of(), false);
  }

  private static Set<String> lowerCase(Set<String> texts) {
    return texts.stream()
        .map(text -> text.toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }
}
