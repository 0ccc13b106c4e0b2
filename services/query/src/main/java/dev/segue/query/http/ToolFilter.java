package dev.segue.query.http;

import dev.segue.query.http.front.Origins;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Lets in who may call tools: with a key that may read, where keys are needed, and not from a web
 * page of a foreign origin. What a tool asks for is checked once more, by its own route.
 */
final class ToolFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private final transient Authorization authorization;
  private final transient Origins origins;

  ToolFilter(Authorization authorization, Origins origins) {
    this.authorization = authorization;
    this.origins = origins;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      String origin = request.getHeader("Origin");
      if (!origins.mayWrite(origin, request.getHeader("Host"))) {
        throw new ProblemException(
            ProblemCode.FOREIGN_ORIGIN,
            "Pages of other origins may call no tools here; add them to segue.query.allowed-origins if they should.");
      }
      authorization.checkTools(request::getHeader);
      if (!request.getMethod().equals("POST")) {
        response.setHeader("Allow", "POST");
        throw new ProblemException(
            ProblemCode.METHOD_NOT_ALLOWED, "Tools are called with POST; nothing is sent unasked.");
      }
    } catch (ProblemException problem) {
      Reply reply = Problems.reply(problem, request.getRequestURI());
      reply.headers().forEach(response::setHeader);
      response.setStatus(reply.status());
      response.setContentType(reply.contentType());
      response.getOutputStream().write(reply.body());
      return;
    }
    chain.doFilter(request, response);
  }
}
