package tocsin.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tocsin.core.casework.Lifecycle;
import tocsin.core.casework.Standby;
import tocsin.core.casework.Terms;
import tocsin.desk.audit.AuditVerifier;
import tocsin.desk.audit.Checkpoints;
import tocsin.desk.audit.SigningKey;
import tocsin.desk.audit.SqlAuditLog;
import tocsin.desk.casework.AlertIntake;
import tocsin.desk.casework.CaseDesk;
import tocsin.desk.casework.Ticker;
import tocsin.desk.store.Database;
import tocsin.desk.store.SecretFiles;
import tocsin.desk.store.SqlCaseStore;
import tocsin.desk.store.StoreException;
import tocsin.desk.vault.PseudonymKeys;
import tocsin.desk.vault.SqlVault;
import tocsin.desk.vault.VaultKeys;

/**
 * Everything of a desk but its web: what the HTTP layer, the commands and the tests stand on.
 * Closing it finishes what was begun.
 */
public final class DeskCore implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeskCore.class);

  /** How often the audit's tip is signed: bounds what cutting the tail could hide. */
  private static final long SIGN_EVERY_SECONDS = 30;

  private final Database database;
  private final DeskFolder folder;
  private final SqlCaseStore store = new SqlCaseStore();
  private final SqlAuditLog audit = new SqlAuditLog();
  private final CaseDesk cases;
  private final AlertIntake intake;
  private final Ticker ticker;
  private final SqlVault vault;
  private final Checkpoints checkpoints;
  private final ScheduledExecutorService signer =
      Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "desk-signer"));

  /**
   * What a desk is made of besides its files.
   *
   * @param terms what each tier demands here
   * @param standby who can be asked now
   * @param unitOf the unit in which a pseudonym works, empty when unknown
   * @param pseudonyms the engine's pseudonym key
   */
  public record Parts(
      Terms terms,
      Supplier<Standby> standby,
      Function<String, String> unitOf,
      Supplier<PseudonymKeys> pseudonyms,
      InstantSource clock) {}

  private DeskCore(Database database, DeskFolder folder, Parts parts) throws IOException {
    this.database = database;
    this.folder = folder;
    SigningKey signing = SigningKey.load(folder.signingKey());
    if (!Files.exists(folder.publicKey())) {
      SecretFiles.make(folder.publicKey(), signing.publicText() + '\n');
    }
    checkpoints = new Checkpoints(database, signing, folder.witness());
    vault = new SqlVault(database, audit, VaultKeys.load(folder.vaultKey()), parts.pseudonyms());
    cases = new CaseDesk(database, store, audit, new Lifecycle(parts.terms()), parts.standby());
    intake = new AlertIntake(cases, parts.unitOf());
    ticker = new Ticker(cases, parts.clock());
  }

  /**
   * Opens a desk on a database, which it closes, also when it cannot open.
   *
   * @throws IOException when a key file cannot be read or made
   */
  public static DeskCore open(Database database, DeskFolder folder, Parts parts)
      throws IOException {
    try {
      return new DeskCore(database, folder, parts);
    } catch (IOException | RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** Lets deadlines fire and the audit be signed. */
  public void start() {
    ticker.start();
    var unused =
        signer.scheduleWithFixedDelay(
            this::sign, SIGN_EVERY_SECONDS, SIGN_EVERY_SECONDS, TimeUnit.SECONDS);
  }

  private void sign() {
    try {
      checkpoints.sign();
    } catch (IOException | StoreException e) {
      LOG.error("the audit's tip could not be signed; the next round tries again", e);
    }
  }

  /**
   * Verifies the audit as it stands, against the key and the witness beside it. Whoever does not
   * trust this desk verifies a copy with a key that was put aside: {@code tocsin verify-audit}.
   *
   * @throws UncheckedIOException when the key or the witness cannot be read
   */
  public AuditVerifier.Report verifyAudit() {
    return database.read(this::verify);
  }

  private AuditVerifier.Report verify(Connection connection) throws SQLException {
    try {
      String key = Files.readString(folder.publicKey(), StandardCharsets.US_ASCII).strip();
      return AuditVerifier.verify(connection, key, folder.witness());
    } catch (IOException e) {
      throw new UncheckedIOException("the audit's key or witness cannot be read", e);
    }
  }

  public Database database() {
    return database;
  }

  public SqlCaseStore store() {
    return store;
  }

  public SqlAuditLog audit() {
    return audit;
  }

  public CaseDesk cases() {
    return cases;
  }

  public AlertIntake intake() {
    return intake;
  }

  public Ticker ticker() {
    return ticker;
  }

  public SqlVault vault() {
    return vault;
  }

  public Checkpoints checkpoints() {
    return checkpoints;
  }

  @Override
  public void close() {
    signer.shutdown();
    ticker.close();
    sign();
    database.close();
  }
}
