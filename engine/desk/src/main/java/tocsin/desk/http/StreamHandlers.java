package tocsin.desk.http;

import tocsin.desk.auth.Session;
import tocsin.desk.stream.Hub;

/** The stream, and what is asked about the process itself. */
final class StreamHandlers {
  private final Parts parts;

  StreamHandlers(Parts parts) {
    this.parts = parts;
  }

  void add(Routes routes) {
    routes
        .on(Endpoint.STREAM, this::stream)
        .on(Endpoint.LIVEZ, call -> parts.health().alive())
        .on(Endpoint.READYZ, call -> parts.health().ready())
        .on(Endpoint.STARTUPZ, call -> parts.health().startedUp())
        .on(Endpoint.METRICS, call -> parts.meters().text())
        .on(Endpoint.CONTRACT, call -> Reply.bytes("application/yaml", parts.contract().text()));
  }

  private Reply stream(Call call) {
    Session session = call.session();
    if (session == null) {
      throw new ProblemException(Trouble.UNAUTHENTICATED);
    }
    if (parts.hub().clients() >= Hub.MAX_CLIENTS) {
      throw new ProblemException(Trouble.NOT_READY, "too many listen already; poll instead");
    }
    long lastSeen = lastSeen(call);
    return Reply.live(
        (request, response) ->
            parts.hub().join(request, response, call.caller(), session.id(), lastSeen));
  }

  private static long lastSeen(Call call) {
    String given = call.headers().get("Last-Event-ID");
    if (given == null || given.isEmpty()) {
      return -1;
    }
    try {
      return Math.max(0, Long.parseLong(given));
    } catch (NumberFormatException e) {
      throw ProblemException.field("header:Last-Event-ID", given, "an id of this stream");
    }
  }
}
