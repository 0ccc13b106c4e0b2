package dev.segue.query.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The web page and its parts, all from the class path: it works without any network. */
final class PageRoutes {
  private static final String HOME = "/dev/segue/query/page/";

  /** ECharts as its WebJar brings it; the version is that of the root pom. */
  private static final String ECHARTS = "/META-INF/resources/webjars/echarts/5.5.0/echarts.min.js";

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

  List<Route> routes() {
    return List.of(
        Route.get("/", exchange -> part(exchange, "index.html")),
        Route.get("/page/{file}", exchange -> part(exchange, exchange.path("file"))));
  }

  private static Reply part(Exchange exchange, String file) {
    exchange.query();
    boolean library = file.equals("echarts.js");
    String extension = file.substring(file.lastIndexOf('.') + 1);
    String type = TYPES.get(extension);
    byte @Nullable [] bytes =
        type == null || !file.matches("[a-z]+[.][a-z]+")
            ? null
            : read(library ? ECHARTS : HOME + file);
    if (type == null || bytes == null) {
      throw new ProblemException(ProblemCode.ROUTE_NOT_FOUND, "There is nothing at this address.");
    }
    return Reply.bytes(
        type,
        bytes,
        Map.of(
            "Cache-Control",
            library ? "max-age=86400" : "no-cache",
            "Content-Security-Policy",
            POLICY,
            "X-Content-Type-Options",
            "nosniff"));
  }

  private static byte @Nullable [] read(String resource) {
    try (InputStream in = PageRoutes.class.getResourceAsStream(resource)) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
