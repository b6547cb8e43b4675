package tocsin.desk.http;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tocsin.desk.auth.Account;
import tocsin.desk.auth.Accounts;
import tocsin.desk.auth.Invitations;
import tocsin.desk.auth.Sessions;
import tocsin.desk.roster.RosterStore;
import tocsin.desk.store.Sql;
import tocsin.desk.store.Tx;
import tocsin.domain.casework.Role;

/** Users, by admins. Rights that shrink end the user's sessions at once. */
final class UserHandlers {
  private final Parts parts;

  UserHandlers(Parts parts) {
    this.parts = parts;
  }

  void add(Routes routes) {
    routes
        .on(Endpoint.USERS, this::list)
        .on(Endpoint.ADD_USER, this::add)
        .on(Endpoint.USER, this::one)
        .on(Endpoint.CHANGE_USER, this::change)
        .on(Endpoint.REINVITE, this::reinvite)
        .on(Endpoint.END_SESSIONS, this::endSessions);
  }

  private record View(
      String userId,
      @Nullable String displayName,
      Role role,
      @Nullable String advisorId,
      List<String> units,
      boolean active,
      @Nullable Long lastSeenAt,
      int passkeys,
      long version) {
    static View of(Account account, int passkeys) {
      return new View(
          account.userId(),
          Wire.text(account.displayName()),
          account.role(),
          Wire.text(account.advisorId()),
          List.copyOf(new TreeSet<>(account.units())),
          account.active(),
          Wire.time(account.lastSeenAt()),
          passkeys,
          account.version());
    }
  }

  private record Page(List<View> items, @Nullable String next) {}

  private record NewUser(
      String userId,
      @Nullable String displayName,
      Role role,
      @Nullable String advisorId,
      List<String> units) {}

  private record Change(
      @Nullable String displayName,
      @Nullable Role role,
      @Nullable String advisorId,
      @Nullable List<String> units,
      @Nullable Boolean active) {}

  private record Invitation(String userId, String secret, long expiresAt) {
    @Override
    public String toString() {
      return "Invitation[…]";
    }
  }

  private static int passkeys(java.sql.Connection connection, String userId) throws SQLException {
    return (int) Sql.number(connection, "SELECT COUNT(*) FROM passkeys WHERE user_id = ?", userId);
  }

  private Reply list(Call call) {
    int limit = (int) call.number("limit", 100);
    return Reply.ok(
        call.read(
            connection -> {
              List<Account> found =
                  Accounts.after(
                      connection,
                      call.text("cursor").orElse(""),
                      call.text("q").orElse(""),
                      limit + 1);
              List<Account> shown = found.subList(0, Math.min(limit, found.size()));
              List<View> items = new java.util.ArrayList<>();
              for (Account each : shown) {
                items.add(View.of(each, passkeys(connection, each.userId())));
              }
              String next = found.size() > limit ? shown.get(limit - 1).userId() : null;
              return new Page(items, next);
            }));
  }

  private Account find(java.sql.Connection connection, Call call) throws SQLException {
    return Accounts.find(connection, call.at("userId")).orElseThrow(ProblemException::notFound);
  }

  private Reply one(Call call) {
    return call.read(
        connection -> {
          Account account = find(connection, call);
          return Reply.ok(View.of(account, passkeys(connection, account.userId())))
              .version(account.version());
        });
  }

  private void sound(Tx tx, Role role, String advisorId, Set<String> units) throws SQLException {
    if (role == Role.ANONYMOUS) {
      throw ProblemException.field("role", "anonymous", "a role of somebody who signs in");
    }
    if ((role == Role.ADVISOR) == advisorId.isEmpty()) {
      throw ProblemException.field("advisorId", advisorId, "given for advisors, and only for them");
    }
    if (role == Role.ADVISOR && RosterStore.advisor(tx.connection(), advisorId).isEmpty()) {
      throw ProblemException.field("advisorId", advisorId, "an advisor of the roster");
    }
    for (String unit : units) {
      if (!parts.trees().get().knows(unit)) {
        throw ProblemException.field("units", unit, "units of the roster");
      }
    }
  }

  private Reply add(Call call) {
    NewUser asked = call.json(NewUser.class);
    return call.writeSecret(
        tx -> {
          String advisor = Objects.requireNonNullElse(asked.advisorId(), "");
          Set<String> units = new HashSet<>(asked.units());
          sound(tx, asked.role(), advisor, units);
          Account account =
              Account.invited(
                  asked.userId(),
                  Objects.requireNonNullElse(asked.displayName(), ""),
                  asked.role(),
                  advisor,
                  units);
          if (!Accounts.add(tx, account)) {
            throw ProblemException.field("userId", asked.userId(), "an id that nobody has");
          }
          audit(tx, call, "user.add", account);
          return invited(tx, account);
        });
  }

  /** Services get their token, everybody else a one-time secret. */
  private static Reply invited(Tx tx, Account account) throws SQLException {
    Invitations.Issued issued =
        account.role() == Role.SERVICE
            ? Invitations.bearer(tx, account.userId())
            : Invitations.invite(tx, account.userId());
    return Reply.ok(new Invitation(account.userId(), issued.secret(), issued.expiresAt()));
  }

  private void audit(Tx tx, Call call, String action, Account account) throws SQLException {
    parts.audit(
        tx,
        call.caller().userId(),
        action,
        account.userId(),
        Map.of(
            "role",
            Wire.word(account.role()),
            "units",
            String.join(" ", new TreeSet<>(account.units())),
            "active",
            Boolean.toString(account.active())));
  }

  private Reply change(Call call) {
    Change asked = call.json(Change.class);
    return call.write(
        tx -> {
          Account now = find(tx.connection(), call);
          if (now.version() != call.expected()) {
            throw ProblemException.stale(now.version());
          }
          if (now.userId().equals(call.caller().userId())) {
            throw new ProblemException(
                Trouble.SECOND_PERSON_NEEDED, "another admin has to change your own rights");
          }
          Account next =
              now.withRights(
                  asked.displayName() == null ? now.displayName() : asked.displayName(),
                  asked.role() == null ? now.role() : asked.role(),
                  asked.advisorId() == null ? now.advisorId() : asked.advisorId(),
                  asked.units() == null ? now.units() : new HashSet<>(asked.units()),
                  asked.active() == null ? now.active() : asked.active());
          sound(tx, next.role(), next.advisorId(), next.units());
          SessionHandlers.save(tx, next);
          if (next.exceededBy(now)) {
            Sessions.endAll(tx, next.userId());
          }
          audit(tx, call, "user.change", next);
          return Reply.ok(View.of(next, passkeys(tx.connection(), next.userId())))
              .version(next.version());
        });
  }

  private Reply reinvite(Call call) {
    return call.writeSecret(
        tx -> {
          Account account = find(tx.connection(), call);
          audit(tx, call, "user.invite", account);
          return invited(tx, account);
        });
  }

  private Reply endSessions(Call call) {
    return call.write(
        tx -> {
          Account account = find(tx.connection(), call);
          Sessions.endAll(tx, account.userId());
          audit(tx, call, "user.end_sessions", account);
          return Reply.none();
        });
  }
}
