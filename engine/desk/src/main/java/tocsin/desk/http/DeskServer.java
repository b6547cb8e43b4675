package tocsin.desk.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import tocsin.desk.auth.Secrets;

/**
 * The desk on the network: one Javalin server that serves the table of {@link Endpoint} and nothing
 * else, besides pages. Thread-safe.
 */
public final class DeskServer implements AutoCloseable {
  private static final int MAX_HEADER_BYTES = 8 * 1024;
  private static final int IDLE_MILLIS = 60_000;
  private static final int THREADS = 64;
  private static final int WAITING_CONNECTIONS = 1_024;
  private static final int GRACE_MILLIS = 10_000;

  private final Javalin server;
  private final Parts parts;
  private final AtomicBoolean closed = new AtomicBoolean();

  private DeskServer(Javalin server, Parts parts) {
    this.server = server;
    this.parts = parts;
  }

  /**
   * Starts the desk.
   *
   * @param pages adds static pages; they carry {@link Protection#pages}
   * @throws IllegalStateException when an endpoint has no handler
   */
  public static DeskServer start(DeskParts given, Consumer<JavalinConfig> pages) {
    Parts parts = new Parts(given);
    Routes routes = Handlers.all(parts);
    if (!routes.unanswered().isEmpty()) {
      throw new IllegalStateException("endpoints without a handler: " + routes.unanswered());
    }
    Gate gate =
        new Gate(
            parts.contract(),
            new Admission(given.database(), given.settings(), given.clock()),
            given.database(),
            parts.meters(),
            given.clock());
    Javalin server =
        Javalin.create(
            config -> {
              bounds(config, given.settings());
              for (Endpoint endpoint : Endpoint.values()) {
                serve(config, endpoint, routes.of(endpoint), gate);
              }
              errors(config);
              pages.accept(config);
            });
    server.start();
    parts.started(server.port());
    return new DeskServer(server, parts);
  }

  /** The port that is listened on. */
  public int port() {
    return server.port();
  }

  /** Tells what is not ready yet; empty text when it is. Asked by {@code /readyz}. */
  public void readyWhen(String name, java.util.function.BooleanSupplier holds) {
    parts.health().when(name, holds);
  }

  /** Delivers what is due now instead of at the next half second; how many. */
  int deliverNow() {
    return parts.courier().round();
  }

  private static void serve(
      JavalinConfig config, Endpoint endpoint, Routes.Handling handler, Gate gate) {
    config.routes.addHttpHandler(
        endpoint.method(), endpoint.path(), context -> gate.serve(endpoint, handler, context));
    if (endpoint.method().equals(HandlerType.GET) && endpoint != Endpoint.STREAM) {
      config.routes.addHttpHandler(
          HandlerType.HEAD, endpoint.path(), context -> gate.serve(endpoint, handler, context));
    }
  }

  private static void bounds(JavalinConfig config, DeskSettings settings) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.prefer405over404 = true;
    config.http.maxRequestSize = 16L * 1024 * 1024;
    config.jetty.host = settings.host();
    config.jetty.port = settings.port();
    QueuedThreadPool threads = new QueuedThreadPool(THREADS, 8, IDLE_MILLIS);
    threads.setName("desk-http");
    config.jetty.threadPool = threads;
    config.jetty.multipartConfig.maxTotalRequestSize(64, io.javalin.config.SizeUnit.MB);
    config.jetty.multipartConfig.maxFileSize(64, io.javalin.config.SizeUnit.MB);
    config.jetty.modifyHttpConfiguration(DeskServer::http);
    config.jetty.modifyServletContextHandler(
        context -> context.getServletHandler().setDecodeAmbiguousURIs(true));
    config.jetty.modifyServer(server -> server.setStopTimeout(GRACE_MILLIS));
    config.jetty.addConnector((server, http) -> connector(server, http, settings));
  }

  private static void http(HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setSendDateHeader(true);
    // A target can be a URL: its slashes come as %2F inside one part of the path.
    http.setUriCompliance(
        UriCompliance.DEFAULT.with(
            "DESK",
            UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR,
            UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING));
    http.setRequestHeaderSize(MAX_HEADER_BYTES);
    http.setResponseHeaderSize(MAX_HEADER_BYTES);
  }

  private static Connector connector(Server server, HttpConfiguration http, DeskSettings settings) {
    ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(settings.host());
    connector.setPort(settings.port());
    connector.setIdleTimeout(IDLE_MILLIS);
    connector.setAcceptQueueSize(WAITING_CONNECTIONS);
    return connector;
  }

  private static void errors(JavalinConfig config) {
    config.routes.exception(
        HttpResponseException.class,
        (e, context) -> {
          String requestId = Secrets.id('r');
          Protection.headers(context, requestId);
          Gate.refuse(context, unrouted(e, context), requestId);
        });
    config.routes.exception(
        Exception.class,
        (e, context) -> {
          String requestId = Secrets.id('r');
          Protection.headers(context, requestId);
          Gate.refuse(context, Problems.of(e, requestId), requestId);
        });
  }

  private static ProblemException unrouted(HttpResponseException e, Context context) {
    if (e instanceof MethodNotAllowedResponse) {
      String allowed = String.join(", ", new TreeSet<>(methods(e.getDetails(), context)));
      context.header("Allow", allowed);
      return new ProblemException(Trouble.METHOD_NOT_ALLOWED, "allowed: " + allowed);
    }
    return switch (e.getStatus()) {
      case 404 -> ProblemException.notFound();
      case 413 -> new ProblemException(Trouble.TOO_LARGE, "");
      case 415 -> new ProblemException(Trouble.UNSUPPORTED_TYPE, "");
      default -> new ProblemException(Trouble.BAD_REQUEST, "");
    };
  }

  private static Set<String> methods(Map<String, String> details, Context context) {
    TreeSet<String> methods = new TreeSet<>();
    for (Endpoint endpoint : Endpoint.values()) {
      if (matches(endpoint.path(), context.path())) {
        methods.add(endpoint.method().name().toUpperCase(Locale.ROOT));
        if (endpoint.method().equals(HandlerType.GET)) {
          methods.add("HEAD");
        }
      }
    }
    return methods.isEmpty() ? new TreeSet<>(details.values()) : methods;
  }

  private static boolean matches(String template, String path) {
    return path.matches(template.replaceAll("\\{[^}]+}", "[^/]+").replace(".", "\\."));
  }

  /** Stops taking requests, lets those under way finish, closes the streams. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      parts.close();
      server.stop();
    }
  }
}
