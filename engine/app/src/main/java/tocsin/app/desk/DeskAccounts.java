package tocsin.app.desk;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tocsin.desk.DeskCore;
import tocsin.desk.DeskFolder;
import tocsin.desk.audit.AuditLine;
import tocsin.desk.audit.SqlAuditLog;
import tocsin.desk.auth.Account;
import tocsin.desk.auth.Accounts;
import tocsin.desk.auth.Invitations;
import tocsin.desk.auth.Passwords;
import tocsin.desk.auth.Sessions;
import tocsin.desk.store.Database;
import tocsin.desk.store.Databases;
import tocsin.desk.store.SecretFiles;
import tocsin.desk.store.Sql;
import tocsin.desk.store.Tx;
import tocsin.domain.casework.Role;

/** Accounts made from the command line, beside a running desk or before one. */
public final class DeskAccounts {
  /** Letters and digits that nobody takes for one another. */
  private static final String SIGNS = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final int GROUPS = 4;
  private static final int GROUP = 5;
  private static final String ACTOR = "command-line";

  /** Roles that see units. */
  private static final Set<Role> WHOLE = Set.of(Role.OPERATOR, Role.SHIFT_LEAD, Role.TUNER);

  private DeskAccounts() {}

  /** A password of 20 random signs in four groups: 99 bits. */
  public static String password() {
    SecureRandom random = new SecureRandom();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < GROUPS * GROUP; i++) {
      if (i > 0 && i % GROUP == 0) {
        text.append('-');
      }
      text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
    }
    return text.toString();
  }

  /** Where the first accounts are told. */
  public static Path firstFile(Path folder) {
    return folder.resolve("first-sign-in.txt");
  }

  /**
   * Makes an admin and an operator of the centre when nobody can sign in, and tells their passwords
   * in a file that only the desk's user can read.
   */
  static void first(DeskCore core, Path folder, String centre) throws IOException {
    long known =
        core.database().read(connection -> Sql.number(connection, "SELECT COUNT(*) FROM users"));
    if (known > 0) {
      return;
    }
    Map<String, String> told = seed(core, FIRST, centre);
    StringBuilder text = new StringBuilder("Change these and remove this file. 请改密码并删除本文件。\n");
    told.forEach((user, password) -> text.append(user).append(' ').append(password).append('\n'));
    SecretFiles.make(firstFile(folder), text.toString());
  }

  /** An account to make. */
  public record Seed(String user, String name, Role role, String advisor) {}

  private static final List<Seed> FIRST =
      List.of(
          new Seed("admin", "管理员 Admin", Role.ADMIN, ""),
          new Seed("operator", "值班员 Operator", Role.OPERATOR, ""));

  /**
   * Makes accounts that see the whole jurisdiction, each with a password of its own.
   *
   * @return password by user, in the order given
   */
  public static Map<String, String> seed(DeskCore core, List<Seed> seeds, String centre) {
    Passwords passwords = new Passwords();
    Map<String, String> told = new LinkedHashMap<>();
    for (Seed each : seeds) {
      String password = password();
      String hash = passwords.hash(password);
      Set<String> units = WHOLE.contains(each.role()) ? Set.of(centre) : Set.of();
      core.database()
          .writeNow(
              tx -> {
                put(
                    tx,
                    Account.invited(each.user(), each.name(), each.role(), each.advisor(), units),
                    hash);
                return 1;
              });
      told.put(each.user(), password);
    }
    return told;
  }

  /**
   * Adds an account, or gives the one of that name a new password; its sessions end.
   *
   * @return the password, or for a service its token; shown once
   * @throws IOException when the desk's folder cannot be used
   */
  public static String add(
      DeskPlan plan,
      String user,
      Role role,
      String advisor,
      List<String> units,
      InstantSource clock)
      throws IOException {
    String password = password();
    String hash = new Passwords().hash(password);
    return put(
        plan,
        Account.invited(user, user, role, advisor, Set.copyOf(units)),
        hash,
        tx -> role == Role.SERVICE ? Invitations.bearer(tx, user).secret() : password,
        clock);
  }

  /**
   * The same, but the user chooses the password: nobody else ever knows it.
   *
   * @return the invitation's code, which opens {@code /invitation#CODE} within 24 hours
   * @throws IOException when the desk's folder cannot be used
   */
  public static String invite(
      DeskPlan plan,
      String user,
      Role role,
      String advisor,
      List<String> units,
      InstantSource clock)
      throws IOException {
    return put(
        plan,
        Account.invited(user, user, role, advisor, Set.copyOf(units)),
        "",
        tx -> Invitations.invite(tx, user).secret(),
        clock);
  }

  @SuppressWarnings("try") // the lock is only held
  private static String put(
      DeskPlan plan, Account account, String hash, Database.Work<String> told, InstantSource clock)
      throws IOException {
    try (DeskLock lock = DeskLock.take(plan.folder());
        Database database = open(plan, clock)) {
      return database.writeNow(
          tx -> {
            put(tx, account, hash);
            return told.run(tx);
          });
    }
  }

  private static Database open(DeskPlan plan, InstantSource clock) {
    return plan.database().isEmpty()
        ? Databases.sqlite(new DeskFolder(plan.folder()).database(), clock)
        : Databases.postgres(plan.database(), plan.user(), plan.password(), clock);
  }

  /** Adds or changes an account within a transaction, audited; its sessions end. */
  private static void put(Tx tx, Account wanted, String hash) throws SQLException {
    boolean added = Accounts.add(tx, wanted);
    Account now = Accounts.find(tx.connection(), wanted.userId()).orElseThrow();
    Accounts.save(
        tx,
        new Account(
            now.userId(),
            wanted.displayName(),
            wanted.role(),
            wanted.advisorId(),
            wanted.units(),
            true,
            now.version() + 1,
            hash,
            now.language(),
            now.theme(),
            now.largeType(),
            now.lastSeenAt()));
    Sessions.endAll(tx, wanted.userId());
    new SqlAuditLog()
        .append(
            tx,
            new AuditLine(
                ACTOR,
                added ? "user.add" : "user.password",
                wanted.userId(),
                Map.of("role", wanted.role().name())));
  }
}
