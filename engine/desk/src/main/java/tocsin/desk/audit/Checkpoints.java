package tocsin.desk.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import tocsin.desk.store.Database;
import tocsin.desk.store.Documents;
import tocsin.desk.store.Sql;

/**
 * Signs the chain's tip from time to time, into the database and into a witness file that is meant
 * to lie elsewhere. Whoever calls {@link #sign} at least every minute can notice, within a minute,
 * that the tail was cut. Thread-safe.
 */
public final class Checkpoints {
  private final Database database;
  private final SigningKey key;
  private final Path witness;

  /**
   * Takes the key and where to keep the witness.
   *
   * @param witness one checkpoint a line, appended and synced
   */
  public Checkpoints(Database database, SigningKey key, Path witness) {
    this.database = database;
    this.key = key;
    this.witness = witness;
  }

  /** Signs the tip if it moved since the last time; the checkpoint, if one was made. */
  public Optional<Checkpoint> sign() throws IOException {
    Optional<Checkpoint> made =
        database.writeNow(
            tx -> {
              Connection connection = tx.connection();
              long signed = Sql.number(connection, "SELECT MAX(seq) FROM audit_checkpoints");
              Optional<AuditEntry> tip =
                  Sql.one(
                      connection,
                      "SELECT seq, at, actor, action, object, detail, hash FROM audit"
                          + " ORDER BY seq DESC LIMIT 1",
                      SqlAuditLog::entry);
              if (tip.isEmpty() || tip.get().seq() == signed) {
                return Optional.<Checkpoint>empty();
              }
              Checkpoint checkpoint = key.sign(tip.get().seq(), tx.at(), tip.get().hash());
              keep(connection, checkpoint);
              return Optional.of(checkpoint);
            });
    if (made.isPresent()) {
      append(made.get());
    }
    return made;
  }

  private static void keep(Connection connection, Checkpoint checkpoint) throws SQLException {
    Sql.run(
        connection,
        "INSERT INTO audit_checkpoints (seq, at, hash, key_id, signature) VALUES (?, ?, ?, ?, ?)",
        checkpoint.seq(),
        checkpoint.at(),
        checkpoint.hash(),
        checkpoint.keyId(),
        checkpoint.signature());
  }

  private void append(Checkpoint checkpoint) throws IOException {
    byte[] line = (Documents.write(checkpoint) + '\n').getBytes(StandardCharsets.UTF_8);
    try (FileChannel channel =
        FileChannel.open(
            witness,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.APPEND)) {
      ByteBuffer bytes = ByteBuffer.wrap(line);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /** The checkpoints in the database, in order. */
  public static List<Checkpoint> all(Connection connection) throws SQLException {
    return Sql.all(
        connection,
        "SELECT seq, at, hash, key_id, signature FROM audit_checkpoints ORDER BY seq",
        Checkpoints::checkpoint);
  }

  private static Checkpoint checkpoint(ResultSet row) throws SQLException {
    return new Checkpoint(
        row.getLong(1), row.getLong(2), row.getString(3), row.getString(4), row.getString(5));
  }
}
