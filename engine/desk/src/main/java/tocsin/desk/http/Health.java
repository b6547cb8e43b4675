package tocsin.desk.http;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Whether the desk lives, has started, is ready. Thread-safe. */
final class Health {
  private final Map<String, BooleanSupplier> conditions = new ConcurrentSkipListMap<>();
  private volatile boolean started;
  private volatile boolean stopping;

  /** As the contract writes it. */
  private record State(String status, @Nullable List<String> waitingFor) {}

  /** Adds something that must hold before the desk is ready. */
  void when(String name, BooleanSupplier holds) {
    conditions.put(name, holds);
  }

  void started() {
    started = true;
  }

  void stopping() {
    stopping = true;
  }

  Reply alive() {
    return Reply.ok(new State("ok", null));
  }

  Reply startedUp() {
    return started ? alive() : notYet(List.of("start"));
  }

  Reply ready() {
    if (stopping || !started) {
      return notYet(List.of(stopping ? "stopping" : "start"));
    }
    List<String> missing =
        conditions.entrySet().stream()
            .filter(each -> !holds(each.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    return missing.isEmpty() ? alive() : notYet(missing);
  }

  private static boolean holds(BooleanSupplier condition) {
    try {
      return condition.getAsBoolean();
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static Reply notYet(List<String> missing) {
    return Reply.json(503, new State("not_ready", missing));
  }
}
