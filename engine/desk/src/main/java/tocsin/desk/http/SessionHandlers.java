package tocsin.desk.http;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tocsin.desk.auth.Account;
import tocsin.desk.auth.Accounts;
import tocsin.desk.auth.Invitations;
import tocsin.desk.auth.LoginGuard;
import tocsin.desk.auth.Passwords;
import tocsin.desk.auth.Session;
import tocsin.desk.auth.Sessions;
import tocsin.desk.store.Tx;
import tocsin.domain.casework.Role;

/** Signing in and out with a password, accepting an invitation, one's own settings. */
final class SessionHandlers {
  private final Parts parts;
  private final Passwords passwords = new Passwords();
  private final LoginGuard guard = new LoginGuard();

  SessionHandlers(Parts parts) {
    this.parts = parts;
  }

  void add(Routes routes) {
    routes
        .on(Endpoint.SIGN_IN, this::signIn)
        .on(Endpoint.SESSION, call -> Reply.ok(View.of(call.me(), call.session())))
        .on(Endpoint.SIGN_OUT, this::signOut)
        .on(Endpoint.CHANGE_PASSWORD, this::changePassword)
        .on(Endpoint.SET_PREFERENCES, this::setPreferences)
        .on(Endpoint.ACCEPT_INVITATION, this::acceptInvitation);
  }

  private record Login(String user, String password, @Nullable String code) {
    @Override
    public String toString() {
      return "Login[…]";
    }
  }

  private record PasswordChange(
      String old, @com.fasterxml.jackson.annotation.JsonProperty("new") String fresh) {
    @Override
    public String toString() {
      return "PasswordChange[…]";
    }
  }

  private record Preferences(
      @Nullable String language, @Nullable String theme, @Nullable Boolean largeType) {}

  /** The session as the contract has it. */
  record View(
      String userId,
      @Nullable String displayName,
      Role role,
      @Nullable String advisorId,
      List<String> units,
      String csrf,
      long expiresAt,
      long idleMillis,
      boolean strong,
      String language,
      String theme,
      boolean largeType,
      List<String> allowed) {
    static View of(Account account, @Nullable Session session) {
      return new View(
          account.userId(),
          Wire.text(account.displayName()),
          account.role(),
          Wire.text(account.advisorId()),
          List.copyOf(new TreeSet<>(account.units())),
          session == null ? "" : session.csrf(),
          session == null ? Long.MAX_VALUE : session.expiresAt(),
          Sessions.IDLE_MILLIS,
          session == null || session.strong(),
          account.language(),
          account.theme(),
          account.largeType(),
          Arrays.stream(Endpoint.values())
              .filter(endpoint -> endpoint.policy().roles().contains(account.role()))
              .map(SessionHandlers::operation)
              .toList());
    }
  }

  /** {@code TAKE_NEXT} is {@code takeNext} in the contract. */
  static String operation(Endpoint endpoint) {
    StringBuilder name = new StringBuilder();
    boolean upper = false;
    for (char sign : endpoint.name().toCharArray()) {
      if (sign == '_') {
        upper = true;
      } else {
        name.append(upper ? sign : Character.toLowerCase(sign));
        upper = false;
      }
    }
    return name.toString();
  }

  private Reply signIn(Call call) {
    Login login = call.json(Login.class);
    long wait = guard.waitMillis(login.user(), call.address(), parts.now());
    if (wait > 0) {
      throw ProblemException.later("too many failed tries", wait / 1_000 + 1);
    }
    Optional<Account> found =
        call.read(connection -> Accounts.find(connection, login.user()))
            .filter(account -> account.active() && account.role() != Role.SERVICE);
    String hash = found.map(Account::password).orElse("");
    // The same work whether or not there is such an account: time must not tell either.
    if (!passwords.matches(login.password(), hash) || found.isEmpty()) {
      guard.failed(login.user(), call.address(), parts.now());
      refused(call, found.isPresent() ? login.user() : "unknown");
      throw new ProblemException(
          Trouble.UNAUTHENTICATED, "the user and the password do not belong together");
    }
    guard.succeeded(login.user());
    return open(call, found.get(), false, "auth.sign_in");
  }

  private void refused(Call call, String user) {
    call.database().writeNow(tx -> parts.audit(tx, user, "auth.refused", "session", Map.of()));
  }

