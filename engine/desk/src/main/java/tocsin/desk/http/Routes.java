package tocsin.desk.http;

import io.javalin.http.Handler;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Who answers which endpoint. Confined to the thread that starts the desk. */
public final class Routes {
  private final Map<Endpoint, Handler> handlers = new EnumMap<>(Endpoint.class);

  /**
   * Names the handler of an endpoint.
   *
   * @throws IllegalStateException when it has one already
   */
  public Routes on(Endpoint endpoint, Handler handler) {
    if (handlers.putIfAbsent(endpoint, handler) != null) {
      throw new IllegalStateException(endpoint + " has a handler already");
    }
    return this;
  }

  /** Endpoints that nobody answers; the desk does not start while there are any. */
  public Set<Endpoint> unanswered() {
    Set<Endpoint> missing = EnumSet.allOf(Endpoint.class);
    missing.removeAll(handlers.keySet());
    return missing;
  }

  /** What stands so far. */
  public Map<Endpoint, Handler> all() {
    return Map.copyOf(handlers);
  }
}
