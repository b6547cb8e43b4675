package tocsin.desk.feed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import tocsin.desk.auth.Secrets;
import tocsin.desk.store.Database;
import tocsin.desk.store.Sql;

/**
 * How far each part file has been taken in, on disk. Positions belong to a run: a run that begins
 * anew writes new files under old names. Confined to one thread.
 */
final class FeedPositions {
  private final Database database;
  private final String run;
  private final Map<String, Long> bytes = new HashMap<>();

  private FeedPositions(Database database, String run) {
    this.database = database;
    this.run = run;
  }

  /**
   * The positions of the run that a file names; without one a new run begins.
   *
   * @throws IOException when the file cannot be read or made
   */
  static FeedPositions open(Database database, Path runFile) throws IOException {
    if (!Files.exists(runFile)) {
      Path begun = runFile.resolveSibling(runFile.getFileName() + ".tmp");
      Files.writeString(begun, Secrets.id('f') + '\n', StandardCharsets.US_ASCII);
      Files.move(begun, runFile, StandardCopyOption.ATOMIC_MOVE);
    }
    String run = Files.readString(runFile, StandardCharsets.US_ASCII).strip();
    FeedPositions positions = new FeedPositions(database, run);
    database.writeNow(
        tx -> Sql.run(tx.connection(), "DELETE FROM feed_positions WHERE run_id <> ?", run));
    database.read(
        connection ->
            Sql.all(
                connection,
                "SELECT file, bytes FROM feed_positions WHERE run_id = ?",
                row -> positions.bytes.put(row.getString(1), row.getLong(2)),
                run));
    return positions;
  }

  /** The first byte of a file that was not taken in. */
  long of(String file) {
    return bytes.getOrDefault(file, 0L);
  }

  /** Remembers what was taken in; to be called when that is on disk. */
  void move(String file, long next) {
    database.writeNow(
        tx ->
            Sql.run(
                tx.connection(),
                "INSERT INTO feed_positions (run_id, file, bytes) VALUES (?, ?, ?)"
                    + " ON CONFLICT (run_id, file) DO UPDATE SET bytes = excluded.bytes",
                run,
                file,
                next));
    bytes.put(file, next);
  }
}
