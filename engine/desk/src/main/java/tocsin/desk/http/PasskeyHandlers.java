package tocsin.desk.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tocsin.desk.auth.Account;
import tocsin.desk.auth.Accounts;
import tocsin.desk.auth.Passkeys;
import tocsin.desk.store.Sql;
import tocsin.domain.casework.Role;

/** Passkeys: mine, and signing in with one. */
final class PasskeyHandlers {
  private static final int MAX_EACH = 20;
  private static final int TIMEOUT_MILLIS = 300_000;

  private final Parts parts;
  private final SessionHandlers sessions;
  private final Passkeys passkeys = new Passkeys();

  PasskeyHandlers(Parts parts, SessionHandlers sessions) {
    this.parts = parts;
    this.sessions = sessions;
  }

  void add(Routes routes) {
    routes
        .on(Endpoint.PASSKEYS, this::list)
        .on(Endpoint.PASSKEY_REGISTER_OPTIONS, this::registerOptions)
        .on(Endpoint.PASSKEY_REGISTER, this::register)
        .on(Endpoint.PASSKEY_REMOVE, this::remove)
        .on(Endpoint.PASSKEY_OPTIONS, this::options)
        .on(Endpoint.PASSKEY_SIGN_IN, this::signIn);
  }

  private record View(String passkeyId, String name, long createdAt, @Nullable Long lastUsedAt) {}

  private record Views(List<View> items) {}

  private record Options(String ceremony, Map<String, Object> publicKey) {}

  private record Answer(String ceremony, JsonNode credential, @Nullable String name) {}

  private record Owned(Passkeys.Kept kept, String userId) {}

  /** The host name without port: what a passkey is bound to. */
  private static String site(Call call) {
    String host = Objects.requireNonNullElse(call.headers().get("Host"), "");
    int port = host.lastIndexOf(':');
    return (port > host.lastIndexOf(']') ? host.substring(0, port) : host).toLowerCase(Locale.ROOT);
  }

  /** Browsers take passkeys over TLS, or on this machine. */
  private static String origin(Call call) {
    boolean here = site(call).equals("localhost") || site(call).equals("127.0.0.1");
    return (here ? "http://" : "https://") + call.headers().get("Host");
  }

  private static List<View> all(Connection connection, String userId) throws SQLException {
    return Sql.all(
        connection,
        "SELECT passkey_id, name, created_at, last_used_at FROM passkeys WHERE user_id = ?"
            + " ORDER BY created_at, passkey_id",
        row ->
            new View(row.getString(1), row.getString(2), row.getLong(3), Wire.time(row.getLong(4))),
        userId);
  }

  private Reply list(Call call) {
    return Reply.ok(call.read(connection -> new Views(all(connection, call.caller().userId()))));
  }

  private Reply registerOptions(Call call) {
    Passkeys.Ceremony ceremony = passkeys.begin(call.caller().userId(), site(call));
    List<Map<String, Object>> known =
        call.read(connection -> all(connection, call.caller().userId())).stream()
            .map(each -> Map.<String, Object>of("type", "public-key", "id", each.passkeyId()))
            .toList();
    byte[] handle = call.caller().userId().getBytes(StandardCharsets.UTF_8);
    return Reply.ok(
        new Options(
            ceremony.id(),
            Map.of(
                "rp", Map.of("id", ceremony.site(), "name", "tocsin 警钟"),
                "user",
                    Map.of(
                        "id", Base64.getUrlEncoder().withoutPadding().encodeToString(handle),
                        "name", call.caller().userId(),
                        "displayName", call.caller().userId()),
                "challenge", ceremony.challenge(),
                "pubKeyCredParams",
                    List.of(
                        Map.of("type", "public-key", "alg", -7),
                        Map.of("type", "public-key", "alg", -257),
                        Map.of("type", "public-key", "alg", -8)),
                "timeout", TIMEOUT_MILLIS,
                "excludeCredentials", known,
                "authenticatorSelection",
                    Map.of("residentKey", "required", "userVerification", "required"),
                "attestation", "none")));
  }

