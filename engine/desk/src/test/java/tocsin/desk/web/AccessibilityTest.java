package tocsin.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tocsin.desk.web.fixture.FixtureDesk;

/**
 * Every page in every theme and language breaks no rule of WCAG 2.2 AA that axe knows. Pictures of
 * all states stay in target/screens for people to look at.
 */
class AccessibilityTest {
  private static final List<String> LANGUAGES = List.of("zh-CN", "en");
  private static final List<String> THEMES = List.of("dark", "light");
  private static final Map<String, Consumer<Page>> CONSOLE = new LinkedHashMap<>();

  static {
    CONSOLE.put("queue", page -> Console.show(page, "queue", ".empty kbd"));
    CONSOLE.put("case", AccessibilityTest::openCase);
    CONSOLE.put("step", page -> openDialog(page, "d", "t-action dialog[open]"));
    CONSOLE.put("bulk", page -> openDialog(page, "b", "t-bulk details"));
    CONSOLE.put("help", page -> openDialog(page, "?", "t-help dialog[open]"));
    CONSOLE.put("targets", page -> Console.show(page, "targets", "t-targets tbody a"));
    CONSOLE.put("target", AccessibilityTest::openTarget);
    CONSOLE.put("campaign", AccessibilityTest::openCampaign);
    CONSOLE.put("figures", page -> Console.show(page, "figures", ".chart canvas"));
    CONSOLE.put("handover", page -> Console.show(page, "handover", "#remarks"));
    CONSOLE.put("approvals", page -> Console.show(page, "approvals", ".approvals li"));
  }

  private static Chromium chromium;
  private final List<String> broken = new ArrayList<>();
  private FixtureDesk desk;

  @BeforeAll
  static void startBrowser() {
    chromium = Chromium.start();
  }

  @AfterAll
  static void stopBrowser() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void start() {
    desk = new FixtureDesk(0, 5, 400);
  }

  @AfterEach
  void stop() {
    chromium.closeWindows();
    if (desk != null) {
      desk.close();
    }
  }

  @Test
  void console_everyPageThemeAndLanguage_breaksNoRule() {
    Page page = chromium.desktop().newPage();
    page.navigate(desk.url() + "/");
    page.waitForSelector("#user");
    check(page, "sign-in");
    Console.enter(page, "lead");
    page.waitForSelector(".row[role=option]");

    CONSOLE.forEach(
        (name, open) -> {
          open.accept(page);
          check(page, name);
          Console.keys(page, "Escape");
          Console.until(page, "!document.querySelector('dialog[open]')");
        });

    assertThat(broken).isEmpty();
    assertThat(chromium.faults()).isEmpty();
  }

  @Test
  void advisorsPage_everyViewThemeLanguageAndType_breaksNoRule() {
    BrowserContext context = chromium.phone();
    for (String type : List.of("normal", "large")) {
      Page page = context.newPage();
      page.addInitScript(
          "if (location.protocol.startsWith('http')) localStorage.setItem('tocsin.type', '"
              + type
              + "')");
      page.navigate(desk.url() + "/advisor");
      if (type.equals("normal")) {
        page.waitForSelector("#user");
        Console.enter(page, "advisor");
      }
      page.waitForSelector(".task");
      check(page, "advisor-list-" + type);
      page.tap(".task");
      page.tap(".answer-money_sent");
      page.tap(".contact .btn.primary");
      page.waitForSelector(".number a");
      check(page, "advisor-task-" + type);
      page.evaluate("() => { location.hash = '#/roster'; }");
      page.waitForSelector(".roster li");
      check(page, "advisor-roster-" + type);
    }

    assertThat(broken).isEmpty();
    assertThat(chromium.faults()).isEmpty();
  }

  @Test
  void invitation_themeAndLanguage_breaksNoRule() {
    Page page = chromium.phone().newPage();
    page.navigate(desk.url() + "/invitation#a-code");
    page.waitForSelector("#password");
    check(page, "invitation");
    page.press("#password", "Enter");
    Console.until(page, "document.getElementById('fault').textContent");
    check(page, "invitation-refused");

    assertThat(broken).isEmpty();
    assertThat(chromium.faults()).isEmpty();
  }

  /** Switches themes and languages under the page as it stands, dialogs and all. */
  private void check(Page page, String name) {
    for (String language : LANGUAGES) {
      for (String theme : THEMES) {
        Console.dress(page, language, theme);
        // opacity that is still fading in is no contrast
        Console.until(page, "document.getAnimations().every(a => a.playState === 'finished')");
        Chromium.accessibilityFaults(page)
            .forEach(fault -> broken.add(name + " " + language + " " + theme + " " + fault));
        Object fits = page.evaluate("() => document.documentElement.scrollWidth <= innerWidth");
        assertThat(fits).as("%s %s %s fits its window", name, language, theme).isEqualTo(true);
        if (LANGUAGES.indexOf(language) == THEMES.indexOf(theme)) {
          Chromium.picture(page, name + "-" + language + "-" + theme);
        }
      }
    }
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
