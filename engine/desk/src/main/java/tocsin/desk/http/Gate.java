package tocsin.desk.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tocsin.desk.auth.Policy.Reach;
import tocsin.desk.auth.Secrets;
import tocsin.desk.auth.Throttle;
import tocsin.desk.store.Database;

/**
 * What every request passes, in this order: host, origin and caller, policy, form, size, contract;
 * then its handler. Thread-safe.
 */
final class Gate {
  private static final Logger ACCESS = LoggerFactory.getLogger("tocsin.desk.access");

  /** Tries at a route that is open to nobody in particular, an address and minute. */
  private static final int OPEN_TRIES = 120;

  private final Contract contract;
  private final Admission admission;
  private final Database database;
  private final Meters meters;
  private final java.time.InstantSource clock;
  private final Throttle open = new Throttle(OPEN_TRIES, 60_000L);

  Gate(
      Contract contract,
      Admission admission,
      Database database,
      Meters meters,
      java.time.InstantSource clock) {
    this.contract = contract;
    this.admission = admission;
    this.database = database;
    this.meters = meters;
    this.clock = clock;
  }

  void serve(Endpoint endpoint, Routes.Handling handler, Context context) {
    long began = System.nanoTime();
    String requestId = Secrets.id('r');
    Protection.headers(context, requestId);
    String user = "";
    try {
      admission.host(context);
      Admission.Visitor visitor = admission.visitor(context);
      user = visitor.caller().userId();
      Call call = admit(endpoint, context, visitor, requestId);
      send(context, handler.answer(call));
    } catch (RuntimeException | SQLException | IOException e) {
      refuse(context, Problems.of(e, requestId), requestId);
    } finally {
      long nanos = System.nanoTime() - began;
      int status = context.res().getStatus();
      meters.request(endpoint, status, nanos);
      ACCESS
          .atInfo()
          .addKeyValue("requestId", requestId)
          .addKeyValue("route", endpoint.name())
          .addKeyValue("status", status)
          .addKeyValue("micros", nanos / 1_000)
          .addKeyValue("user", user)
          .log("request");
    }
  }

  private Call admit(
      Endpoint endpoint, Context context, Admission.Visitor visitor, String requestId)
      throws SQLException {
    Operation operation = contract.of(endpoint);
    admission.policy(context, endpoint, visitor);
    String address = context.req().getRemoteAddr();
    if (endpoint.policy().reach() == Reach.NOTHING && !endpoint.method().name().equals("GET")) {
      long wait = open.take(address, clock.millis());
      if (wait > 0) {
        throw ProblemException.later("at most " + OPEN_TRIES + " a minute", wait / 1_000 + 1);
      }
    }
    Arrival.acceptable(context, operation);
    Checks.query(operation, context.queryParamMap());
    String key = Arrival.key(context, operation);
    long expected = Arrival.version(context, operation);
    byte[] raw = Arrival.body(context, operation);
    JsonNode body = Arrival.json(operation, raw);
    Map<String, String> path = new HashMap<>(context.pathParamMap());
    return new Call(
        endpoint,
        requestId,
        visitor.caller(),
        visitor.account(),
        visitor.session(),
        address,
        path,
        context.queryParamMap(),
        headers(context),
        body,
        body == null ? raw : new byte[0],
        Arrival.uploads(context, operation),
        expected,
        key,
        database);
  }

  private static Map<String, String> headers(Context context) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.putAll(context.headerMap());
    return headers;
  }

  private static void send(Context context, Reply reply) throws IOException {
    reply.headers().forEach(context::header);
    context.status(reply.status());
    Reply.Takeover takeover = reply.takeover();
    if (takeover != null) {
      // Without a future to wait for, the server ends the answer as soon as the handler returns.
      context.future(() -> takeover.begin(context.req(), context.res()));
      return;
    }
    if (!reply.type().isEmpty()) {
      context.contentType(reply.type());
    }
    boolean head = context.method().name().equals("HEAD");
    Reply.Stream stream = reply.stream();
    if (stream == null) {
      if (head) {
        // Otherwise the server counts, for it may compress.
        context.header("Content-Length", Integer.toString(reply.body().length));
      }
      context.result(head ? new byte[0] : reply.body());
    } else if (!head) {
      OutputStream out = context.res().getOutputStream();
      stream.to(out);
      out.flush();
    }
  }

  static void refuse(Context context, ProblemException problem, String requestId) {
    if (context.res().isCommitted()) {
      return;
    }
    if (problem.retryAfterSeconds() > 0) {
      context.header("Retry-After", Long.toString(problem.retryAfterSeconds()));
    }
    if (problem.trouble() == Trouble.UNAUTHENTICATED) {
      context.header("WWW-Authenticate", "Bearer realm=\"tocsin\"");
    }
    context.status(problem.trouble().status());
    context.contentType(Problem.TYPE);
    context.result(Wire.bytes(Problem.of(problem, requestId)));
  }
}
