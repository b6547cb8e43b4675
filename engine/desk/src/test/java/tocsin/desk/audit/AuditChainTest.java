package tocsin.desk.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.desk.store.Database;
import tocsin.desk.store.Databases;
import tocsin.desk.store.ManualClock;
import tocsin.desk.store.Sql;

class AuditChainTest {
  private static final long SEED = 11;
  private static final int LINES = 120;
  private static final int MUTATIONS = 150;

  @TempDir Path folder;
  private final ManualClock clock = new ManualClock(1_767_225_600_000L);
  private final SqlAuditLog log = new SqlAuditLog();
  private final SigningKey key = SigningKey.generate();
  private Database database;
  private Path witness;

  @BeforeEach
  void fill() throws IOException {
    database = Databases.sqlite(folder.resolve("desk.db"), clock);
    witness = folder.resolve("witness.jsonl");
    Checkpoints checkpoints = new Checkpoints(database, key, witness);
    for (int i = 1; i <= LINES; i++) {
      String number = Integer.toString(i);
      clock.add(1_000);
      database.writeNow(
          tx ->
              log.append(tx, new AuditLine("op" + number, "case.take", "k1", Map.of("n", number))));
      if (i % 40 == 0) {
        checkpoints.sign();
      }
    }
  }

  @AfterEach
  void close() {
    database.close();
  }

  private AuditVerifier.Report verify() throws Exception {
    return database.read(
        connection -> {
          try {
            return AuditVerifier.verify(connection, key.publicText(), witness);
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @Test
  void untouchedChain_isSound() throws Exception {
    AuditVerifier.Report report = verify();

    assertThat(report.faults()).isEmpty();
    assertThat(report.entries()).isEqualTo(LINES);
    assertThat(report.checkpoints()).as("three, each kept twice").isEqualTo(6);
  }

  @Test
  void everyMutation_isDetected() throws Exception {
    Random random = new Random(SEED);
    for (int i = 0; i < MUTATIONS; i++) {
      long seq = 1 + random.nextInt(LINES);
      int how = i % 5;
      database.writeNow(tx -> mutate(tx.connection(), how, seq, random));
      assertThat(verify().sound()).as("mutation " + how + " of line " + seq).isFalse();
      database.writeNow(tx -> restore(tx.connection()));
    }
    assertThat(verify().sound()).isTrue();
  }

  private static int mutate(java.sql.Connection connection, int how, long seq, Random random)
      throws java.sql.SQLException {
    Sql.run(connection, "CREATE TABLE kept AS SELECT * FROM audit");
    long other = seq == 1 ? 2 : seq - 1;
    return switch (how) {
      case 0 -> Sql.run(connection, "UPDATE audit SET " + column(random) + " WHERE seq = ?", seq);
      case 1 -> Sql.run(connection, "DELETE FROM audit WHERE seq = ?", seq);
      case 2 -> {
        Sql.run(connection, "UPDATE audit SET seq = -1 WHERE seq = ?", seq);
        Sql.run(connection, "UPDATE audit SET seq = ? WHERE seq = ?", seq, other);
        yield Sql.run(connection, "UPDATE audit SET seq = ? WHERE seq = -1", other);
      }
      case 3 ->
          Sql.run(
              connection,
              "INSERT INTO audit SELECT 0, at, actor, action, object, detail, hash FROM audit"
                  + " WHERE seq = ?",
              seq);
      default -> Sql.run(connection, "DELETE FROM audit WHERE seq >= ?", seq);
    };
  }

  private static String column(Random random) {
    return List.of(
            "actor = actor || 'x'",
            "action = 'case.note'",
            "object = 'k2'",
            "detail = '{}'",
            "at = at + 1",
            "hash = '00'")
        .get(random.nextInt(6));
  }

  private static int restore(java.sql.Connection connection) throws java.sql.SQLException {
    Sql.run(connection, "DELETE FROM audit");
    Sql.run(connection, "INSERT INTO audit SELECT * FROM kept");
    return Sql.run(connection, "DROP TABLE kept");
  }

  @Test
  void wholeChainForged_failsOnTheSignature() throws Exception {
    SigningKey forger = SigningKey.generate();
    database.writeNow(tx -> Sql.run(tx.connection(), "DELETE FROM audit_checkpoints"));
    Path forged = folder.resolve("forged.jsonl");
    new Checkpoints(database, forger, forged).sign();
    witness = forged;

    assertThat(verify().faults()).isNotEmpty().allMatch(fault -> fault.contains("signature"));
  }

  @Test
  void partsOfALine_cannotRunIntoEachOther() {
    assertThat(ChainHash.of("", 1, 2, "ab", "c", "d", "{}"))
        .isNotEqualTo(ChainHash.of("", 1, 2, "a", "bc", "d", "{}"));
  }

  @Test
  void signingKey_readAgain_isTheSame() throws IOException {
    Path file = folder.resolve("signing.key");
    SigningKey made = SigningKey.load(file);

    assertThat(SigningKey.load(file).publicText()).isEqualTo(made.publicText());
  }
}
