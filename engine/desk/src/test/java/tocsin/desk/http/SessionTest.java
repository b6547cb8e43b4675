package tocsin.desk.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.desk.auth.Invitations;
import tocsin.desk.auth.Sessions;
import tocsin.domain.casework.Role;

/** Signing in, over a socket. */
class SessionTest {
  private static final String PASSWORD = "correct horse battery staple";

  @TempDir static Path folder;
  private static Town town;
  private static int users;
  private String user;

  @BeforeAll
  static void open() throws IOException {
    town = new Town(folder);
  }

  @AfterAll
  static void close() {
    town.close();
  }

  /** Everybody begins with a clean slate, an hour later. */
  @BeforeEach
  void someoneNew() {
    town.clock.add(3_600_000L);
    user = "someone" + users++;
    town.user(user, Role.OPERATOR, "", Set.of("s1"));
  }

  private Browser.Answer invited(String who, String password) {
    String secret = town.core.database().writeNow(tx -> Invitations.invite(tx, who)).secret();
    return accept(secret, password);
  }

  private Browser.Answer accept(String secret, String password) {
    return town.as("")
        .post("/api/invitations/" + secret, "{\"old\":\"\",\"new\":\"" + password + "\"}");
  }

  private Browser.Answer signIn(String who, String password) {
    return town.as("")
        .post("/api/session", "{\"user\":\"" + who + "\",\"password\":\"" + password + "\"}");
  }

  private static String cookie(Browser.Answer answer) {
    String all = answer.header("Set-Cookie");
    return all.substring(all.indexOf('=') + 1, all.indexOf(';'));
  }

  private Browser browser(Browser.Answer session) {
    return new Browser(
        town.server.port(), cookie(session), session.json().get("csrf").asText(), "");
  }

  @Test
  void invitation_isUsedOnce() {
    String secret = town.core.database().writeNow(tx -> Invitations.invite(tx, user)).secret();

    Browser.Answer weak = accept(secret, "passwordpassword");
    Browser.Answer first = accept(secret, PASSWORD);
    Browser.Answer second = accept(secret, PASSWORD);

    assertThat(weak.json().at("/faults/0/field").asText()).isEqualTo("new");
    assertThat(first.status()).isEqualTo(200);
    assertThat(second.status()).isEqualTo(404);
  }

  @Test
  void cookie_isForThisHostOnly() {
    Browser.Answer answer = invited(user, PASSWORD);

    assertThat(answer.header("Set-Cookie"))
        .startsWith("__Host-tocsin=")
        .contains("Secure")
        .contains("HttpOnly")
        .contains("SameSite=Strict")
        .contains("Path=/")
        .doesNotContain("Domain");
  }

  @Test
  void password_opensASession_thatSaysWhatIsAllowed() {
    invited(user, PASSWORD);

    Browser.Answer session = signIn(user, PASSWORD);

    assertThat(session.json().get("allowed").toString()).contains("takeNext");
    assertThat(session.json().get("allowed").toString()).doesNotContain("addUser");
    assertThat(session.json().get("strong").asBoolean()).isFalse();
    assertThat(browser(session).get("/api/session").status()).isEqualTo(200);
  }

