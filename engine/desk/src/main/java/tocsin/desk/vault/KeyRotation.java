package tocsin.desk.vault;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import tocsin.desk.audit.AuditLine;
import tocsin.desk.store.Documents;
import tocsin.desk.store.Sql;
import tocsin.desk.store.Tx;
import tocsin.domain.casework.CaseFile;

/**
 * Gives everybody a pseudonym under a new key. Each person moves in one transaction: identity,
 * cases, and a bridge from every earlier pseudonym. It can be stopped and begun again; whoever has
 * the new key's id is done. When nobody is left under the old key, the old key can be destroyed:
 * the bridge needs no key.
 */
public final class KeyRotation {
  private static final int CHUNK = 1_000;

  private final SqlVault vault;

  public KeyRotation(SqlVault vault) {
    this.vault = vault;
  }

  /**
   * How far it is.
   *
   * @param left people still under an earlier key; those without an identifier keep their pseudonym
   *     and are not counted
   */
  public record Progress(int moved, long left) {}

  /** Moves one chunk of people; call again until nobody is left. */
  public Progress move(PseudonymKeys fresh, String actor) {
    return vault
        .database()
        .writeNow(
            tx -> {
              List<String> subjects =
                  Sql.all(
                      tx.connection(),
                      "SELECT subject FROM vault_people WHERE key_id <> ? AND key_id <> 'fixed'"
                          + " ORDER BY subject LIMIT ?",
                      row -> row.getString(1),
                      fresh.id(),
                      CHUNK);
              for (String subject : subjects) {
                person(tx, subject, fresh);
              }
              long left = left(tx.connection(), fresh);
              if (!subjects.isEmpty()) {
                vault
                    .audit()
                    .append(
                        tx,
                        new AuditLine(
                            actor,
                            "vault.rotate",
                            fresh.id(),
                            Map.of("moved", "" + subjects.size(), "left", "" + left)));
              }
              return new Progress(subjects.size(), left);
            });
  }

  private static long left(Connection connection, PseudonymKeys fresh) throws SQLException {
    return Sql.number(
        connection,
        "SELECT COUNT(*) FROM vault_people WHERE key_id <> ? AND key_id <> 'fixed'",
        fresh.id());
  }

  private void person(Tx tx, String subject, PseudonymKeys fresh) throws SQLException {
    Connection connection = tx.connection();
    Identity identity = vault.find(connection, subject).orElseThrow();
    if (identity.identifier().isEmpty()) {
      Sql.run(connection, "UPDATE vault_people SET key_id = 'fixed' WHERE subject = ?", subject);
      return;
    }
    String renewed = fresh.of(identity.identifier());
    long keepUntil =
        Sql.number(connection, "SELECT keep_until FROM vault_people WHERE subject = ?", subject);
    Sql.run(connection, "DELETE FROM vault_people WHERE subject = ?", subject);
    Identity moved =
        new Identity(
            renewed, identity.identifier(), identity.name(), identity.phone(), identity.unitId());
    SqlVault.put(tx, vault.keys(), moved, fresh.id(), keepUntil);
    bridge(connection, subject, renewed, fresh.id());
    cases(connection, subject, renewed);
  }

  private static void bridge(Connection connection, String earlier, String renewed, String keyId)
      throws SQLException {
    Sql.run(connection, "UPDATE vault_bridge SET subject = ? WHERE subject = ?", renewed, earlier);
    Sql.run(
        connection,
        "INSERT INTO vault_bridge (earlier, subject, key_id) VALUES (?, ?, ?)"
            + " ON CONFLICT (earlier) DO UPDATE SET subject = excluded.subject,"
            + " key_id = excluded.key_id",
        earlier,
        renewed,
        keyId);
  }

  private static void cases(Connection connection, String earlier, String renewed)
      throws SQLException {
    List<CaseFile> files =
        Sql.all(
            connection,
            "SELECT body FROM cases WHERE subject = ?",
            row -> Documents.read(row.getString(1), CaseFile.class),
            earlier);
    for (CaseFile file : files) {
      Sql.run(
          connection,
          "UPDATE cases SET subject = ?, body = ? WHERE case_id = ?",
          renewed,
          Documents.write(file.renamed(renewed)),
          file.caseId());
    }
  }
}
