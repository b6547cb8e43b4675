package tocsin.adapters.file;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tocsin.core.kernel.SteadyTime;
import tocsin.domain.traffic.AccessRecord;
import tocsin.domain.traffic.AccessRecordBuilder;

/**
 * Joins what a sensor says of one connection in several lines: the application's line (DNS, TLS,
 * HTTP) and the connection's own line with bytes and duration, by the sensor's connection id.
 *
 * <p>An application line is never held back: it gives its record at once, with the connection's
 * figures if they came before. When they come after, the record is given a second time with them;
 * the engine counts a visit once however often it is told. A connection line is held until an
 * application line claims it or the window passes, then it stands alone. Bounded in number and in
 * event time. Confined to one thread.
 */
final class FlowJoin {
  /** How long, in event time, a line waits for its counterpart. */
  static final long WINDOW_MILLIS = 10 * 60_000L;

  /** Connections remembered at most; the oldest is let go first. */
  static final int MAX_CONNECTIONS = 1 << 16;

  /**
   * Where a line stands, so that reading can begin again from the oldest that still waits.
   *
   * @param progress event time that its file had reached before it
   */
  record Mark(int file, long offset, long line, long progress) {}

  private static final class Connection {
    final String id;
    final long since;
    final Mark mark;
    @Nullable AccessRecord flow;
    @Nullable AccessRecord application;

    Connection(String id, long since, Mark mark) {
      this.id = id;
      this.since = since;
      this.mark = mark;
    }

    @Nullable AccessRecord waiting() {
      return application == null ? flow : null;
    }
  }

  private final Map<String, Connection> byId = new HashMap<>();
  private final Deque<Connection> inOrder = new ArrayDeque<>();
  private final Map<Integer, Map<String, Connection>> waiting = new HashMap<>();

  /** Event time of the join as a whole; one stray time must not end everyone's wait. */
  private final SteadyTime clock = new SteadyTime();

  /** Takes an application's record; it is given at once. */
  void application(String id, AccessRecord record, Mark mark, LineDecoder.Out out) {
    Connection connection = connection(id, record.at(), mark, out);
    connection.application = record;
    claimed(connection);
    out.record(connection.flow == null ? record : joined(record, connection.flow));
  }

  /** Takes a connection's record; it is held unless an application claimed it already. */
  void flow(String id, AccessRecord record, Mark mark, LineDecoder.Out out) {
    Connection connection = connection(id, record.at(), mark, out);
    AccessRecord before = connection.waiting();
    if (before != null) {
      out.released(before);
    }
    connection.flow = record;
    if (connection.application != null) {
      out.released(joined(connection.application, record));
    } else {
      waiting
          .computeIfAbsent(connection.mark.file(), file -> new LinkedHashMap<>())
          .put(id, connection);
    }
    out.joined(record.at());
  }

  private void claimed(Connection connection) {
    Map<String, Connection> ofFile = waiting.get(connection.mark.file());
    if (ofFile != null) {
      ofFile.remove(connection.id);
    }
  }

  /** What is known of a connection's application so far, or null. */
  @Nullable AccessRecord application(String id) {
    Connection connection = byId.get(id);
    return connection == null ? null : connection.application;
  }

  private Connection connection(String id, long at, Mark mark, LineDecoder.Out out) {
    clock.see(at);
    Connection known = byId.get(id);
    if (known != null) {
      return known;
    }
    long now = clock.latest() == Long.MIN_VALUE ? at : clock.latest();
    letGo(now, out);
    Connection fresh = new Connection(id, now, mark);
    byId.put(id, fresh);
    inOrder.add(fresh);
    return fresh;
  }

  private void letGo(long now, LineDecoder.Out out) {
    while (!inOrder.isEmpty()) {
      Connection oldest = inOrder.peek();
      boolean full = inOrder.size() >= MAX_CONNECTIONS;
      if (!full && Math.abs(now - oldest.since) <= WINDOW_MILLIS) {
        return;
      }
      inOrder.poll();
      byId.remove(oldest.id);
      release(oldest, out);
    }
  }

  private void release(Connection connection, LineDecoder.Out out) {
    AccessRecord flow = connection.waiting();
    if (flow != null) {
      claimed(connection);
      out.released(flow);
    }
  }

  /** Gives every connection that still stands alone. */
  void finish(LineDecoder.Out out) {
    for (Connection connection : inOrder) {
      release(connection, out);
    }
    inOrder.clear();
    byId.clear();
    waiting.clear();
  }

  /** The oldest line of a file that still waits, or null. O(1). */
  @Nullable Mark oldestWaiting(int file) {
    Map<String, Connection> ofFile = waiting.get(file);
    return ofFile == null || ofFile.isEmpty() ? null : ofFile.values().iterator().next().mark;
  }

  private static AccessRecord joined(AccessRecord application, AccessRecord flow) {
    AccessRecordBuilder builder = new AccessRecordBuilder();
    builder.from(application);
    builder.bytesUp = Math.max(application.bytesUp(), flow.bytesUp());
    builder.bytesDown = Math.max(application.bytesDown(), flow.bytesDown());
    builder.durationMillis = Math.max(application.durationMillis(), flow.durationMillis());
    builder.dst = application.dst() == null ? flow.dst() : application.dst();
    return builder.build();
  }
}
