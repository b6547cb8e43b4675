package tocsin.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tocsin.desk.web.fixture.FixtureDesk;

/** One alert from 接单 to 回访: the operator by keyboard only, the advisor by three taps. */
class LoopWalkTest {
  @ParameterizedTest
  @ValueSource(strings = {"zh-CN", "en"})
  void alert_workedByKeyboardAndPhone_reachesTheEnd(String language) {
    try (FixtureDesk desk = new FixtureDesk(0, 11, 300);
        Chromium chromium = Chromium.start()) {
      BrowserContext console = chromium.desktop();
      Console.prefer(console, language, "dark");
      Page operator = Console.signIn(console, desk, "operator");
      BrowserContext phone = chromium.phone();
      Console.prefer(phone, language, "light");
      Page advisor = Console.advisor(phone, desk);

      String caseId = takeNext(operator);
      dispatchToMyAdvisor(operator, desk, caseId);
      reportInThreeTaps(advisor, caseId);
      Console.until(operator, "document.querySelector('.chain .now .dot')?.textContent === '4'");
      assertThat(desk.stateOf(caseId)).isEqualTo("reported");

      step(operator, "c", "5");
      step(operator, "v", "6");
      Chromium.picture(operator, "walk-call-back-" + language);
      Console.keys(operator, "w");
      operator.waitForSelector("dialog[open]");
      Console.keys(operator, "Enter");
      Console.until(operator, "!document.querySelector('dialog[open]')");

      assertThat(desk.stateOf(caseId)).isEqualTo("closed");
      Console.keys(operator, "u");
      Console.until(operator, "document.querySelector('.chain .now .dot')?.textContent === '6'");
      assertThat(desk.stateOf(caseId)).isEqualTo("call_back");
      assertThat(chromium.faults()).isEmpty();
    }
  }

  private static String takeNext(Page page) {
    Console.keys(page, "t");
    page.waitForSelector(".card .choices li");
    Console.until(page, "document.querySelector('.chain .now .dot')?.textContent === '1'");
    return page.url().substring(page.url().lastIndexOf('/') + 1);
  }

  /** The fixture has one advisor who can sign in; the case is theirs from now on. */
  private static void dispatchToMyAdvisor(Page page, FixtureDesk desk, String caseId) {
    desk.bindToTestAdvisor(caseId);
    page.reload();
    page.waitForSelector(".card .choices li");
    Console.keys(page, "d");
    page.waitForSelector("dialog[open] input:checked");
    Console.keys(page, "Enter");
    Console.until(page, "!document.querySelector('dialog[open]')");
    Console.until(page, "document.querySelector('.chain .now .dot')?.textContent === '2'");
  }

  private static void reportInThreeTaps(Page page, String caseId) {
    page.waitForSelector("a[href='#/task/t-" + caseId + "']");
    page.tap("a[href='#/task/t-" + caseId + "']");
    page.tap(".answer-dissuaded");
    page.tap(".more .btn.primary");
    page.waitForSelector(".thanks .line");
  }

  /** A step's key, its form sent as it stands, and the place in the chain that follows. */
  private static void step(Page page, String key, String place) {
    Console.keys(page, key);
    page.waitForSelector("dialog[open]");
    page.evaluate("() => document.querySelector('dialog[open] textarea')?.blur()");
    page.locator("dialog[open] .btn.primary").press("Enter");
    Console.until(
        page, "document.querySelector('.chain .now .dot')?.textContent === '" + place + "'");
  }
}
