package tocsin.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tocsin.desk.web.fixture.FixtureDesk;

/**
 * The advisors' page on a phone: small, usable without a network, silent about what was visited.
 */
class AdvisorPhoneTest {
  private static final int MOST_BYTES = 120 * 1024;

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
    desk = new FixtureDesk(0, 9, 200);
  }

  @AfterEach
  void stop() {
    chromium.closeWindows();
    if (desk != null) {
      desk.close();
    }
  }

  @Test
  void page_loadedWithItsTasks_transfersLittle() {
    BrowserContext context = chromium.phone();
    AtomicLong bytes = new AtomicLong();
    List<Response> answers = new ArrayList<>();
    context.onResponse(answers::add);

    Page page = Console.advisor(context, desk);
    page.waitForSelector(".task");
    answers.stream()
        .filter(answer -> !answer.url().endsWith("/api/stream"))
        .forEach(
            answer ->
                bytes.addAndGet(
                    answer.request().sizes().responseBodySize
                        + answer.request().sizes().responseHeadersSize));

    System.out.println("advisors' page, all parts, worker and answers: " + bytes + " bytes");
    assertThat(bytes.get()).isBetween(10_000L, (long) MOST_BYTES);
  }

  @Test
  void outcome_withoutNetwork_isKeptAndSentOnce() {
    BrowserContext context = chromium.phone();
    Page page = Console.advisor(context, desk);
    page.evaluate("() => navigator.serviceWorker.ready.then(() => true)");
    page.tap(".task");
    page.waitForSelector(".script");
    String caseId = page.url().substring(page.url().lastIndexOf("t-") + 2);

    context.setOffline(true);
    page.tap(".answer-dissuaded");
    page.tap(".more .btn.primary");
    page.waitForSelector(".thanks");
    assertThat(desk.stateOf(caseId)).isEqualTo("dispatched");
    Chromium.picture(page, "advisor-kept");
    page.reload();
    page.waitForSelector(".task");
    assertThat(page.textContent(".strips")).contains("1");
    assertThat(page.content()).as("reported").doesNotContain(caseId);
    Chromium.picture(page, "advisor-offline");

    context.setOffline(false);
    Console.until(page, "document.querySelector('.thanks .line')");
    Chromium.picture(page, "advisor-sent");
    assertThat(desk.stateOf(caseId)).isEqualTo("reported");
    assertThat(desk.stepsOf(caseId)).containsExactly("dispatch", "accept", "report");
    assertThat(chromium.faults()).isEmpty();
  }

  @Test
  void outcome_takenBackWithoutNetwork_isNeverSent() {
    BrowserContext context = chromium.phone();
    Page page = Console.advisor(context, desk);
    page.tap(".task");
    page.waitForSelector(".script");
    String caseId = page.url().substring(page.url().lastIndexOf("t-") + 2);

    context.setOffline(true);
    page.tap(".answer-false_alarm");
    page.tap(".more .btn.primary");
    page.tap(".thanks .btn");
    Console.until(page, "!document.querySelector('.thanks')");
    context.setOffline(false);
    page.waitForSelector("a[href='#/task/t-" + caseId + "']");

    assertThat(desk.stepsOf(caseId)).containsExactly("dispatch");
  }

  @Test
  void everything_theAdvisorReceives_namesNoSite() {
    BrowserContext context = chromium.phone();
    List<Response> answers = new ArrayList<>();
    context.onResponse(answers::add);
    Page page = Console.advisor(context, desk);
    page.tap(".task");
    page.tap(".contact .btn.primary");
    page.waitForSelector(".number a");

    List<String> bodies =
        answers.stream()
            .filter(a -> a.url().contains("/api/") && !a.url().endsWith("/stream"))
            .map(Response::text)
            .toList();

    assertThat(bodies).isNotEmpty().noneMatch(body -> body.contains(".example"));
    assertThat(page.content()).doesNotContain(".example");
    assertThat(page.evaluate("() => indexedDB.databases().then(all => all.map(d => d.name))"))
        .isEqualTo(List.of("tocsin-advisor"));
  }

  @Test
  void number_revealed_isAskedForWithAPurposeAndNotKept() {
    Page page = Console.advisor(chromium.phone(), desk);
    page.tap(".task");
    assertThat(page.content()).doesNotContain("000-5550");

    Response answer = page.waitForResponse("**/reveal", () -> page.tap(".contact .btn.primary"));
    page.waitForSelector(".number a[href^='tel:']");

    assertThat(answer.request().postData()).contains("\"purpose\":\"call\"");
    page.reload();
    page.waitForSelector(".script");
    assertThat(page.content()).doesNotContain("000-5550");
  }
}
