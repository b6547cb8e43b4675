package tocsin.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.sqlite.SQLiteConfig;
import tocsin.desk.DeskFolder;
import tocsin.desk.audit.AuditFiles;
import tocsin.desk.audit.AuditVerifier;

/** Looks whether a desk on SQLite is whole; reads only. */
final class DeskCheck {
  private static final Set<PosixFilePermission> OWNER =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private DeskCheck() {}

  /** Takes a finding. */
  interface Finding {
    void tell(String what, boolean good, String wanted);
  }

  static void look(Path folder, Finding finding) {
    DeskFolder desk = new DeskFolder(folder);
    for (Path key : List.of(desk.vaultKey(), desk.signingKey())) {
      key(key, finding);
    }
    if (!Files.isRegularFile(desk.database())) {
      finding.tell(
          "no database in " + folder, true, "a SQLite file, unless desk.database names another");
      return;
    }
    database(desk.database(), finding);
    audit(desk, finding);
  }

  private static void key(Path key, Finding finding) {
    try {
      finding.tell("key " + key, OWNER.containsAll(Files.getPosixFilePermissions(key)), "mode 600");
    } catch (IOException | UnsupportedOperationException e) {
      finding.tell("key " + key, false, "a file that can be read: " + e.getMessage());
    }
  }

  private static void database(Path file, Finding finding) {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    try (Connection connection = config.createConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      String whole = text(statement, "PRAGMA quick_check(1)");
      finding.tell("database " + file + " " + whole, whole.equals("ok"), "whole: tocsin restore");
      String mode = text(statement, "PRAGMA journal_mode");
      finding.tell("journal " + mode, mode.equals("wal"), "wal");
      finding.tell(
          text(statement, "SELECT COUNT(*) FROM cases WHERE ended = 0") + " open cases", true, "");
    } catch (SQLException e) {
      finding.tell("database " + file, false, "a desk's: " + e.getMessage());
    }
  }

  private static String text(Statement statement, String sql) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getString(1) : "";
    }
  }

  private static void audit(DeskFolder desk, Finding finding) {
    try {
      AuditVerifier.Report report =
          AuditFiles.verify(desk.database(), desk.publicKey(), desk.witness());
      finding.tell(
          "audit chain of " + report.entries() + " lines",
          report.sound(),
          report.sound() ? "" : report.faults().get(0));
    } catch (IOException e) {
      finding.tell("audit chain", false, "readable: " + e.getMessage());
    }
  }
}
