package tocsin.models.city;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fraud targets that somebody really visited, with the first and last visit. */
final class UsedHosts {
  /** A target and when it was seen in use. */
  static final class Used {
    final FraudHost host;
    final boolean app;
    long firstAt;
    long lastAt;

    Used(FraudHost host, boolean app, long at) {
      this.host = host;
      this.app = app;
      firstAt = at;
      lastAt = at;
    }

    String target() {
      return app ? host.campaign().app() : host.target();
    }
  }

  private final Map<String, Used> hosts = new LinkedHashMap<>();
  private final Map<Campaign, Used> apps = new LinkedHashMap<>();

  void add(Event event) {
    FraudHost host = event.fraud();
    if (host == null) {
      return;
    }
    touch(hosts.get(host.target()), host, event);
    if (event.app() != null) {
      Used app = apps.get(host.campaign());
      if (app == null) {
        apps.put(host.campaign(), new Used(host, true, event.at()));
      } else {
        extend(app, event.at());
      }
    }
  }

  private void touch(@Nullable Used used, FraudHost host, Event event) {
    if (used == null) {
      hosts.put(host.target(), new Used(host, false, event.at()));
    } else {
      extend(used, event.at());
    }
  }

  private static void extend(Used used, long at) {
    used.firstAt = Math.min(used.firstAt, at);
    used.lastAt = Math.max(used.lastAt, at);
  }

  /** All of them by first use. */
  List<Used> sorted() {
    Comparator<Used> order =
        Comparator.comparingLong((Used used) -> used.firstAt).thenComparing(Used::target);
    return java.util.stream.Stream.concat(hosts.values().stream(), apps.values().stream())
        .sorted(order)
        .toList();
  }
}
