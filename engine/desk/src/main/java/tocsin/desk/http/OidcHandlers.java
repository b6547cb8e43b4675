package tocsin.desk.http;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.desk.auth.Account;
import tocsin.desk.auth.Accounts;
import tocsin.desk.auth.Oidc;
import tocsin.desk.auth.OidcSettings;
import tocsin.desk.auth.Secrets;
import tocsin.domain.casework.Role;

/** To the identity provider and back. */
final class OidcHandlers {
  private static final String COOKIE = "__Host-tocsin-oidc";
  private static final String COOKIE_END = "; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=";

  private final SessionHandlers sessions;
  private final @Nullable Oidc oidc;

  OidcHandlers(Parts parts, SessionHandlers sessions) {
    this.sessions = sessions;
    OidcSettings settings = parts.given().oidc();
    this.oidc = settings == null ? null : new Oidc(settings);
  }

  void add(Routes routes) {
    routes.on(Endpoint.OIDC_START, this::start).on(Endpoint.OIDC_CALLBACK, this::callback);
  }

  private Oidc provider() {
    if (oidc == null) {
      throw ProblemException.notFound();
    }
    return oidc;
  }

  private Reply start(Call call) {
    Oidc.Leaving leaving =
        provider()
            .leave()
            .orElseThrow(
                () -> new ProblemException(Trouble.NOT_READY, "the provider cannot be reached"));
    return Reply.redirect(leaving.provider().toString())
        .with("Set-Cookie", COOKIE + "=" + leaving.state() + COOKIE_END + 600);
  }

  private Reply callback(Call call) {
    Oidc provider = provider();
    String state = call.text("state").orElse("");
    // The state must be the one that this browser left with: else somebody else's sign-in
    // could be planted here.
    boolean same = Secrets.same(state, cookie(call));
    Optional<Oidc.Arrived> arrived =
        same ? provider.arrive(state, call.text("code").orElse("")) : Optional.empty();
    Account account =
        arrived
            .flatMap(who -> account(call, who))
            .orElseThrow(
                () ->
                    new ProblemException(
                        Trouble.UNAUTHENTICATED, "nobody here is known by that sign-in"));
    Reply opened = sessions.open(call, account, arrived.orElseThrow().strong(), "auth.oidc");
    return Reply.redirect("/")
        .with("Set-Cookie", Objects.requireNonNull(opened.headers().get("Set-Cookie")));
  }

  private static String cookie(Call call) {
    String all = Objects.requireNonNullElse(call.headers().get("Cookie"), "");
    int at = all.indexOf(COOKIE + "=");
    if (at < 0) {
      return "";
    }
    int from = at + COOKIE.length() + 1;
    int end = all.indexOf(';', from);
    return end < 0 ? all.substring(from) : all.substring(from, end);
  }

  /** By the subject; the first time by the provider's name, which then is bound for good. */
  private static Optional<Account> account(Call call, Oidc.Arrived who) {
    Optional<Account> bound = call.read(connection -> Accounts.ofOidc(connection, who.subject()));
    Optional<Account> found =
        bound.isPresent()
            ? bound
            : call.database().writeNow(tx -> Accounts.claim(tx, who.name(), who.subject()));
    return found.filter(each -> each.active() && each.role() != Role.SERVICE);
  }
}
