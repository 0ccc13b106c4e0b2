package dev.segue.query.http;

import dev.segue.catalogue.identity.TrackResolver;
import dev.segue.concurrency.RequestPriority;
import dev.segue.query.access.Caller;
import dev.segue.query.facade.Facade;
import dev.segue.query.facade.FacadeRoute;
import dev.segue.query.facade.spotify.SpotifyFacade;
import dev.segue.query.http.front.Front;
import dev.segue.query.http.front.FrontHandler;
import dev.segue.query.http.front.Origins;
import dev.segue.query.http.mcp.McpServlet;
import dev.segue.runtime.UnavailableException;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.router.Endpoint;
import io.javalin.util.JavalinBindException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the routes over HTTP. Started when constructed; stops in seconds. */
public final class HttpServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
  private static final int LONGEST_HEADERS = 16 * 1024;
  private static final long STOP_MILLIS = 5_000;
  private static final String ROUTE = "segue.route";
  private static final String STARTED = "segue.started";

  private final List<Route> routes;
  private final FacadeRoutes facades;
  private final NamedModels models;
  private final Problems problems;
  private final TrackResolver resolver;
  private final RequestPriority requestPriority;
  private final MeterRegistry metrics;
  private final Origins origins;
  private final Authorization authorization;
  private final @Nullable McpServlet mcp;
  private final EventStreamClients streams = new EventStreamClients();
  private final Javalin javalin;

  /**
   * Starts the server.
   *
   * @throws UnavailableException if the port is taken
   */
  HttpServer(
      HttpOptions options,
      Interfaces interfaces,
      NamedModels models,
      TrackResolver resolver,
      Readiness readiness,
      RequestPriority requestPriority,
      MeterRegistry metrics) {
    this.routes = interfaces.routes();
    this.facades = new FacadeRoutes(interfaces.facades());
    this.models = models;
    this.resolver = resolver;
    this.problems = new Problems(readiness, models::missing);
    this.requestPriority = requestPriority;
    this.metrics = metrics;
    this.origins = new Origins(options.front());
    this.authorization = new Authorization(options.access());
    this.mcp = options.facades().mcp() ? new McpServlet(() -> self(options)) : null;
    Front front = new Front(options.front(), options.threads(), Exchange.LARGEST_BODY);
    javalin = Javalin.create(config -> configure(config, options, front));
    try {
      javalin.start();
    } catch (JavalinBindException e) {
      throw new UnavailableException(
          "Cannot listen on %s:%d%s: the address is taken or not ours; choose another with segue.query.http-port (0 = a free one)%s."
              .formatted(
                  options.host(),
                  options.port(),
                  options.adminPort() > 0 ? " and port " + options.adminPort() : "",
                  options.adminPort() > 0 ? " or segue.query.admin-port" : ""),
          e);
    }
    if (options.facades().spotifyPort() > 0) {
      openSpotifyPort(options);
    }
  }

  private void openSpotifyPort(HttpOptions options) {
    try {
      RootPort.open(
          javalin.jettyServer().server(),
          options.host(),
          options.facades().spotifyPort(),
          SpotifyFacade.PREFIX,
          "segue.query.spotify-port");
    } catch (UnavailableException e) {
      close();
      throw e;
    }
  }

  /**
   * What a server answers to.
   *
   * @param routes of Segue's own interface
   * @param facades in the shapes of others
   */
  record Interfaces(List<Route> routes, List<Facade> facades) {
    Interfaces {
      routes = List.copyOf(routes);
      facades = List.copyOf(facades);
    }
  }

  /** The port it listens on, also where 0 was asked for. */
  public int port() {
    return javalin.port();
  }

  @Override
  public void close() {
    streams.close();
    javalin.stop();
    if (mcp != null) {
      mcp.close();
    }
  }

  private void configure(JavalinConfig config, HttpOptions options, Front front) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.prefer405over404 = true;
    config.http.generateEtags = false;
    config.router.treatMultipleSlashesAsSingleSlash = false;
    config.jetty.threadPool = threads(front.poolSize());
    config.jetty.modifyServer(
        server -> {
          server.setStopTimeout(STOP_MILLIS);
          server.setErrorHandler(new JettyErrors());
          front.insert(server, new RefusalProblems(), metrics);
          // Before all others: while stopping, requests that have begun are finished and no others
          // are taken.
          server.insertHandler(new GracefulHandler());
        });
    config.jetty.addConnector(
        (server, http) -> {
          Connector connector = Listening.at(server, http, options.host(), options.port());
          front.bound(server, connector);
          return connector;
        });
    if (options.adminPort() > 0) {
      config.jetty.addConnector(
          (server, http) -> Listening.apart(server, http, options.host(), options.adminPort()));
    }
    config.jetty.modifyHttpConfiguration(HttpServer::configure);
    // Ids may hold "/", "%" and dots; Jetty checks that again on its way to the servlet.
    config.jetty.modifyServletContextHandler(this::configure);
    for (Route route : routes) {
      config.routes.addEndpoint(
          new Endpoint(
              HandlerType.findOrCreate(route.method()),
              route.path(),
              context -> answer(route, context)));
    }
    for (Facade facade : facades.facades()) {
      for (FacadeRoute route : facade.routes()) {
        config.routes.addEndpoint(
            new Endpoint(
                HandlerType.findOrCreate(route.method()),
                facade.prefix() + route.path(),
                context -> answer(facade, route, context)));
      }
    }
    config.routes.before(context -> context.attribute(STARTED, System.nanoTime()));
    config.routes.exception(HttpResponseException.class, this::refuse);
    config.routes.exception(
        Exception.class,
        (failure, context) -> send(problems.problem(failure, instance(context)), context));
    config.requestLogger.http((context, millis) -> measure(context));
  }

  private static QueuedThreadPool threads(int most) {
    QueuedThreadPool threads = new QueuedThreadPool(most, Math.min(4, most));
    threads.setName("segue-query-http");
    return threads;
  }

  private static void configure(HttpConfiguration http) {
    http.setUriCompliance(UriCompliance.LEGACY);
    http.setRequestHeaderSize(LONGEST_HEADERS);
    http.setSendServerVersion(false);
  }

  private void configure(ServletContextHandler servlets) {
    servlets.getServletHandler().setDecodeAmbiguousURIs(true);
    if (mcp != null) {
      servlets.addServlet(new ServletHolder(mcp.servlet()), McpServlet.PATH);
      servlets.addFilter(
          new FilterHolder(new ToolFilter(authorization, origins)),
          McpServlet.PATH,
          EnumSet.of(DispatcherType.REQUEST));
    }
  }

  /** Where this node can ask itself. */
  private URI self(HttpOptions options) {
    String host = options.host().equals("0.0.0.0") ? "127.0.0.1" : options.host();
    host = host.equals("::") ? "::1" : host;
    return URI.create("http://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port());
  }

  private void answer(Route route, Context context) {
    context.attribute(ROUTE, route.path());
    checkOrigin(route, context);
    Caller caller = authorization.check(route, context);
    Exchange exchange =
        new Exchange(
            route, context, resolver, listener -> authorization.checkListener(caller, listener));
    send(requestPriority.answer(() -> models.answer(route, exchange)), context);
  }

  /** A page elsewhere may ask, so far as it may read; it may change nothing. */
  private void checkOrigin(Route route, Context context) {
    String origin = context.header("Origin");
    if (RouteAccess.of(route).changes() && !origins.mayWrite(origin, context.header("Host"))) {
      throw new ProblemException(
          ProblemCode.FOREIGN_ORIGIN,
          "Pages of origin %s may change nothing here; add it to segue.query.allowed-origins if they should."
              .formatted(ValueErrors.quote(origin == null ? "" : origin)));
    }
  }

  private void answer(Facade facade, FacadeRoute route, Context context) {
    context.attribute(ROUTE, facade.prefix() + route.path());
    authorization.check(facade, context);
    send(requestPriority.answer(() -> FacadeRoutes.answer(facade, route, context)), context);
  }

  /** Refused by the router: no such route, or not by this method. */
  private void refuse(HttpResponseException refusal, Context context) {
    ProblemException problem =
        switch (refusal.getStatus()) {
          case 405 -> {
            String allowed = allowed(refusal);
            context.header("Allow", allowed);
            yield new ProblemException(
                ProblemCode.METHOD_NOT_ALLOWED, "This resource answers to " + allowed + " only.");
          }
          case 404 ->
              new ProblemException(
                  ProblemCode.ROUTE_NOT_FOUND, "There is nothing at this address.");
          default ->
              new ProblemException(ProblemCode.BAD_REQUEST, "The request cannot be understood.");
        };
    send(problem, context);
  }

  private void send(ProblemException problem, Context context) {
    Reply own = Problems.reply(problem, instance(context));
    Reply reply = facades.problem(problem, context).orElse(own);
    own.headers().forEach(context::header);
    send(reply, context);
  }

  private static String allowed(HttpResponseException refusal) {
    return refusal.getDetails().values().stream()
        .flatMap(value -> List.of(value.split(",")).stream())
        .map(value -> value.strip().toUpperCase(Locale.ROOT))
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .collect(Collectors.joining(", "));
  }

  private void send(Reply reply, Context context) {
    reply.headers().forEach(context::header);
    context.status(reply.status()).contentType(reply.contentType());
    Reply.Writing writing = reply.writing();
    if (writing != null) {
      write(writing, context);
      return;
    }
    Reply.Streaming streaming = reply.streaming();
    if (streaming == null || context.req().getAttribute(FrontHandler.HEAD) != null) {
      context.result(reply.body());
    } else {
      context.future(() -> streams.run(context.res(), streaming));
    }
  }

  private void write(Reply.Writing writing, Context context) {
    requestPriority.answer(
        () -> {
          try {
            writing.write(context.outputStream());
          } catch (IOException gone) {
            LOG.debug("A client has gone before its answer was written", gone);
          } catch (RuntimeException failure) {
            LOG.warn("An answer was broken off", failure);
            // Begun, so that no problem can be sent: the client must not take it for whole.
            ServletContextRequest.getServletContextRequest(context.req())
                .getServletChannel()
                .abort(failure);
          }
          return true;
        });
  }

  private void measure(Context context) {
    authorization.audit(context);
    Long started = context.attribute(STARTED);
    String route = context.attribute(ROUTE);
    Timer.builder("segue.http.request")
        .description("Time to answer a request")
        .tag("method", known(context.req().getMethod()))
        .tag("route", route == null ? "none" : route)
        .tag("status", Integer.toString(context.statusCode()))
        .publishPercentileHistogram()
        .minimumExpectedValue(Duration.ofNanos(100_000))
        .maximumExpectedValue(Duration.ofSeconds(10))
        .register(metrics)
        .record(Duration.ofNanos(started == null ? 0 : System.nanoTime() - started));
  }

  /** A method is whatever a client writes; a label must not be. */
  private static String known(String method) {
    return switch (method) {
      case "GET", "HEAD", "POST", "PUT", "DELETE" -> method;
      default -> "other";
    };
  }

  private static String instance(Context context) {
    return context.req().getRequestURI();
  }
}
