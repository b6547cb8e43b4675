package tocsin.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tocsin.desk.web.fixture.FixtureDesk;

/** The queue while alerts arrive, streams break and others work. */
class LiveQueueTest {
  private static Chromium chromium;
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
    desk = new FixtureDesk(0, 3, 50_000);
  }

  @AfterEach
  void stop() {
    chromium.closeWindows();
    if (desk != null) {
      desk.close();
    }
  }

  @Test
  void queue_with50000Cases_drawsOnlyWhatIsInSight() {
    Page page = Console.signIn(chromium.desktop(), desk, "operator");

    Console.until(
        page, "document.querySelector('[aria-setsize]').getAttribute('aria-setsize') === '50000'");
    assertThat(drawn(page)).isLessThan(60);
    page.evaluate("() => { document.querySelector('.rows').scrollTop = 90000; }");
    Console.until(
        page, "Number(document.querySelector('.row[role=option]')?.dataset.place) > 1000");
    assertThat(drawn(page)).isLessThan(60);
    assertThat(chromium.faults()).isEmpty();
  }

  @Test
  void newAlert_whileWorking_isAnnouncedAndNeverMovesTheCursor() {
    Page page = Console.signIn(chromium.desktop(), desk, "operator");
    Console.keys(page, "j", "j");
    Console.until(page, "document.querySelector('.feed-live')");
    String before = page.getAttribute(".rows", "aria-activedescendant");

    desk.arrive();
    page.waitForSelector(".arrived");

    assertThat(page.getAttribute(".rows", "aria-activedescendant")).isEqualTo(before);
    Console.keys(page, "n");
    Console.until(page, "!document.querySelector('.arrived')");
    assertThat(page.getAttribute(".rows", "aria-activedescendant")).isEqualTo(before);
  }

  @Test
  void stream_cut_saysSoAndTakesUpWhatWasMissed() {
    Page page = Console.signIn(chromium.desktop(), desk, "operator");
    Console.until(page, "document.querySelector('.feed-live')");
    desk.arrive();
    page.waitForSelector(".arrived");

    desk.cutStreams();
    desk.arrive();
    Console.until(page, "/\\b2\\b/.test(document.querySelector('.arrived').textContent)");

    Console.until(page, "document.querySelector('.feed-live')");
  }

  @Test
  void takeNext_byTwoOperators_givesTwoCases() {
    Page one = Console.signIn(chromium.desktop(), desk, "operator");
    Page two = Console.signIn(chromium.desktop(), desk, "lead");

    Console.keys(one, "t");
    Console.keys(two, "t");
    one.waitForSelector(".card .title");
    two.waitForSelector(".card .title");

    assertThat(one.url()).isNotEqualTo(two.url());
    two.evaluate(
        "id => { location.hash = '#/case/' + id; }",
        one.url().substring(one.url().lastIndexOf('/') + 1));
    two.waitForSelector(".card .strip");
    assertThat(two.locator(".actions .btn.primary").isDisabled()).isTrue();
  }

  @Test
  void bulk_overAFilter_previewsActsAndUndoes() {
    Page page = Console.signIn(chromium.desktop(), desk, "operator");
    page.click(".chip:nth-child(5)");
    Console.until(page, "!document.querySelector('.found').textContent.includes('50,000')");
    Console.keys(page, "b");
    page.waitForSelector("t-bulk details");
    String preview = page.textContent("t-bulk .preview");

    page.click("t-bulk .btn.primary");
    page.waitForSelector(".toast .btn");
    Console.keys(page, "u");
    Console.until(
        page,
        "document.querySelector('.rows').getAttribute('aria-busy') === 'false' && !document.querySelector('.toast .btn')");
    Console.keys(page, "b");
    page.waitForSelector("t-bulk details");

    assertThat(page.textContent("t-bulk .preview")).isEqualTo(preview);
  }

  private static int drawn(Page page) {
    return (Integer) page.evaluate("() => document.querySelectorAll('.row').length");
  }
}
