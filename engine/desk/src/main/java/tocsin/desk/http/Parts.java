package tocsin.desk.http;

import java.sql.SQLException;
import java.util.Map;
import java.util.function.Supplier;
import tocsin.desk.audit.AuditLine;
import tocsin.desk.auth.UnitTree;
import tocsin.desk.notify.Courier;
import tocsin.desk.store.Tx;
import tocsin.desk.stream.Hub;

/** The given parts with what the server adds to them. Thread-safe. */
final class Parts implements AutoCloseable {
  private final DeskParts given;
  private final Contract contract = Contract.load();
  private final Meters meters = new Meters();
  private final Health health = new Health();
  private final Trees trees;
  private final CaseRows rows;
  private final Hub hub;
  private final Courier courier;
  private final Sweeper sweeper;
  private final BulkRunner bulks;
  private volatile int port;

  Parts(DeskParts given) {
    this.given = given;
    trees = new Trees(given.database(), given.clock());
    rows = new CaseRows(given, trees);
    hub = new Hub(given.database(), given.audit(), new Events(this), given.clock());
    courier = new Courier(given.database(), given.clock(), given.settings().privateWebhooks());
    sweeper = new Sweeper(given.database());
    bulks = new BulkRunner(given);
    meters.gauge("desk_stream_clients", "Browsers that listen.", hub::clients);
    meters.gauge("desk_deliveries_waiting", "Notices not delivered yet.", courier::waiting);
  }

  DeskParts given() {
    return given;
  }

  /** Remembers who did what to what, in the transaction that does it; the line's number. */
  long audit(Tx tx, String actor, String action, String object, Map<String, String> detail)
      throws SQLException {
    return given.audit().append(tx, new AuditLine(actor, action, object, detail));
  }

  Contract contract() {
    return contract;
  }

  Meters meters() {
    return meters;
  }

  Health health() {
    return health;
  }

  Supplier<UnitTree> trees() {
    return trees;
  }

  /** To be called when the roster has changed. */
  void rosterChanged() {
    trees.forget();
  }

  CaseRows rows() {
    return rows;
  }

  Hub hub() {
    return hub;
  }

  Courier courier() {
    return courier;
  }

  BulkRunner bulks() {
    return bulks;
  }

  /** Something long that nobody waits for; one after another. */
  void background(Runnable work) {
    bulks.background(work);
  }

  long now() {
    return given.clock().millis();
  }

  int port() {
    return port;
  }

  void started(int onPort) {
    port = onPort;
    hub.start();
    courier.start();
    sweeper.start();
    health.started();
  }

  @Override
  public void close() {
    health.stopping();
    bulks.close();
    sweeper.close();
    courier.close();
    hub.close();
  }
}
