package tocsin.desk.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tocsin.desk.auth.Sessions;
import tocsin.desk.web.Chromium;
import tocsin.desk.web.Console;
import tocsin.domain.casework.CaseFile;
import tocsin.domain.casework.CaseState;

/** The pages on the real desk: store, loop, vault and gate as they are served. */
class BrowserWalkTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"zh-CN", "en"})
  void alert_workedByKeyboardAndPhone_isCalledBackAndClosed(String language) throws IOException {
    try (Town town = new Town(folder);
        Chromium chromium = Chromium.start()) {
      CaseFile file = town.newCase("e1");
      String alertId = file.alerts().get(0).alertId();
      Page operator =
          open(chromium.desktop(), town, "operator", language, "/", ".row[role=option]");

      Console.keys(operator, "t");
      operator.waitForSelector(".card .choices li");
      Console.until(operator, place("1"));
      Console.keys(operator, "d");
      operator.waitForSelector("dialog[open] input");
      Console.keys(operator, "Enter");
      Console.until(operator, place("2"));
      assertThat(town.file(alertId).state()).isEqualTo(CaseState.DISPATCHED);

      Page advisor = open(chromium.phone(), town, "advisor", language, "/advisor", ".task");
      assertThat(advisor.content()).doesNotContain(Town.HOST).doesNotContain("1990000");
      advisor.tap(".task");
      advisor.tap(".contact .btn.primary");
      advisor.waitForSelector(".number a[href^='tel:1990000']");
      Chromium.picture(advisor, "real-advisor-" + language);
      advisor.tap(".answer-dissuaded");
      advisor.tap(".more .btn.primary");
      advisor.waitForSelector(".thanks .line");
      assertThat(town.file(alertId).state()).isEqualTo(CaseState.REPORTED);

      Console.until(operator, place("4"));
      Chromium.picture(operator, "real-reported-" + language);
      send(operator, "c");
      Console.until(
          operator, "['5', '6'].includes(document.querySelector('.chain .now .dot')?.textContent)");
      send(operator, "v");
      Console.until(
          operator,
          "document.querySelector('.others li') && !document.querySelector('dialog[open]')");
      Chromium.picture(operator, "real-called-back-" + language);

      assertThat(town.file(alertId).state()).isIn(CaseState.CALL_BACK, CaseState.CLOSED);
      assertThat(chromium.faults()).isEmpty();
    }
  }

  private static String place(String number) {
    return "document.querySelector('.chain .now .dot')?.textContent === '" + number + "'";
  }

  /** Sends a step's form as it stands. */
  private static void send(Page page, String key) {
    Console.keys(page, key);
    page.waitForSelector("dialog[open]");
    page.locator("dialog[open] .btn.primary").press("Enter");
    Console.until(page, "!document.querySelector('dialog[open]')");
  }

  private static Page open(
      BrowserContext context, Town town, String user, String language, String path, String part) {
    Console.prefer(context, language, "dark");
    // the town's clock stands at its start, and so does that of the pages
    context.clock().setFixedTime(Town.START);
    Sessions.Opened opened = town.core.database().writeNow(tx -> Sessions.open(tx, user, true));
    String url = "http://localhost:" + town.server.port();
    context.addCookies(
        List.of(
            new Cookie(Admission.COOKIE, opened.cookie())
                .setDomain("localhost")
                .setPath("/")
                .setSecure(true)
                .setHttpOnly(true)));
    Page page = context.newPage();
    page.navigate(url + path);
    page.waitForSelector(part);
    return page;
  }
}
