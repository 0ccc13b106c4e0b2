package dev.segue.query.http.front;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Requests by what they cost. Each class has a bound of its own, so that many of one kind do not
 * keep those of another waiting.
 */
public enum CostClass {
  /** Looks one thing up. */
  POINT(10, 512),
  /** Writes tracks, ratings or overrides, and may wait until they can be read. */
  WRITE(8, 512),
  /** Goes through the catalogue once: neighbours, recommendations, statistics. */
  SCAN(8, 256),
  /** Looks for text. */
  SEARCH(4, 256),
  /** Goes through the catalogue many times. */
  BULK(2, 8),
  /** Tools of assistants, which ask questions of the other classes while they run. */
  TOOL(4, 64),
  /** Server-sent events, on threads of their own. */
  STREAM(0, 0),
  /** Probes and metrics: never kept waiting. */
  PROBE(0, 0);

  private static final int SHARES = 32;

  private static final Map<String, CostClass> BY_PATH =
      Map.of(
          "/livez", PROBE,
          "/readyz", PROBE,
          "/metrics", PROBE,
          "/v1/stream", STREAM,
          "/v1/tracks", SEARCH);

  private static final Pattern LOOKED_UP =
      Pattern.compile(
          "/|/page/.*|/openapi\\.yaml|/v1/tracks/[^/]+|/v1/models(/.*)?|/v1/categories|/v1/listeners/[^/]+/feedback");

  private static final Pattern SCANNED =
      Pattern.compile(
          "/v1/(similar|recommendations|clusters:favourite|playlists:order|listeners/[^/]+:predict)");

  private static final Pattern MANY =
      Pattern.compile(
          "/v1/(similar:batch|paths|tracks:resolve|match:similar|playlists:(clean|extend))");

  private final int share;
  private final int waiting;

  CostClass(int share, int waiting) {
    this.share = share;
    this.waiting = waiting;
  }

  /**
   * The class of a request. An address that is not known, or is spelt in an odd way, counts as what
   * costs more.
   *
   * @param method that was used; HEAD costs as GET does
   * @param path as it came
   */
  static CostClass of(String method, String path) {
    if (method.equals("GET") || method.equals("HEAD")) {
      CostClass known = BY_PATH.get(path);
      if (known != null) {
        return known;
      }
      return LOOKED_UP.matcher(path).matches() ? POINT : SCAN;
    }
    if (path.equals("/mcp")) {
      return TOOL;
    }
    if (MANY.matcher(path).matches()) {
      return BULK;
    }
    return SCANNED.matcher(path).matches() ? SCAN : WRITE;
  }

  /** Whether requests of this class are counted. */
  public boolean bounded() {
    return share > 0;
  }

  /** How many run at a time where nothing else is said, of {@code threads} in all. */
  int share(int threads) {
    return Math.max(1, threads * share / SHARES);
  }

  /** How many may wait. */
  int waiting() {
    return waiting;
  }

  /** The name in settings and metrics. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
