package dev.segue.query.http.front;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The host names that a request may be addressed to. A page that resolves its own name to this
 * machine (DNS rebinding) is of the same origin as far as a browser knows; only the name in {@code
 * Host} gives it away. An address cannot be resolved to another machine, so addresses are served.
 */
public final class HostNames {
  private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
  private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-f:.]+]");
  private static final Pattern AUTHORITY = Pattern.compile("(\\[[^\\]]*]|[^:]*)(:[0-9]*)?");

  private final Set<String> names;

  /**
   * @param names that are served besides, in lower case; {@code *} for any
   */
  public HostNames(Set<String> names) {
    this.names = Set.copyOf(names);
  }

  /** Whether requests to {@code authority} (host, or host:port) are served. */
  public boolean serves(String authority) {
    String name = name(authority);
    return name.equals("localhost")
        || name.endsWith(".localhost")
        || IPV4.matcher(name).matches()
        || IPV6.matcher(name).matches()
        || names.contains(name)
        || names.contains("*");
  }

  /** Whether a name was listed. */
  boolean lists(String authority) {
    return names.contains(name(authority));
  }

  private static String name(String authority) {
    var parts = AUTHORITY.matcher(authority.strip().toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      return "";
    }
    String name = parts.group(1);
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }
}