  @Test
  void refusals_areAlike_whetherOrNotTheUserExists() {
    invited(user, PASSWORD);

    Browser.Answer wrong = signIn(user, "wrong password, long enough");
    Browser.Answer nobody = signIn("nobody", "wrong password, long enough");

    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.text().replaceAll("r[0-9a-f]{20}", ""))
        .isEqualTo(nobody.text().replaceAll("r[0-9a-f]{20}", ""));
  }

  @Test
  void guessing_isSlowedDown_thenLocked_thenFree() {
    invited(user, PASSWORD);
    int looked = 0;
    for (int i = 0; i < 20; i++) {
      looked += signIn(user, "wrong password number " + i).status() == 401 ? 1 : 0;
      town.clock.add(40_000);
    }

    Browser.Answer locked = signIn(user, PASSWORD);
    town.clock.add(15 * 60_000L);
    Browser.Answer free = signIn(user, PASSWORD);

    assertThat(looked).isLessThanOrEqualTo(10);
    assertThat(locked.status()).isEqualTo(429);
    assertThat(Integer.parseInt(locked.header("Retry-After"))).isPositive();
    assertThat(free.status()).isEqualTo(200);
  }

  @Test
  void sixthGuess_atOnce_hasToWait() {
    invited(user, PASSWORD);
    for (int i = 0; i < 6; i++) {
      assertThat(signIn(user, "wrong password number " + i).status()).isEqualTo(401);
    }

    assertThat(signIn(user, PASSWORD).status()).isEqualTo(429);
    town.clock.add(1_000);
    assertThat(signIn(user, PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void session_ends_afterAPause_andAfterTwelveHours() {
    Browser.Answer first = invited(user, PASSWORD);
    Browser browser = browser(first);
    town.clock.add(Sessions.IDLE_MILLIS + 1);
    assertThat(browser.get("/api/session").status()).isEqualTo(401);

    Browser busy = browser(signIn(user, PASSWORD));
    long end = town.clock.millis() + Sessions.LIFE_MILLIS;
    while (town.clock.millis() + 20 * 60_000L < end) {
      assertThat(busy.get("/api/session").status()).isEqualTo(200);
      town.core.database().writeNow(tx -> 0); // lets the note that it is in use be written
      town.clock.add(20 * 60_000L);
    }
    town.clock.add(20 * 60_000L);
    assertThat(busy.get("/api/session").status()).isEqualTo(401);
  }

  @Test
  void signingIn_again_endsTheSessionBefore() {
    Browser.Answer first = invited(user, PASSWORD);
    Browser before = browser(first);

    Browser.Answer again =
        before.post(
            "/api/session", "{\"user\":\"" + user + "\",\"password\":\"" + PASSWORD + "\"}");

    assertThat(cookie(again)).isNotEqualTo(cookie(first));
    assertThat(before.get("/api/session").status()).isEqualTo(401);
  }

  @Test
  void newPassword_endsEveryOtherSession() {
    Browser mine = browser(invited(user, PASSWORD));
    Browser other = browser(signIn(user, PASSWORD));

    Browser.Answer changed =
        mine.send(
            "PUT",
            "/api/me/password",
            "{\"old\":\"" + PASSWORD + "\",\"new\":\"a much better sentence, 2026\"}");

    assertThat(changed.status()).isEqualTo(204);
    assertThat(other.get("/api/session").status()).isEqualTo(401);
    assertThat(signIn(user, PASSWORD).status()).isEqualTo(401);
  }

  @Test
  void rights_thatShrink_endTheSession() {
    Browser operator = town.as(user);
    Browser admin = town.as("admin");
    Browser.Answer account = admin.get("/api/users/" + user);

    Browser.Answer changed =
        admin.send(
            "PATCH",
            "/api/users/" + user,
            "{\"units\":[\"s2\"]}",
            "If-Match",
            account.header("ETag"));

    assertThat(changed.status()).isEqualTo(200);
    assertThat(operator.get("/api/cases").status()).isEqualTo(401);
  }

  @Test
  void userAdded_isInvited_theSecretIsShownOnce() {
    Browser admin = town.as("admin");
    String body = "{\"userId\":\"new-one\",\"role\":\"operator\",\"units\":[\"s1\"]}";
    String[] key = {"Idempotency-Key", "add-user-1"};

    Browser.Answer added = admin.post("/api/users", body, key);
    Browser.Answer again = admin.post("/api/users", body, key);

    assertThat(accept(added.json().get("secret").asText(), PASSWORD).status()).isEqualTo(200);
    assertThat(again.code()).isEqualTo("key-reused");
    assertThat(signIn("new-one", PASSWORD).status()).isEqualTo(200);
  }
}
