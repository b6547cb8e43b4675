package tocsin.desk.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.desk.auth.Invitations;
import tocsin.desk.store.Sql;
import tocsin.desk.web.Chromium;
import tocsin.desk.web.Console;

/** Whoever was invited opens the link, sets a password and is in. */
class InvitationPageTest {
  private static final String GOOD = "seven quiet herons wade";

  @TempDir Path folder;

  @Test
  void invited_setsAPassword_isIn_andTheLinkWorksOnce() throws IOException {
    try (Town town = new Town(folder);
        Chromium chromium = Chromium.start()) {
      String link = invite(town, "advisor");
      Page advisor = open(chromium.phone(), link, "zh-CN");

      assertThat(advisor.url()).endsWith("/invitation");
      assertThat(advisor.inputValue("#code")).isEqualTo(link.substring(link.indexOf('#') + 1));
      assertThat(refused(advisor, "short", "short")).contains("15");
      assertThat(refused(advisor, GOOD, GOOD + "x")).isEqualTo("两次输入的密码不一样。");
      assertThat(refused(advisor, "advisor".repeat(3), "advisor".repeat(3))).contains("太容易猜");
      enter(advisor, GOOD, GOOD);
      advisor.tap("#enter");
      advisor.waitForURL("**/advisor");
      advisor.waitForSelector(".hello");

      advisor.navigate(link);
      assertThat(refused(advisor, GOOD, GOOD)).contains("已用过");
      Page operator = open(chromium.desktop(), invite(town, "operator"), "en");
      enter(operator, GOOD, GOOD);
      operator.click("#enter");
      operator.waitForSelector("t-top");
      assertThat(operator.evaluate("() => location.pathname")).isEqualTo("/");
      assertThat(chromium.faults()).isEmpty();
    }
  }

  @Test
  void passkey_addedOnTheWayIn_isKept() throws IOException {
    try (Town town = new Town(folder);
        Chromium chromium = Chromium.start()) {
      BrowserContext context = chromium.phone();
      Page page = open(context, invite(town, "admin"), "zh-CN");
      enter(page, GOOD, GOOD);
      page.waitForSelector("#add");
      for (String theme : List.of("dark", "light")) {
        Console.dress(page, theme.equals("dark") ? "zh-CN" : "en", theme);
        assertThat(Chromium.accessibilityFaults(page)).isEmpty();
        Chromium.picture(page, "invitation-in-" + theme);
      }
      assertThat(passkeys(town)).isZero();

      authenticator(context.newCDPSession(page));
      page.click("#add");
      page.waitForURL("**/");
      assertThat(passkeys(town)).isEqualTo(1);
    }
  }

  private static long passkeys(Town town) {
    return town.core
        .database()
        .read(
            connection ->
                Sql.number(connection, "SELECT COUNT(*) FROM passkeys WHERE user_id = 'admin'"));
  }

  /** A device that says yes at once. */
  private static void authenticator(CDPSession devices) {
    JsonObject device = new JsonObject();
    device.addProperty("protocol", "ctap2");
    device.addProperty("transport", "internal");
    device.addProperty("hasResidentKey", true);
    device.addProperty("hasUserVerification", true);
    device.addProperty("isUserVerified", true);
    JsonObject wanted = new JsonObject();
    wanted.add("options", device);
    devices.send("WebAuthn.enable");
    devices.send("WebAuthn.addVirtualAuthenticator", wanted);
  }

  private static String invite(Town town, String user) {
    String secret = town.core.database().writeNow(tx -> Invitations.invite(tx, user)).secret();
    return "http://localhost:" + town.server.port() + "/invitation#" + secret;
  }

  private static Page open(BrowserContext context, String link, String language) {
    Console.prefer(context, language, "light");
    context.clock().setFixedTime(Town.START);
    Page page = context.newPage();
    page.navigate(link);
    page.waitForSelector("#password");
    return page;
  }

  private static void enter(Page page, String password, String again) {
    page.fill("#password", password);
    page.fill("#again", again);
    page.press("#again", "Enter");
  }

  private static String refused(Page page, String password, String again) {
    page.evaluate("() => { document.getElementById('fault').textContent = ''; }");
    enter(page, password, again);
    Console.until(page, "document.getElementById('fault').textContent");
    return page.textContent("#fault");
  }
}
