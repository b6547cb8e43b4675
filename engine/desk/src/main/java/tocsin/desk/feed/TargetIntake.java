package tocsin.desk.feed;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import tocsin.desk.casework.Taken;
import tocsin.desk.store.Database;
import tocsin.desk.store.Documents;
import tocsin.desk.store.Sql;
import tocsin.desk.store.Tx;

/** Keeps the engine's last word on each target; the same word again changes nothing. Stateless. */
public final class TargetIntake {
  private TargetIntake() {}

  private enum Change {
    CREATED,
    CHANGED,
    NONE
  }

  /** Takes words in their order; returns when they are on disk. */
  public static Taken take(Database database, List<TargetWord> words) {
    return database.writeNow(
        tx -> {
          int created = 0;
          int changed = 0;
          for (TargetWord word : words) {
            Change change = upsert(tx, word);
            created += change == Change.CREATED ? 1 : 0;
            changed += change == Change.CHANGED ? 1 : 0;
          }
          return new Taken(created, changed, words.size() - created - changed);
        });
  }

  private static Change upsert(Tx tx, TargetWord word) throws SQLException {
    String body = Documents.write(word);
    Optional<String> known =
        Sql.one(
            tx.connection(),
            "SELECT body FROM targets WHERE target = ?",
            row -> row.getString(1),
            word.target());
    if (known.isPresent() && known.get().equals(body)) {
      return Change.NONE;
    }
    Sql.run(
        tx.connection(),
        "INSERT INTO targets (target, verdict, campaign, flagged_at, as_of, body)"
            + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (target) DO UPDATE SET"
            + " verdict = excluded.verdict, campaign = excluded.campaign,"
            + " flagged_at = excluded.flagged_at, as_of = excluded.as_of, body = excluded.body",
        word.target(),
        word.verdict(),
        word.campaign(),
        word.flaggedAt(),
        tx.at(),
        body);
    return known.isPresent() ? Change.CHANGED : Change.CREATED;
  }
}
