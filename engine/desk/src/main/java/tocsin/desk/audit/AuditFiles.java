package tocsin.desk.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;

/** Verifies a desk's files, or a copy of them, without a desk. */
public final class AuditFiles {
  private AuditFiles() {}

  /**
   * Verifies the chain in a SQLite file, which is opened for reading only.
   *
   * @param publicKey file with the public key; use the copy that was put aside, since whoever can
   *     change the database can change the key beside it
   * @param witness checkpoints kept elsewhere; may be absent
   * @throws IOException when a file cannot be read or is no database of a desk
   */
  public static AuditVerifier.Report verify(Path database, Path publicKey, Path witness)
      throws IOException {
    String key = Files.readString(publicKey, StandardCharsets.US_ASCII);
    if (!Files.isRegularFile(database)) {
      throw new IOException(database + ": no such database");
    }
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    try (Connection connection = config.createConnection("jdbc:sqlite:" + database)) {
      connection.setAutoCommit(false);
      return AuditVerifier.verify(connection, key, witness);
    } catch (SQLException e) {
      throw new IOException(database + " is no database of a desk: " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new IOException(publicKey + ": " + e.getMessage(), e);
    }
  }
}
