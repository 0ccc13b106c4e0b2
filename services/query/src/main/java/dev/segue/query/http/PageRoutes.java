package dev.segue.query.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The web page and its parts, all from the class path: it works without any network. A browser that
 * has a part already is told so (304) by the part's entity tag.
 */
final class PageRoutes {
  private static final String HOME = "/dev/segue/query/page/";

  /** What ECharts' WebJar says of itself. */
  private static final String ECHARTS = "/META-INF/maven/org.webjars/echarts/pom.properties";

  /**
   * Scripts come from here alone, and nothing that a track is called can become one. Charts set
   * styles on their elements.
   */
  private static final String POLICY =
      "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline';"
          + " frame-ancestors 'none'; base-uri 'none'";

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml");

  private final Map<String, PagePart> parts = new ConcurrentHashMap<>();

  List<Route> routes() {
    return List.of(
        Route.get("/", exchange -> part(exchange, "index.html")),
        Route.get("/page/{file}", exchange -> part(exchange, exchange.path("file"))));
  }

  private Reply part(Exchange exchange, String file) {
    exchange.query();
    String type = TYPES.get(file.substring(file.lastIndexOf('.') + 1));
    Optional<PagePart> found =
        type == null || !file.matches("[a-z]+[.][a-z]+") ? Optional.empty() : find(file);
    PagePart part =
        found.orElseThrow(
            () ->
                new ProblemException(
                    ProblemCode.ROUTE_NOT_FOUND, "There is nothing at this address."));
    Map<String, String> headers = new HashMap<>();
    headers.put("ETag", part.tag());
    headers.put("Cache-Control", file.equals("echarts.js") ? "max-age=86400" : "no-cache");
    headers.put("Content-Security-Policy", POLICY);
    headers.put("X-Content-Type-Options", "nosniff");
    String contentType = Optional.ofNullable(type).orElseThrow();
    return exchange.header("If-None-Match").filter(part::isAmong).isPresent()
        ? Reply.notModified(contentType, headers)
        : Reply.bytes(contentType, part.bytes(), headers);
  }

  /** Only what exists is kept: anybody may ask for anything. */
  private Optional<PagePart> find(String file) {
    PagePart kept = parts.get(file);
    if (kept != null) {
      return Optional.of(kept);
    }
    Optional<PagePart> read = read(file.equals("echarts.js") ? echarts() : HOME + file);
    read.ifPresent(part -> parts.put(file, part));
    return read;
  }

  /** Where the script lies in its WebJar, which has its version in the path. */
  private static String echarts() {
    try (InputStream in = PageRoutes.class.getResourceAsStream(ECHARTS)) {
      Properties jar = new Properties();
      if (in != null) {
        jar.load(in);
      }
      return "/META-INF/resources/webjars/echarts/%s/echarts.min.js"
          .formatted(jar.getProperty("version"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<PagePart> read(String resource) {
    try (InputStream in = PageRoutes.class.getResourceAsStream(resource)) {
      return in == null ? Optional.empty() : Optional.of(PagePart.of(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
