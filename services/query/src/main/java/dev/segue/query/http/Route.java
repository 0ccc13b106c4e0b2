package dev.segue.query.http;

import java.util.List;
import java.util.Set;

/**
 * One route: what it answers to, and every parameter it knows. The router, the check for unknown
 * parameters and the test that holds {@code openapi.yaml} to the routes all read this.
 *
 * @param method GET, POST, PUT or DELETE
 * @param path template with {@code {names}}
 * @param parameters names of the query parameters; beside a body, few take any
 * @param fields names of the fields of the body
 */
record Route(
    String method, String path, Set<String> parameters, Set<String> fields, RouteHandler handler) {

  /** Answers one request. */
  @FunctionalInterface
  interface RouteHandler {
    Reply answer(Exchange exchange);
  }

  static Route get(String path, RouteHandler handler, String... parameters) {
    return new Route("GET", path, Set.of(parameters), Set.of(), handler);
  }

  static Route get(String path, RouteHandler handler, List<String> parameters) {
    return new Route("GET", path, Set.copyOf(parameters), Set.of(), handler);
  }

  static Route post(String path, RouteHandler handler, List<String> fields) {
    return new Route("POST", path, Set.of(), Set.copyOf(fields), handler);
  }

  /** One that takes query parameters, too, for bodies that are files. */
  static Route post(
      String path, RouteHandler handler, List<String> parameters, List<String> fields) {
    return new Route("POST", path, Set.copyOf(parameters), Set.copyOf(fields), handler);
  }

  static Route put(String path, RouteHandler handler, List<String> fields) {
    return new Route("PUT", path, Set.of(), Set.copyOf(fields), handler);
  }

  static Route delete(String path, RouteHandler handler) {
    return new Route("DELETE", path, Set.of(), Set.of(), handler);
  }
}
