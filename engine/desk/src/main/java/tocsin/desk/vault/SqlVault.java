package tocsin.desk.vault;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import tocsin.desk.audit.AuditLine;
import tocsin.desk.audit.AuditLog;
import tocsin.desk.store.Database;
import tocsin.desk.store.Documents;
import tocsin.desk.store.Sql;
import tocsin.desk.store.Tx;

/** {@link Vault} in the desk's database. */
public final class SqlVault implements Vault {
  /** Most people one viewer may look at in a day; a day of calls is far below. */
  static final int MAX_PEOPLE_A_DAY = 50;

  private static final long DAY = 86_400_000L;
  private static final int CHUNK = 2_000;

  private final Database database;
  private final AuditLog audit;
  private final VaultKeys keys;
  private final Supplier<PseudonymKeys> pseudonyms;

  /**
   * Takes its parts.
   *
   * @param pseudonyms the key in force, asked for at each use
   */
  public SqlVault(
      Database database, AuditLog audit, VaultKeys keys, Supplier<PseudonymKeys> pseudonyms) {
    this.database = database;
    this.audit = audit;
    this.keys = keys;
    this.pseudonyms = pseudonyms;
  }

  @Override
  public int enrol(Collection<Identity> identities, long keepUntil, String actor) {
    List<Identity> all = List.copyOf(identities);
    CompletableFuture<Integer> last = CompletableFuture.completedFuture(0);
    for (int from = 0; from < all.size(); from += CHUNK) {
      List<Identity> chunk = all.subList(from, Math.min(all.size(), from + CHUNK));
      last = database.write(tx -> keep(tx, chunk, keepUntil));
    }
    last.join();
    database.writeNow(
        tx ->
            audit.append(
                tx,
                new AuditLine(actor, "vault.enrol", "roster", Map.of("people", "" + all.size()))));
    return all.size();
  }

  private int keep(Tx tx, List<Identity> chunk, long keepUntil) throws SQLException {
    for (Identity identity : chunk) {
      put(tx, keys, identity, pseudonyms.get().id(), keepUntil);
    }
    return chunk.size();
  }

  static void put(Tx tx, VaultKeys keys, Identity identity, String keyId, long keepUntil)
      throws SQLException {
    VaultKeys.Sealed sealed = keys.seal(identity.subject(), Documents.write(identity));
    Sql.run(
        tx.connection(),
        "INSERT INTO vault_people (subject, wrapped_key, sealed, key_id, updated_at, keep_until)"
            + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (subject) DO UPDATE SET"
            + " wrapped_key = excluded.wrapped_key, sealed = excluded.sealed,"
            + " key_id = excluded.key_id, updated_at = excluded.updated_at,"
            + " keep_until = excluded.keep_until",
        identity.subject(),
        sealed.wrappedKey(),
        sealed.text(),
        keyId,
        tx.at(),
        keepUntil);
  }

  /** What a look came to, inside its transaction: thrown only after the audit line is durable. */
  private record Looked(Optional<Identity> identity, boolean refused, boolean tooMany) {}

  @Override
  public Optional<Identity> reveal(Look look) {
    Looked looked = database.writeNow(tx -> look(tx, look));
    if (looked.refused) {
      throw new LookRefusedException(look.taskId(), looked.tooMany);
    }
    return looked.identity;
  }

  private Looked look(Tx tx, Look look) throws SQLException {
    boolean right = hasRight(tx.connection(), look);
    boolean tooMany = right && isTooMany(tx, look);
    String action =
        tooMany ? "vault.reveal-throttled" : right ? "vault.reveal" : "vault.reveal-refused";
    audit.append(
        tx,
        new AuditLine(
            look.viewer(),
            action,
            look.subject(),
            Map.of(
                "task", look.taskId(), "case", look.caseId(), "purpose", look.purpose().name())));
    return right && !tooMany
        ? new Looked(find(tx.connection(), look.subject()), false, false)
        : new Looked(Optional.empty(), true, tooMany);
  }

  /** An open task of the viewer's, or one of the centre's in a case that the viewer owns. */
  private static boolean hasRight(Connection connection, Look look) throws SQLException {
    return Sql.number(
            connection,
            "SELECT COUNT(*) FROM case_tasks t JOIN cases c ON c.case_id = t.case_id"
                + " WHERE t.task_id = ? AND t.is_open = 1 AND c.case_id = ? AND c.subject = ?"
                + " AND (t.advisor_id = ? OR t.advisor_id = '' AND c.owner = ?)",
            look.taskId(),
            look.caseId(),
            look.subject(),
            look.viewer(),
            look.viewer())
        > 0;
  }

  private static boolean isTooMany(Tx tx, Look look) throws SQLException {
    return Sql.number(
            tx.connection(),
            "SELECT COUNT(DISTINCT object) FROM audit WHERE actor = ? AND action = 'vault.reveal'"
                + " AND at > ? AND object <> ?",
            look.viewer(),
            tx.at() - DAY,
            look.subject())
        >= MAX_PEOPLE_A_DAY;
  }

  Optional<Identity> find(Connection connection, String subject) throws SQLException {
    return Sql.one(
            connection,
            "SELECT wrapped_key, sealed FROM vault_people WHERE subject = ?"
                + " AND wrapped_key IS NOT NULL",
            row -> new VaultKeys.Sealed(row.getBytes(1), row.getBytes(2)),
            subject)
        .map(closed -> Documents.read(keys.open(subject, closed), Identity.class));
  }

  @Override
  public Map<String, String> masked(Collection<String> subjects) {
    return database.read(
        connection -> {
          Map<String, String> names = new HashMap<>();
          for (String subject : subjects) {
            find(connection, subject)
                .ifPresent(identity -> names.put(subject, mask(identity.name())));
          }
          return names;
        });
  }

  /** The first character and one star, whatever the length: the length tells too. */
  static String mask(String name) {
    return name.isEmpty() ? "*" : name.substring(0, name.offsetByCodePoints(0, 1)) + "*";
  }

  @Override
  public String pseudonym(String identifier) {
    return pseudonyms.get().of(identifier);
  }

  @Override
  public String current(String pseudonym) {
    return database.read(
        connection ->
            Sql.one(
                    connection,
                    "SELECT subject FROM vault_bridge WHERE earlier = ?",
                    row -> row.getString(1),
                    pseudonym)
                .orElse(pseudonym));
  }

  @Override
  public boolean erase(String subject, String actor) {
    return database.writeNow(tx -> erase(tx, subject, actor));
  }

  boolean erase(Tx tx, String subject, String actor) throws SQLException {
    int known = Sql.run(tx.connection(), "DELETE FROM vault_people WHERE subject = ?", subject);
    Sql.run(tx.connection(), "DELETE FROM vault_bridge WHERE subject = ?", subject);
    if (known > 0) {
      audit.append(tx, new AuditLine(actor, "vault.erase", subject, Map.of()));
    }
    return known > 0;
  }

  Database database() {
    return database;
  }

  AuditLog audit() {
    return audit;
  }

  VaultKeys keys() {
    return keys;
  }
}
