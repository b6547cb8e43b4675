package tocsin.desk.notify;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tocsin.desk.auth.Secrets;
import tocsin.desk.store.Documents;
import tocsin.desk.store.Sql;
import tocsin.desk.store.Tx;

/** Receivers of notices, and what waits for them, in the database. Stateless. */
public final class Webhooks {
  private static final String HOOK =
      "SELECT webhook_id, url, kind, events, active, secret, last_delivered_at FROM webhooks";
  private static final String DELIVERY =
      "SELECT delivery_id, webhook_id, event, body, attempts, state, next_at, last_error"
          + " FROM deliveries";

  private Webhooks() {}

  /** A receiver. */
  public record Hook(
      String webhookId,
      String url,
      String kind,
      Set<String> events,
      boolean active,
      String secret,
      long lastDeliveredAt) {
    /** Whether it asked for an event; an empty list asks for all. */
    boolean wants(String event) {
      return active && (events.isEmpty() || events.contains(event));
    }

    @Override
    public String toString() {
      return "Hook[" + webhookId + "]";
    }
  }

  /** Something on its way to a receiver. */
  public record Delivery(
      String deliveryId,
      String webhookId,
      String event,
      String body,
      int attempts,
      String state,
      long nextAt,
      String lastError) {
    @Override
    public String toString() {
      return "Delivery[" + deliveryId + "]";
    }
  }

  public static Hook add(Tx tx, String url, String kind, Set<String> events) throws SQLException {
    Hook hook = new Hook(Secrets.id('w'), url, kind, events, true, Secrets.fresh(), 0);
    Sql.run(
        tx.connection(),
        "INSERT INTO webhooks (webhook_id, url, kind, events, active, secret, last_delivered_at)"
            + " VALUES (?, ?, ?, ?, 1, ?, 0)",
        hook.webhookId(),
        url,
        kind,
        Documents.write(new TreeSet<>(events)),
        hook.secret());
    return hook;
  }

  public static boolean remove(Tx tx, String webhookId) throws SQLException {
    Sql.run(tx.connection(), "DELETE FROM deliveries WHERE webhook_id = ?", webhookId);
    return Sql.run(tx.connection(), "DELETE FROM webhooks WHERE webhook_id = ?", webhookId) == 1;
  }

  public static List<Hook> all(Connection connection) throws SQLException {
    return Sql.all(connection, HOOK + " ORDER BY webhook_id LIMIT 100", Webhooks::hook);
  }

  static Optional<Hook> find(Connection connection, String webhookId) throws SQLException {
    return Sql.one(connection, HOOK + " WHERE webhook_id = ?", Webhooks::hook, webhookId);
  }

  /** How many wait for a receiver. */
  public static int waiting(Connection connection, String webhookId) throws SQLException {
    return (int)
        Sql.number(
            connection,
            "SELECT COUNT(*) FROM deliveries WHERE webhook_id = ? AND state = 'waiting'",
            webhookId);
  }

  /** What waits or was given up, after an id. */
  public static List<Delivery> outbox(Connection connection, String after, int limit)
      throws SQLException {
    return Sql.all(
        connection,
        DELIVERY + " WHERE delivery_id > ? AND state <> 'delivered' ORDER BY delivery_id LIMIT ?",
        Webhooks::delivery,
        after,
        limit);
  }

  /** Tries again, from the beginning; empty when there is no such delivery. */
  public static Optional<Delivery> retry(Tx tx, String deliveryId) throws SQLException {
    Sql.run(
        tx.connection(),
        "UPDATE deliveries SET state = 'waiting', attempts = 0, next_at = ?"
            + " WHERE delivery_id = ? AND state <> 'delivered'",
        tx.at(),
        deliveryId);
    return Sql.one(
        tx.connection(), DELIVERY + " WHERE delivery_id = ?", Webhooks::delivery, deliveryId);
  }

  static void put(Tx tx, String deliveryId, Hook hook, String event, String body)
      throws SQLException {
    Sql.run(
        tx.connection(),
        "INSERT INTO deliveries (delivery_id, webhook_id, event, body, attempts, state, next_at,"
            + " last_error) VALUES (?, ?, ?, ?, 0, 'waiting', ?, '') ON CONFLICT DO NOTHING",
        deliveryId,
        hook.webhookId(),
        event,
        body,
        tx.at());
  }

  static List<Delivery> due(Connection connection, long now, int limit) throws SQLException {
    return Sql.all(
        connection,
        DELIVERY
            + " WHERE state = 'waiting' AND next_at <= ? ORDER BY next_at, delivery_id LIMIT ?",
        Webhooks::delivery,
        now,
        limit);
  }

  private static Hook hook(ResultSet row) throws SQLException {
    return new Hook(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        Set.of(Documents.read(row.getString(4), String[].class)),
        row.getLong(5) == 1,
        row.getString(6),
        row.getLong(7));
  }

  private static Delivery delivery(ResultSet row) throws SQLException {
    return new Delivery(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getInt(5),
        row.getString(6),
        row.getLong(7),
        row.getString(8));
  }
}
