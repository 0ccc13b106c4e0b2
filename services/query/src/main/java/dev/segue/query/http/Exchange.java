package dev.segue.query.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.catalogue.identity.TrackResolver;
import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** One request to one route, read strictly. */
final class Exchange {
  static final int LARGEST_BODY = 1 << 20;

  private final Route route;
  private final Context context;
  private final TrackResolver resolver;
  private final Consumer<String> listenerCheck;
  private @Nullable BodyInputs body;
  private byte @Nullable [] bytes;

  /**
   * @param listenerCheck throws if whoever asks may not ask for a listener
   */
  Exchange(Route route, Context context, TrackResolver resolver, Consumer<String> listenerCheck) {
    this.route = route;
    this.context = context;
    this.resolver = resolver;
    this.listenerCheck = listenerCheck;
  }

  /** A part of the path, decoded. */
  String path(String name) {
    return context.pathParam(name);
  }

  /** The id in the catalogue of the track that a part of the path names, in whatever spelling. */
  String track(String name) {
    return resolver.id(path(name));
  }

  /** The listener whom the body names, if whoever asks may ask for that one. */
  String checkedListener(String id) {
    String listener = ListenerRoutes.listener(id);
    listenerCheck.accept(listener);
    return listener;
  }

  /** A header of the request. */
  Optional<String> header(String name) {
    return Optional.ofNullable(context.header(name));
  }

  /** How it was asked: GET, POST, PUT or DELETE. */
  String method() {
    return context.req().getMethod();
  }

  /** Path and query string as they came. */
  String target() {
    String query = context.req().getQueryString();
    return context.req().getRequestURI() + (query == null ? "" : "?" + query);
  }

  /** The query parameters; one that the route does not know is an error. */
  QueryInputs query() {
    var given = context.queryParamMap();
    KnownParameters.check("query parameter", given.keySet(), route.parameters());
    return new QueryInputs(given, resolver::id);
  }

  /** The JSON body; a field that the route does not know is an error. */
  BodyInputs body() {
    // A request may be answered at the second attempt, and the stream can be read but once.
    BodyInputs inputs = body == null ? readBody() : body;
    body = inputs;
    return inputs;
  }

  /** The same, where a route knows fewer of them for one kind of body than for another. */
  QueryInputs query(Set<String> known) {
    var given = context.queryParamMap();
    KnownParameters.check("query parameter", given.keySet(), known);
    return new QueryInputs(given, resolver::id);
  }

  /** The type of the body in lower case, without parameters; empty if none is given. */
  String mediaType() {
    return typePart(0).toLowerCase(Locale.ROOT);
  }

  /** The charset that the type of the body names. */
  Optional<String> charset() {
    String parameter = typePart(1);
    return parameter.toLowerCase(Locale.ROOT).startsWith("charset=")
        ? Optional.of(parameter.substring("charset=".length()).replace("\"", "").strip())
        : Optional.empty();
  }

  private String typePart(int part) {
    // The servlet's own reading of the type throws where it names a charset that does not exist.
    String[] parts = header("Content-Type").orElse("").split(";", -1);
    return part < parts.length ? parts[part].strip() : "";
  }

  private BodyInputs readBody() {
    KnownParameters.check("query parameter", context.queryParamMap().keySet(), route.parameters());
    checkMediaType(mediaType());
    ObjectNode object = Json.readObject(bytes());
    BodyInputs inputs = new BodyInputs(object, resolver::id);
    KnownParameters.check("field", inputs.names(), route.fields());
    return inputs;
  }

  /** The body, unpacked where it is compressed; not to be modified. */
  byte[] bytes() {
    boolean gzip = isGzip();
    byte[] packed = packedBytes(LARGEST_BODY);
    if (!gzip) {
      return packed;
    }
    try (InputStream unpacking = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return bounded(unpacking, LARGEST_BODY);
    } catch (IOException e) {
      throw new ProblemException(
          ProblemCode.INVALID_BODY,
          "The body is not gzip, or ends too early, though Content-Encoding says gzip.");
    }
  }

  /** Whether the body is compressed; in another way than by gzip is an error. */
  boolean isGzip() {
    String encoding = header("Content-Encoding").orElse("identity").strip();
    if (encoding.equalsIgnoreCase("gzip")) {
      return true;
    }
    if (!encoding.isEmpty() && !encoding.equalsIgnoreCase("identity")) {
      throw new ProblemException(
          ProblemCode.UNSUPPORTED_MEDIA_TYPE,
          "Send the body as it is or with Content-Encoding: gzip, not "
              + ValueErrors.quote(encoding)
              + ".");
    }
    return false;
  }

  /** The body as it came, compressed or not, not to be modified. */
  byte[] packedBytes(int largest) {
    // The stream can be read but once.
    byte[] read = bytes == null ? readBytes(largest) : bytes;
    bytes = read;
    return read;
  }

  private byte[] readBytes(int largest) {
    if (context.req().getContentLengthLong() > largest) {
      throw tooLarge(largest);
    }
    try {
      return bounded(context.req().getInputStream(), largest);
    } catch (IOException e) {
      throw new ProblemException(ProblemCode.BAD_REQUEST, "The body could not be read to its end.");
    }
  }

  private static byte[] bounded(InputStream stream, int largest) throws IOException {
    byte[] bytes = stream.readNBytes(largest + 1);
    if (bytes.length > largest) {
      throw tooLarge(largest);
    }
    return bytes;
  }

  private static ProblemException tooLarge(int largest) {
    return new ProblemException(
        ProblemCode.BODY_TOO_LARGE, "The body may have " + largest + " bytes.");
  }

  private static void checkMediaType(String type) {
    if (!type.equals("application/json")) {
      throw new ProblemException(
          ProblemCode.UNSUPPORTED_MEDIA_TYPE,
          "Send the body as Content-Type: application/json, not "
              + (type.isEmpty() ? "without a type" : ValueErrors.quote(type))
              + ".");
    }
  }
}
