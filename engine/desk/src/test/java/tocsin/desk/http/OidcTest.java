package tocsin.desk.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.desk.auth.OidcSettings;

/** Signing in at an identity provider on loopback: code, PKCE, state, nonce. */
class OidcTest {
  @TempDir static Path folder;
  private static IdentityProvider provider;
  private static Town town;

  @BeforeAll
  static void open() throws IOException {
    provider = new IdentityProvider();
    town =
        new Town(
            folder,
            Town.settings(),
            new OidcSettings(
                provider.issuer(),
                "desk",
                "a secret of the test",
                URI.create("http://127.0.0.1/api/session/oidc/callback"),
                Set.of("hwk")));
  }

  @AfterAll
  static void close() {
    town.close();
    provider.close();
  }

  private Browser.Answer start() {
    return town.as("").get("/api/session/oidc");
  }

  private static String stateCookie(Browser.Answer start) {
    String all = start.header("Set-Cookie");
    return all.substring(0, all.indexOf(';'));
  }

  /** What the provider sends the browser back with. */
  private String query(Browser.Answer start) throws IOException, InterruptedException {
    HttpResponse<Void> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(start.header("Location"))).build(),
                HttpResponse.BodyHandlers.discarding());
    return URI.create(answer.headers().firstValue("Location").orElseThrow()).getRawQuery();
  }

  private Browser.Answer back(String query, String cookie) {
    return town.as("").get("/api/session/oidc/callback?" + query, "Cookie", cookie);
  }

  private static String session(Browser.Answer answer) {
    String all = answer.header("Set-Cookie");
    return all.substring(all.indexOf('=') + 1, all.indexOf(';'));
  }

  @Test
  void knownUser_comesBack_withAStrongSession() throws Exception {
    provider.user("operator", "hwk");
    Browser.Answer start = start();

    Browser.Answer back = back(query(start), stateCookie(start));

    assertThat(start.header("Location")).contains("code_challenge_method=S256").contains("nonce=");
    assertThat(back.status()).as(back.text()).isEqualTo(302);
    Browser operator = new Browser(town.server.port(), session(back), "", "");
    Browser.Answer mine = operator.get("/api/session");
    assertThat(mine.json().get("userId").asText()).isEqualTo("operator");
    assertThat(mine.json().get("strong").asBoolean()).isTrue();
  }

  @Test
  void anotherSubject_withTheSameName_isNobody() throws Exception {
    provider.user("operator2", "pwd");
    Browser.Answer first = start();
    assertThat(back(query(first), stateCookie(first)).status()).isEqualTo(302);
    provider.subject("somebody-else");

    Browser.Answer second = start();

    assertThat(back(query(second), stateCookie(second)).status()).isEqualTo(401);
  }

  @Test
  void state_ofAnotherBrowser_isRefused() throws Exception {
    provider.user("lead", "pwd");
    Browser.Answer mine = start();
    Browser.Answer other = start();

    assertThat(back(query(mine), stateCookie(other)).status()).isEqualTo(401);
    assertThat(back(query(mine), "").status()).isEqualTo(401);
  }

  @Test
  void code_usedAgain_isRefused() throws Exception {
    provider.user("lead2", "pwd");
    Browser.Answer start = start();
    String query = query(start);

    assertThat(back(query, stateCookie(start)).status()).isEqualTo(302);
    assertThat(back(query, stateCookie(start)).status()).isEqualTo(401);
  }

  @Test
  void token_withAnotherNonce_isRefused() throws Exception {
    provider.user("tuner", "pwd");
    provider.nonce("planted");
    Browser.Answer start = start();

    assertThat(back(query(start), stateCookie(start)).status()).isEqualTo(401);
  }

  @Test
  void unknownUser_isRefused() throws Exception {
    provider.user("stranger", "pwd");
    Browser.Answer start = start();

    assertThat(back(query(start), stateCookie(start)).status()).isEqualTo(401);
  }
}
