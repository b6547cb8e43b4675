package tocsin.desk.http;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tocsin.desk.auth.Account;
import tocsin.desk.auth.Accounts;
import tocsin.desk.auth.Caller;
import tocsin.desk.auth.Invitations;
import tocsin.desk.auth.Policy.Guard;
import tocsin.desk.auth.Secrets;
import tocsin.desk.auth.Session;
import tocsin.desk.auth.Sessions;
import tocsin.desk.store.Database;
import tocsin.domain.casework.Role;

/** Who asks, and whether the route's policy lets them. Thread-safe. */
final class Admission {
  /** The cookie: {@code __Host-} ties it to this host, this path and TLS (or loopback). */
  static final String COOKIE = "__Host-tocsin";

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Database database;
  private final DeskSettings settings;
  private final InstantSource clock;

  Admission(Database database, DeskSettings settings, InstantSource clock) {
    this.database = database;
    this.settings = settings;
    this.clock = clock;
  }

  /** Who asks. */
  record Visitor(Caller caller, @Nullable Account account, @Nullable Session session) {
    static final Visitor NOBODY = new Visitor(Caller.NOBODY, null, null);
  }

  /** Refuses names that are not ours: else a foreign page could bind its name to this address. */
  void host(Context context) {
    String host = context.header("Host");
    String given = host == null ? "" : host.toLowerCase(Locale.ROOT);
    int port = given.lastIndexOf(':');
    String name = port > given.lastIndexOf(']') ? given.substring(0, port) : given;
    if (!LOOPBACK.contains(name) && !settings.publicHosts().contains(given)) {
      throw new ProblemException(
          Trouble.BAD_REQUEST, "this host name is not one of the setting public-hosts");
    }
  }

  Visitor visitor(Context context) {
    String header = context.header("Authorization");
    if (header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return service(header.substring(7).strip());
    }
    String cookie = context.cookie(COOKIE);
    return cookie == null ? Visitor.NOBODY : person(cookie);
  }

  private Visitor service(String token) {
    return database.read(
        connection -> {
          Optional<String> owner = Invitations.service(connection, token, clock.millis());
          Optional<Account> account =
              owner.isPresent() ? Accounts.find(connection, owner.get()) : Optional.empty();
          return account
              .filter(found -> found.active() && found.role() == Role.SERVICE)
              .map(found -> new Visitor(caller(found, true), found, null))
              .orElse(Visitor.NOBODY);
        });
  }

  private Visitor person(String cookie) {
    long now = clock.millis();
    Visitor visitor =
        database.read(
            connection -> {
              Optional<Session> session = Sessions.find(connection, cookie, now);
              if (session.isEmpty()) {
                return Visitor.NOBODY;
              }
              Optional<Account> account = Accounts.find(connection, session.get().userId());
              return account
                  .filter(Account::active)
                  .map(
                      found ->
                          new Visitor(caller(found, session.get().strong()), found, session.get()))
                  .orElse(Visitor.NOBODY);
            });
    Session session = visitor.session();
    if (session != null && now - session.seenAt() > Sessions.IDLE_MILLIS / 30) {
      // Nobody waits for this: losing it at a crash costs the user at worst one sign-in.
      var unused =
          database.write(
              tx -> {
                Sessions.seen(tx, session);
                return 0;
              });
    }
    return visitor;
  }

  static Caller caller(Account account, boolean strong) {
    return new Caller(
        account.userId(), account.role(), account.advisorId(), account.units(), strong);
  }

  /** Holds the caller to the route's policy. */
  void policy(Context context, Endpoint endpoint, Visitor visitor) throws SQLException {
    if (endpoint == Endpoint.METRICS && settings.openMetrics() && isOnThisMachine(context)) {
      return;
    }
    Caller caller = visitor.caller();
    if (!endpoint.policy().roles().contains(caller.role())) {
      throw new ProblemException(
          caller.role() == Role.ANONYMOUS ? Trouble.UNAUTHENTICATED : Trouble.NOT_FOUND);
    }
    boolean reading = endpoint.method().name().equals("GET");
    if (!reading) {
      sameOrigin(context);
    }
    Guard guard = endpoint.policy().guard();
    Session session = visitor.session();
    if (guard != Guard.NONE && session != null && !reading) {
      String csrf = context.header("X-CSRF-Token");
      if (csrf == null || !Secrets.same(csrf, session.csrf())) {
        throw new ProblemException(Trouble.CSRF, "send X-CSRF-Token as GET /api/session gives it");
      }
    }
    boolean strong = guard == Guard.STRONG || guard == Guard.TWO_PERSONS;
    if (strong && !caller.strong()) {
      throw new ProblemException(Trouble.SECOND_FACTOR_NEEDED);
    }
  }

  /** A write that a browser says comes from another page is refused, signed in or not. */
  private static void sameOrigin(Context context) {
    String site = context.header("Sec-Fetch-Site");
    String origin = context.header("Origin");
    boolean foreignSite = site != null && !site.equals("same-origin") && !site.equals("none");
    boolean foreignOrigin =
        origin != null && !origin.endsWith("://" + String.valueOf(context.header("Host")));
    if (foreignSite || foreignOrigin) {
      throw new ProblemException(Trouble.CSRF, "writes come from the desk's own page only");
    }
  }

  /** Whether the caller sits on this machine and no proxy stands between. */
  private static boolean isOnThisMachine(Context context) {
    if (context.header("Forwarded") != null || context.header("X-Forwarded-For") != null) {
      return false;
    }
    try {
      return InetAddress.getByName(context.req().getRemoteAddr()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