  private Reply register(Call call) {
    Answer answer = call.json(Answer.class);
    String userId = call.caller().userId();
    Passkeys.Kept kept =
        passkeys
            .take(answer.ceremony(), userId)
            .flatMap(
                ceremony ->
                    passkeys.register(ceremony, origin(call), answer.credential().toString()))
            .orElseThrow(
                () -> ProblemException.field("credential", "", "the answer to a fresh ceremony"));
    String name = Objects.requireNonNullElse(answer.name(), "passkey");
    return call.write(
        tx -> {
          if (all(tx.connection(), userId).size() >= MAX_EACH) {
            throw new ProblemException(Trouble.CONDITION, "at most " + MAX_EACH + " passkeys");
          }
          int added =
              Sql.run(
                  tx.connection(),
                  "INSERT INTO passkeys (passkey_id, user_id, name, created_at, last_used_at,"
                      + " sign_count, credential) VALUES (?, ?, ?, ?, 0, ?, ?)"
                      + " ON CONFLICT DO NOTHING",
                  kept.passkeyId(),
                  userId,
                  name,
                  tx.at(),
                  kept.signCount(),
                  kept.credential());
          if (added == 0) {
            throw new ProblemException(Trouble.NOTHING_TO_DO, "the passkey is known");
          }
          audit(tx, userId, "auth.passkey_add");
          return Reply.ok(new View(kept.passkeyId(), name, tx.at(), null));
        });
  }

  private void audit(tocsin.desk.store.Tx tx, String userId, String action) throws SQLException {
    parts.audit(tx, userId, action, userId, Map.of());
  }

  private Reply remove(Call call) {
    return call.write(
        tx -> {
          int removed =
              Sql.run(
                  tx.connection(),
                  "DELETE FROM passkeys WHERE passkey_id = ? AND user_id = ?",
                  call.at("passkeyId"),
                  call.caller().userId());
          if (removed == 0) {
            throw ProblemException.notFound();
          }
          audit(tx, call.caller().userId(), "auth.passkey_remove");
          return Reply.none();
        });
  }

  private Reply options(Call call) {
    Passkeys.Ceremony ceremony = passkeys.begin("", site(call));
    return Reply.ok(
        new Options(
            ceremony.id(),
            Map.of(
                "challenge",
                ceremony.challenge(),
                "rpId",
                ceremony.site(),
                "timeout",
                TIMEOUT_MILLIS,
                "userVerification",
                "required")));
  }

  private Reply signIn(Call call) {
    Answer answer = call.json(Answer.class);
    String credential = answer.credential().toString();
    Optional<Passkeys.Ceremony> ceremony = passkeys.take(answer.ceremony(), "");
    Optional<Owned> owned =
        passkeys.claimed(credential).flatMap(id -> call.read(connection -> find(connection, id)));
    Optional<Long> count =
        ceremony.isPresent() && owned.isPresent()
            ? passkeys.verify(ceremony.get(), origin(call), credential, owned.get().kept())
            : Optional.empty();
    Optional<Account> account =
        count.isPresent()
            ? call.read(connection -> Accounts.find(connection, owned.orElseThrow().userId()))
                .filter(found -> found.active() && found.role() != Role.SERVICE)
            : Optional.empty();
    if (account.isEmpty()) {
      throw new ProblemException(Trouble.UNAUTHENTICATED, "the passkey does not hold here");
    }
    call.database().writeNow(tx -> used(tx, owned.orElseThrow(), count.orElseThrow()));
    return sessions.open(call, account.get(), true, "auth.passkey");
  }

  private static int used(tocsin.desk.store.Tx tx, Owned owned, long count) throws SQLException {
    return Sql.run(
        tx.connection(),
        "UPDATE passkeys SET sign_count = ?, last_used_at = ? WHERE passkey_id = ?",
        count,
        tx.at(),
        owned.kept().passkeyId());
  }

  private static Optional<Owned> find(Connection connection, String passkeyId) throws SQLException {
    return Sql.one(
        connection,
        "SELECT credential, sign_count, user_id FROM passkeys WHERE passkey_id = ?",
        row ->
            new Owned(
                new Passkeys.Kept(passkeyId, row.getString(1), row.getLong(2)), row.getString(3)),
        passkeyId);
  }
}
