package tocsin.desk.http;

import java.sql.SQLException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Who answers which endpoint. Confined to the thread that starts the desk. */
public final class Routes {
  private final Map<Endpoint, Handling> handlers = new EnumMap<>(Endpoint.class);

  /** Answers one call that has passed the gate: the caller may ask, the request is well formed. */
  @FunctionalInterface
  interface Handling {
    Reply answer(Call call) throws SQLException;
  }

  /**
   * Names the handler of an endpoint.
   *
   * @throws IllegalStateException when it has one already
   */
  Routes on(Endpoint endpoint, Handling handler) {
    if (handlers.putIfAbsent(endpoint, handler) != null) {
      throw new IllegalStateException(endpoint + " has a handler already");
    }
    return this;
  }

  /** Endpoints that nobody answers; the desk does not start while there are any. */
  Set<Endpoint> unanswered() {
    Set<Endpoint> missing = EnumSet.allOf(Endpoint.class);
    missing.removeAll(handlers.keySet());
    return missing;
  }

  /** The handler of an endpoint. */
  Handling of(Endpoint endpoint) {
    Handling handler = handlers.get(endpoint);
    if (handler == null) {
      throw new IllegalStateException(endpoint + " has no handler");
    }
    return handler;
  }
}
