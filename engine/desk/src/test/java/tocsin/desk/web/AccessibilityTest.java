package tocsin.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tocsin.desk.web.fixture.FixtureDesk;

/**
 * Every page in every theme and language breaks no rule of WCAG 2.2 AA; a picture of each stays in
 * target/screens.
 */
class AccessibilityTest {
  private static final Map<String, Consumer<Page>> CONSOLE = new LinkedHashMap<>();

  static {
    CONSOLE.put("queue", page -> Console.show(page, "queue", ".empty kbd"));
    CONSOLE.put("case", AccessibilityTest::openCase);
    CONSOLE.put("step", page -> openDialog(page, "e", "t-action dialog[open]"));
    CONSOLE.put("bulk", page -> openDialog(page, "b", "t-bulk dialog[open] .preview"));
    CONSOLE.put("help", page -> openDialog(page, "?", "t-help dialog[open]"));
    CONSOLE.put("targets", page -> Console.show(page, "targets", "t-targets tbody a"));
    CONSOLE.put("target", AccessibilityTest::openTarget);
    CONSOLE.put("campaign", AccessibilityTest::openCampaign);
    CONSOLE.put("figures", page -> Console.show(page, "figures", ".chart canvas"));
    CONSOLE.put("handover", page -> Console.show(page, "handover", "#remarks"));
    CONSOLE.put("approvals", page -> Console.show(page, "approvals", ".approvals li"));
  }

  @ParameterizedTest
  @CsvSource({"zh-CN,dark", "zh-CN,light", "en,dark", "en,light"})
  void console_everyPage_breaksNoRule(String language, String theme) {
    try (FixtureDesk desk = new FixtureDesk(0, 5, 400);
        Chromium chromium = Chromium.start()) {
      BrowserContext context = chromium.desktop();
      Console.prefer(context, language, theme);
      List<String> broken = new ArrayList<>();
      Page page = context.newPage();
      page.navigate(desk.url() + "/");
      page.waitForSelector("#user");
      check(page, "sign-in", language, theme, broken);
      Console.enter(page, "lead");
      page.waitForSelector(".row[role=option]");

      CONSOLE.forEach(
          (name, open) -> {
            open.accept(page);
            check(page, name, language, theme, broken);
            Console.keys(page, "Escape");
          });

      assertThat(broken).isEmpty();
      assertThat(chromium.faults()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"zh-CN,light,normal", "zh-CN,dark,large", "en,light,large", "en,dark,normal"})
  void advisorsPage_everyView_breaksNoRule(String language, String theme, String type) {
    try (FixtureDesk desk = new FixtureDesk(0, 5, 200);
        Chromium chromium = Chromium.start()) {
      BrowserContext context = chromium.phone();
      Console.prefer(context, language, theme);
      context.addInitScript("if (location.protocol.startsWith('http')) localStorage.setItem('tocsin.type', '" + type + "')");
      List<String> broken = new ArrayList<>();
      Page page = Console.advisor(context, desk);

      check(page, "advisor-list", language, theme, broken);
      page.tap(".task");
      page.tap(".answer-money_sent");
      page.tap(".contact .btn.primary");
      page.waitForSelector(".number a");
      check(page, "advisor-task", language, theme, broken);
      page.evaluate("() => { location.hash = '#/roster'; }");
      page.waitForSelector(".roster li");
      check(page, "advisor-roster", language, theme, broken);

      assertThat(broken).isEmpty();
      assertThat(page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
          .isEqualTo(true);
      assertThat(chromium.faults()).isEmpty();
    }
  }

  private static void check(
      Page page, String name, String language, String theme, List<String> broken) {
    // opacity that is still fading in is no contrast
    Console.until(page, "document.getAnimations().every(a => a.playState === 'finished')");
    Chromium.accessibilityFaults(page)
        .forEach(fault -> broken.add(name + " " + language + " " + theme + " " + fault));
    Chromium.picture(page, name + "-" + language + "-" + theme);
  }

  private static void openCase(Page page) {
    Console.keys(page, "t");
    page.waitForSelector(".card .choices li");
    page.waitForSelector(".timeline li");
  }

  private static void openDialog(Page page, String key, String part) {
    Console.keys(page, key);
    page.waitForSelector(part);
  }

  private static void openTarget(Page page) {
    page.click("t-targets tbody a");
    page.click(".btn.danger");
    page.waitForSelector(".blast #reason");
  }

  private static void openCampaign(Page page) {
    Console.show(page, "campaigns", ".campaigns a");
    page.click(".campaigns a");
    page.waitForSelector(".bars td");
  }
}