  /** Opens a session; the one that the browser held before ends. */
  Reply open(Call call, Account account, boolean strong, String how) {
    return call.database().writeNow(tx -> open(tx, call, account, strong, how));
  }

  private Reply open(Tx tx, Call call, Account account, boolean strong, String how)
      throws SQLException {
    Session before = call.session();
    if (before != null) {
      Sessions.end(tx, before.id());
    }
    Sessions.Opened opened = Sessions.open(tx, account.userId(), strong);
    parts.audit(tx, account.userId(), how, account.userId(), Map.of());
    return Reply.ok(View.of(account, opened.session()))
        .with("Set-Cookie", cookie(opened.cookie(), Sessions.LIFE_MILLIS / 1_000));
  }

  static String cookie(String value, long seconds) {
    return Admission.COOKIE
        + "="
        + value
        + "; Path=/; Max-Age="
        + seconds
        + "; Secure; HttpOnly; SameSite=Strict";
  }

  private Reply signOut(Call call) {
    Session session = call.session();
    if (session == null) {
      throw new ProblemException(Trouble.CONDITION, "a service has no session");
    }
    return call.write(
        tx -> {
          Sessions.end(tx, session.id());
          return Reply.none()
              .with("Set-Cookie", cookie("", 0))
              .with("Clear-Site-Data", "\"cache\", \"storage\"");
        });
  }

  private static void good(String password, String userId) {
    Passwords.fault(password, userId)
        .ifPresent(
            fault -> {
              throw ProblemException.field("new", "", fault);
            });
  }

  private Reply changePassword(Call call) {
    PasswordChange change = call.json(PasswordChange.class);
    Account account = call.me();
    long wait = guard.waitMillis(account.userId(), call.address(), parts.now());
    if (wait > 0) {
      throw ProblemException.later("too many failed tries", wait / 1_000 + 1);
    }
    if (!passwords.matches(change.old(), account.password())) {
      guard.failed(account.userId(), call.address(), parts.now());
      throw ProblemException.field("old", "", "the password you have now");
    }
    good(change.fresh(), account.userId());
    String hash = passwords.hash(change.fresh());
    return call.write(
        tx -> {
          save(tx, account.withPassword(hash));
          Sessions.endAll(tx, account.userId());
          Session before = call.session();
          boolean strong = before != null && before.strong();
          Sessions.Opened opened = Sessions.open(tx, account.userId(), strong);
          parts.audit(tx, account.userId(), "auth.password", account.userId(), Map.of());
          return Reply.none()
              .with("Set-Cookie", cookie(opened.cookie(), Sessions.LIFE_MILLIS / 1_000));
        });
  }

  static void save(Tx tx, Account account) throws SQLException {
    if (!Accounts.save(tx, account)) {
      throw ProblemException.stale(
          Accounts.find(tx.connection(), account.userId()).map(Account::version).orElse(0L));
    }
  }

  private Reply setPreferences(Call call) {
    Preferences wanted = call.json(Preferences.class);
    return call.write(
        tx -> {
          Account now =
              Accounts.find(tx.connection(), call.caller().userId())
                  .orElseThrow(ProblemException::notFound);
          Account next =
              now.withPreferences(
                  wanted.language() == null ? now.language() : wanted.language(),
                  wanted.theme() == null ? now.theme() : wanted.theme(),
                  wanted.largeType() == null ? now.largeType() : wanted.largeType());
          save(tx, next);
          return Reply.ok(View.of(next, call.session()));
        });
  }

  private Reply acceptInvitation(Call call) {
    PasswordChange change = call.json(PasswordChange.class);
    String secret = call.at("secret");
    String userId =
        call.read(connection -> Invitations.invited(connection, secret, parts.now()))
            .orElseThrow(ProblemException::notFound);
    good(change.fresh(), userId);
    String hash = passwords.hash(change.fresh());
    Account account =
        call.database()
            .writeNow(
                tx -> {
                  String owner =
                      Invitations.accept(tx, secret).orElseThrow(ProblemException::notFound);
                  Account invited =
                      Accounts.find(tx.connection(), owner)
                          .filter(Account::active)
                          .orElseThrow(ProblemException::notFound);
                  Account next = invited.withPassword(hash);
                  save(tx, next);
                  Sessions.endAll(tx, owner);
                  return next;
                });
    return open(call, account, false, "auth.accept");
  }
}
