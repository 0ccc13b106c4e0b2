package dev.segue.query.http;

import dev.segue.query.facade.Facade;
import dev.segue.query.facade.FacadeException;
import dev.segue.query.facade.FacadeReply;
import dev.segue.query.facade.FacadeRequest;
import dev.segue.query.facade.FacadeRoute;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes requests to the facades, and their answers back, whatever the web server is. */
final class FacadeRoutes {
  private final List<Facade> facades;

  FacadeRoutes(List<Facade> facades) {
    this.facades = List.copyOf(facades);
  }

  /** The facades that answer. */
  List<Facade> facades() {
    return facades;
  }

  /** Answers a request to one route; what else goes wrong is thrown. */
  static Reply answer(Facade facade, FacadeRoute route, Context context) {
    FacadeRequest request = request(facade, context, context.pathParamMap());
    try {
      return reply(route.handler().answer(request));
    } catch (FacadeException e) {
      return reply(facade.error(request, e.status(), e.sentence()));
    }
  }

  /** A problem in the shape of the facade that was asked; empty if none was. */
  Optional<Reply> problem(ProblemException problem, Context context) {
    String path = context.req().getRequestURI();
    return facades.stream()
        .filter(facade -> path.startsWith(facade.prefix() + "/"))
        .findFirst()
        .map(
            facade ->
                reply(
                    facade.error(
                        request(facade, context, Map.of()),
                        problem.code().status(),
                        problem.detail())));
  }

  private static Reply reply(FacadeReply reply) {
    return Reply.relayed(reply.status(), reply.contentType(), reply.body());
  }

  private static FacadeRequest request(Facade facade, Context context, Map<String, String> path) {
    boolean root = context.req().getAttribute(RootPort.ATTRIBUTE) != null;
    String uri = context.req().getRequestURI();
    String query = context.req().getQueryString();
    Map<String, List<String>> parameters = new HashMap<>(context.queryParamMap());
    if (context.isFormUrlencoded()) {
      context
          .formParamMap()
          .forEach((name, values) -> parameters.merge(name, values, FacadeRoutes::both));
    }
    return new FacadeRequest(
        context.scheme() + "://" + context.host() + (root ? "" : facade.prefix()),
        uri.substring(Math.min(uri.length(), facade.prefix().length()))
            + (query == null ? "" : "?" + query),
        path,
        parameters);
  }

  private static List<String> both(List<String> one, List<String> other) {
    List<String> all = new ArrayList<>(one);
    all.addAll(other);
    return all;
  }
}
