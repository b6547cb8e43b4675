package tocsin.desk.stream;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tocsin.desk.audit.AuditEntry;
import tocsin.desk.audit.AuditLog;
import tocsin.desk.auth.Caller;
import tocsin.desk.store.Database;
import tocsin.desk.store.Sql;
import tocsin.domain.casework.Role;

/**
 * Sends what was committed to all who listen and may see it, in the order of the audit. One thread
 * reads the audit and hands out; clients join on that thread too, so nobody misses or doubles an
 * event. Thread-safe.
 */
public final class Hub implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Hub.class);

  /** Most browsers at a time. */
  public static final int MAX_CLIENTS = 20_000;

  /** Who missed more than this loads anew. */
  private static final int MAX_RESUMED = 1_000;

  private static final int PAGE = 500;
  private static final long HEARTBEAT_NANOS = TimeUnit.SECONDS.toNanos(15);
  private static final long FAREWELL_MILLIS = 2_000;
  private static final long COUNTS_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Database database;
  private final AuditLog audit;
  private final Shaper shaper;
  private final InstantSource clock;
  private final List<Client> clients = new CopyOnWriteArrayList<>();
  private final Queue<Joining> joining = new ConcurrentLinkedQueue<>();
  private final Semaphore news = new Semaphore(0);
  private final Thread thread = new Thread(this::serve, "desk-stream");
  private volatile boolean closing;
  private long seq;
  private boolean changed;

  private record Joining(Client client, long lastSeen) {}

  public Hub(Database database, AuditLog audit, Shaper shaper, InstantSource clock) {
    this.database = database;
    this.audit = audit;
    this.shaper = shaper;
    this.clock = clock;
  }

  /** Begins to listen to commits. */
  public void start() {
    seq = database.read(audit::last);
    database.onCommit(news::release);
    thread.start();
  }

  /** How many listen. */
  public int clients() {
    return clients.size();
  }

  /**
   * Takes a connection over, whose request is asynchronous already.
   *
   * @param sessionId when it ends, so does the stream
   * @param lastSeen the last event that the browser had, -1 when it begins anew
   * @return completes when the stream has ended
   */
  public CompletableFuture<Void> join(
      HttpServletRequest request,
      HttpServletResponse response,
      Caller caller,
      String sessionId,
      long lastSeen) {
    response.setStatus(200);
    response.setContentType("text/event-stream");
    response.setCharacterEncoding("UTF-8");
    response.setHeader("X-Accel-Buffering", "no");
    request.getAsyncContext().setTimeout(0);
    Client client = new Client(caller, sessionId, output(response));
    client.offer(Event.HEARTBEAT);
    // Who begins anew begins from here: what is committed before the hub lets them in is not lost.
    long from = lastSeen < 0 ? database.read(audit::last) : lastSeen;
    joining.add(new Joining(client, from));
    client.begin();
    news.release();
    if (closing) {
      farewell(); // nobody admits them any more
    }
    return client.ended();
  }

  private static ServletOutputStream output(HttpServletResponse response) {
    try {
      return response.getOutputStream();
    } catch (IOException e) {
      throw new UncheckedIOException("the connection is gone", e);
    }
  }

  private void serve() {
    long heartbeatAt = System.nanoTime();
    long countsAt = heartbeatAt;
    while (!closing) {
      try {
        boolean woken = news.tryAcquire(1, TimeUnit.SECONDS);
        if (woken) {
          news.drainPermits();
        }
        hand();
        long now = System.nanoTime();
        if (changed && now - countsAt > COUNTS_NANOS) {
          countsAt = now;
          changed = false;
          counts();
        }
        if (now - heartbeatAt > HEARTBEAT_NANOS) {
          heartbeatAt = now;
          heartbeat();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) {
        LOG.error("the stream stumbled and goes on: {}", e.getClass().getName());
      }
    }
  }

  private void hand() {
    database.read(
        connection -> {
          admit(connection);
          if (clients.isEmpty()) {
            // Nobody to make events for; who comes later resumes from what they saw last.
            seq = audit.last(connection);
            return seq;
          }
          List<AuditEntry> entries = audit.after(connection, seq, PAGE);
          while (!entries.isEmpty()) {
            for (AuditEntry entry : entries) {
              seq = entry.seq();
              send(shaper.of(connection, entry), clients);
            }
            changed = true;
            entries = audit.after(connection, seq, PAGE);
          }
          return seq;
        });
    clients.removeIf(Client::isClosed);
  }

  private void send(List<Event> events, List<Client> to) {
    for (Event event : events) {
      for (Client client : to) {
        if (event.seenBy().test(client.caller())) {
          client.offer(event.bytes());
        }
      }
    }
  }

  private void admit(Connection connection) throws SQLException {
    for (Joining each = joining.poll(); each != null; each = joining.poll()) {
      if (each.lastSeen > audit.last(connection)) {
        each.client.offer(Event.RESYNC);
      } else {
        resume(connection, each);
      }
      clients.add(each.client);
    }
  }

  private void resume(Connection connection, Joining who) throws SQLException {
    if (seq - who.lastSeen > MAX_RESUMED) {
      who.client.offer(Event.RESYNC);
      return;
    }
    for (AuditEntry entry : audit.after(connection, who.lastSeen, MAX_RESUMED)) {
      if (entry.seq() <= seq) {
        send(shaper.of(connection, entry), List.of(who.client));
      }
    }
  }

  /** One query for all who see the same units. */
  private void counts() {
    Set<Set<String>> kinds = new HashSet<>();
    for (Client client : clients) {
      if (client.caller().role() != Role.ADVISOR) {
        kinds.add(client.caller().units());
      }
    }
    for (Set<String> units : kinds) {
      Event event = database.read(connection -> shaper.counts(connection, units));
      send(List.of(event), clients);
    }
  }

  /** Also ends the streams of sessions that have ended: rights that were taken end at once. */
  private void heartbeat() {
    Set<String> alive =
        new HashSet<>(
            database.read(
                connection ->
                    Sql.all(
                        connection,
                        "SELECT token_hash FROM sessions WHERE expires_at > ?",
                        row -> row.getString(1),
                        clock.millis())));
    for (Client client : clients) {
      if (alive.contains(client.sessionId())) {
        client.offer(Event.HEARTBEAT);
      } else {
        client.end();
      }
    }
  }

  @Override
  public void close() {
    closing = true;
    thread.interrupt();
    try {
      thread.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    farewell();
  }

  /** Ends all streams, also of those who were not let in yet; who takes nothing is cut off. */
  private void farewell() {
    List<Client> all = new ArrayList<>(clients);
    for (Joining each = joining.poll(); each != null; each = joining.poll()) {
      all.add(each.client);
    }
    all.forEach(Client::end);
    for (Client client : all) {
      client.ended().completeOnTimeout(null, FAREWELL_MILLIS, TimeUnit.MILLISECONDS);
    }
  }
}
