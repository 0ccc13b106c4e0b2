package dev.segue.query.http;

import dev.segue.query.access.Access;
import dev.segue.query.access.Caller;
import dev.segue.query.access.Role;
import dev.segue.query.facade.Facade;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks who asks against what a route needs. A key comes as {@code Authorization: Bearer KEY} or
 * {@code X-API-Key: KEY}; to a facade also as its own parameter {@code apiKey}.
 */
final class Authorization {
  private static final Logger AUDIT = LoggerFactory.getLogger("dev.segue.audit");
  private static final String BEARER = "bearer ";
  private static final String LISTENER = "/v1/listeners/{id}";
  private static final String AUDITED = "segue.audited";

  private final Access access;

  /** What an operator does, and who. */
  private record Audited(Caller caller, String target) {}

  Authorization(Access access) {
    this.access = access;
  }

  /**
   * Who asks, if that is allowed.
   *
   * @throws ProblemException with 401 if a key is needed and there is none that is known, with 403
   *     if it is not enough
   */
  Caller check(Route route, Context context) {
    RouteAccess needed = RouteAccess.of(route);
    Optional<Role> role = needed.role();
    if (role.isEmpty()) {
      return Caller.ANYBODY;
    }
    Caller caller = caller(context::header, Optional.empty());
    if (needed == RouteAccess.ADMIN) {
      // Who is forgotten must not live on in a log.
      boolean personal = route.path().startsWith(LISTENER);
      context.attribute(
          AUDITED, new Audited(caller, personal ? route.path() : context.req().getRequestURI()));
    }
    boolean ofListener = route.path().startsWith(LISTENER);
    if (caller.listener() != null) {
      boolean mine = ofListener && caller.listener().equals(context.pathParam("id"));
      if (needed == RouteAccess.ADMIN
          || (needed == RouteAccess.WRITE && !mine)
          || (ofListener && !mine)) {
        throw forbidden("The token of a listener lets ask, and rate for that listener alone.");
      }
    } else {
      checkRole(caller, role.get());
      if (ofListener) {
        checkSpeaksFor(caller);
      }
    }
    return caller;
  }

  /**
   * Checks that somebody may ask for a listener whom the body of a request names.
   *
   * @throws ProblemException with 403 if not
   */
  void checkListener(Caller caller, String listener) {
    if (caller.listener() == null) {
      checkSpeaksFor(caller);
    } else if (!caller.listener().equals(listener)) {
      throw forbidden("The token of a listener lets ask for that listener alone.");
    }
  }

  /** Checks a request to a facade: all of them ask, and change nothing. */
  void check(Facade facade, Context context) {
    checkRole(
        caller(context::header, Optional.ofNullable(context.queryParam("apiKey"))), Role.READ);
  }

  /** Checks a call of a tool, of whatever kind. */
  void checkTools(UnaryOperator<@Nullable String> headers) {
    checkRole(caller(headers, Optional.empty()), Role.READ);
  }

  /** Writes down what was done to models, listeners and the like, and by whom. */
  void audit(Context context) {
    Audited done = context.attribute(AUDITED);
    if (done != null) {
      AUDIT.info(
          "{} {} by {}: {}",
          context.req().getMethod(),
          done.target(),
          done.caller().name(),
          context.statusCode());
    }
  }

  private Caller caller(UnaryOperator<@Nullable String> headers, Optional<String> parameter) {
    if (!access.required()) {
      return Caller.ANYBODY;
    }
    String credential =
        bearer(headers)
            .or(() -> Optional.ofNullable(headers.apply("X-API-Key")))
            .or(() -> parameter)
            .orElseThrow(
                () ->
                    unauthenticated(
                        "A key is needed: send it as 'Authorization: Bearer KEY' or 'X-API-Key: KEY'."));
    return access
        .caller(credential)
        .orElseThrow(
            () ->
                unauthenticated(
                    "This key is not known here; it may have been replaced, or a token has expired."));
  }

  private static Optional<String> bearer(UnaryOperator<@Nullable String> headers) {
    return Optional.ofNullable(headers.apply("Authorization"))
        .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(BEARER))
        .map(value -> value.substring(BEARER.length()).strip());
  }

  private static void checkRole(Caller caller, Role needed) {
    if (!caller.role().covers(needed)) {
      throw forbidden(
          "This needs a key with the role %s; the one that was sent has the role %s."
              .formatted(needed.label(), caller.role().label()));
    }
  }

  /** Where listeners have tokens, only those and operators speak for them. */
  private void checkSpeaksFor(Caller caller) {
    if (access.hasListenerTokens() && caller.role() != Role.ADMIN) {
      throw forbidden(
          "Listeners have tokens of their own here: send that of the listener, or a key with the role admin.");
    }
  }

  private static ProblemException unauthenticated(String sentence) {
    return new ProblemException(ProblemCode.UNAUTHENTICATED, sentence);
  }

  private static ProblemException forbidden(String sentence) {
    return new ProblemException(ProblemCode.FORBIDDEN, sentence);
  }
}
