package tocsin.desk.vault;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tocsin.desk.audit.AuditEntry;
import tocsin.desk.audit.AuditLine;
import tocsin.desk.store.Documents;
import tocsin.desk.store.Sql;
import tocsin.desk.store.Tx;
import tocsin.domain.casework.CaseFile;
import tocsin.domain.casework.Visit;

/**
 * What a person may ask for (PIPL art. 44–47): everything kept about them, and to be forgotten; and
 * forgetting when the time is over. A forgotten person's ended cases stay as figures that lead to
 * nobody.
 */
public final class SubjectRights {
  private static final int MAX_LOOKS = 10_000;
  private static final int ROUND = 500;

  private final SqlVault vault;

  public SubjectRights(SqlVault vault) {
    this.vault = vault;
  }

  /**
   * Everything kept about a person.
   *
   * @param looks who looked at the person, and asked for what, when
   */
  public record SubjectFile(
      String subject, Optional<Identity> identity, List<CaseFile> cases, List<AuditEntry> looks) {
    @Override
    public String toString() {
      return "SubjectFile[…]";
    }
  }

  /** Collects everything kept about a person; the audit says who asked. */
  public SubjectFile export(String subject, String actor) {
    return vault
        .database()
        .writeNow(
            tx -> {
              Connection connection = tx.connection();
              vault.audit().append(tx, new AuditLine(actor, "subject.export", subject, Map.of()));
              return new SubjectFile(
                  subject,
                  vault.find(connection, subject),
                  casesOf(connection, subject),
                  vault.audit().about(connection, subject, MAX_LOOKS));
            });
  }

  /**
   * Forgets a person: identity, bridge, and what leads from ended cases back to them.
   *
   * @return false, and nothing is forgotten, while a case of theirs is open
   */
  public boolean forget(String subject, String actor) {
    return vault.database().writeNow(tx -> forget(tx, subject, actor));
  }

  private boolean forget(Tx tx, String subject, String actor) throws SQLException {
    List<CaseFile> files = casesOf(tx.connection(), subject);
    if (files.stream().anyMatch(file -> !file.state().ended())) {
      return false;
    }
    for (CaseFile file : files) {
      strip(tx.connection(), file);
    }
    vault.erase(tx, subject, actor);
    vault
        .audit()
        .append(
            tx,
            new AuditLine(actor, "subject.forget", subject, Map.of("cases", "" + files.size())));
    return true;
  }

  /** Forgets those whose time is over and who have no open case; how many. */
  public int expire(String actor) {
    return vault
        .database()
        .writeNow(
            tx -> {
              List<String> over =
                  Sql.all(
                      tx.connection(),
                      "SELECT subject FROM vault_people p WHERE keep_until <= ? AND NOT EXISTS"
                          + " (SELECT 1 FROM cases c WHERE c.subject = p.subject AND c.ended = 0)"
                          + " ORDER BY keep_until LIMIT ?",
                      row -> row.getString(1),
                      tx.at(),
                      ROUND);
              for (String subject : over) {
                forget(tx, subject, actor);
              }
              return over.size();
            });
  }

  private static List<CaseFile> casesOf(Connection connection, String subject) throws SQLException {
    return Sql.all(
        connection,
        "SELECT body FROM cases WHERE subject = ? ORDER BY opened_at, case_id",
        row -> Documents.read(row.getString(1), CaseFile.class),
        subject);
  }

  /** Leaves verdicts and amounts, which are figures; takes pseudonym, history, targets, words. */
  private static void strip(Connection connection, CaseFile file) throws SQLException {
    List<Visit> silent = new ArrayList<>();
    for (Visit visit : file.visits()) {
      silent.add(
          new Visit(visit.at(), visit.by(), visit.step(), visit.channel(), visit.result(), ""));
    }
    String nobody = "forgotten-" + file.caseId();
    CaseFile stripped = file.renamed(nobody).change().visits(silent).build();
    Sql.run(
        connection,
        "UPDATE cases SET subject = ?, body = ? WHERE case_id = ?",
        nobody,
        Documents.write(stripped),
        file.caseId());
    for (String table : List.of("case_versions", "case_alerts", "case_targets")) {
      Sql.run(connection, "DELETE FROM " + table + " WHERE case_id = ?", file.caseId());
    }
  }
}
