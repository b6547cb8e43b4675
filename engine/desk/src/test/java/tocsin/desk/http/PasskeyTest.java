package tocsin.desk.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passkeys, answered by an authenticator in software. */
class PasskeyTest {
  @TempDir static Path folder;
  private static Town town;

  @BeforeAll
  static void open() throws IOException {
    town = new Town(folder);
  }

  @AfterAll
  static void close() {
    town.close();
  }

  private String origin() {
    return "http://127.0.0.1:" + town.server.port();
  }

  private SoftKey registered(String user) {
    Browser weak = town.as(user, false);
    JsonNode options = weak.post("/api/me/passkeys/options", "").json();
    SoftKey key = new SoftKey("127.0.0.1", origin());
    Browser.Answer kept =
        weak.post(
            "/api/me/passkeys",
            "{\"ceremony\":\""
                + options.get("ceremony").asText()
                + "\",\"name\":\"测试\",\"credential\":"
                + key.create(options.at("/publicKey/challenge").asText())
                + "}");
    assertThat(kept.status()).as(kept.text()).isEqualTo(200);
    return key;
  }

  private Browser.Answer signIn(SoftKey key) {
    JsonNode options = town.as("").post("/api/session/passkey/options", "").json();
    return signIn(
        options.get("ceremony").asText(), key.get(options.at("/publicKey/challenge").asText()));
  }

  private Browser.Answer signIn(String ceremony, String credential) {
    return town.as("")
        .post(
            "/api/session/passkey",
            "{\"ceremony\":\"" + ceremony + "\",\"credential\":" + credential + "}");
  }

  @Test
  void passkey_registered_opensAStrongSession() {
    SoftKey key = registered("admin");

    Browser.Answer session = signIn(key);

    assertThat(session.status()).as(session.text()).isEqualTo(200);
    assertThat(session.json().get("strong").asBoolean()).isTrue();
    assertThat(session.json().get("userId").asText()).isEqualTo("admin");
  }

  @Test
  void answer_sentAgain_isRefused() {
    SoftKey key = registered("lead");
    JsonNode options = town.as("").post("/api/session/passkey/options", "").json();
    String ceremony = options.get("ceremony").asText();
    String credential = key.get(options.at("/publicKey/challenge").asText());

    assertThat(signIn(ceremony, credential).status()).isEqualTo(200);
    assertThat(signIn(ceremony, credential).status()).isEqualTo(401);
  }

  @Test
  void answer_fromAnotherSite_isRefused() {
    SoftKey key = registered("lead2");

    assertThat(signIn(key.at("http://lure.example")).status()).isEqualTo(401);
  }

  @Test
  void answer_ofAnotherKey_isRefused() {
    registered("operator");

    assertThat(signIn(new SoftKey("127.0.0.1", origin())).status()).isEqualTo(401);
  }

  @Test
  void passkey_removed_opensNothing() {
    SoftKey key = registered("admin2");
    Browser admin = town.as("admin2");
    String id = admin.get("/api/me/passkeys").json().at("/items/0/passkeyId").asText();

    assertThat(admin.send("DELETE", "/api/me/passkeys/" + id, "").status()).isEqualTo(204);
    assertThat(signIn(key).status()).isEqualTo(401);
  }
}
