package dev.segue.query.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.segue.catalogue.identity.TrackResolver;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request to one route, read strictly. */
final class Exchange {
  static final int LARGEST_BODY = 1 << 20;

  private final Route route;
  private final Context context;
  private final TrackResolver resolver;
  private @Nullable BodyInputs body;
  private byte @Nullable [] bytes;

  Exchange(Route route, Context context, TrackResolver resolver) {
    this.route = route;
    this.context = context;
    this.resolver = resolver;
  }

  /** A part of the path, decoded. */
  String path(String name) {
    return context.pathParam(name);
  }

  /** The id in the catalogue of the track that a part of the path names, in whatever spelling. */
  String track(String name) {
    return resolver.id(path(name));
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

  private BodyInputs readBody() {
    KnownParameters.check("query parameter", context.queryParamMap().keySet(), route.parameters());
    checkMediaType(context.contentType());
    ObjectNode object = Json.readObject(bytes());
    BodyInputs inputs = new BodyInputs(object, resolver::id);
    KnownParameters.check("field", inputs.names(), route.fields());
    return inputs;
  }

  /** The body as it came, not to be modified; the stream can be read but once. */
  byte[] bytes() {
    byte[] read = bytes == null ? readBytes() : bytes;
    bytes = read;
    return read;
  }

  private byte[] readBytes() {
    if (context.req().getContentLengthLong() > LARGEST_BODY) {
      throw tooLarge();
    }
    try {
      byte[] bytes = context.req().getInputStream().readNBytes(LARGEST_BODY + 1);
      if (bytes.length > LARGEST_BODY) {
        throw tooLarge();
      }
      return bytes;
    } catch (IOException e) {
      throw new ProblemException(ProblemCode.BAD_REQUEST, "The body could not be read to its end.");
    }
  }

  private static ProblemException tooLarge() {
    return new ProblemException(
        ProblemCode.BODY_TOO_LARGE, "The body may have " + LARGEST_BODY + " bytes.");
  }

  private static void checkMediaType(@Nullable String contentType) {
    String type = contentType == null ? "" : contentType.split(";", 2)[0].strip();
    if (!type.toLowerCase(Locale.ROOT).equals("application/json")) {
      throw new ProblemException(
          ProblemCode.UNSUPPORTED_MEDIA_TYPE,
          "Send the body as Content-Type: application/json, not "
              + (type.isEmpty() ? "without a type" : ValueErrors.quote(type))
              + ".");
    }
  }
}
