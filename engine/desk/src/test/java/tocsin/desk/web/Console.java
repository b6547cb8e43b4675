package tocsin.desk.web;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.List;
import tocsin.desk.web.fixture.FixtureDesk;

/** The pages as a person uses them. */
public final class Console {
  private Console() {}

  /** What the page remembers of language and theme before its first paint. */
  public static void prefer(BrowserContext context, String language, String theme) {
    context.addInitScript(
        "if (location.protocol.startsWith('http') && !localStorage.getItem('tocsin.language')) {"
            + "localStorage.setItem('tocsin.language', '"
            + language
            + "');"
            + "localStorage.setItem('tocsin.theme', '"
            + theme
            + "'); }");
  }

  public static Page signIn(BrowserContext context, FixtureDesk desk, String user) {
    Page page = context.newPage();
    page.navigate(desk.url() + "/");
    enter(page, user);
    page.waitForSelector(".row[role=option]");
    return page;
  }

  public static Page advisor(BrowserContext context, FixtureDesk desk) {
    Page page = context.newPage();
    page.navigate(desk.url() + "/advisor");
    enter(page, "advisor");
    page.waitForSelector(".task");
    return page;
  }

  public static void enter(Page page, String user) {
    page.fill("#user", user);
    page.fill("#password", FixtureDesk.password());
    page.press("#password", "Enter");
  }

  public static void keys(Page page, String... keys) {
    for (String key : keys) {
      page.keyboard().press(key);
    }
  }

  /** Changes language and theme of a page that is already there, by the page's own modules. */
  public static void dress(Page page, String language, String theme) {
    page.evaluate(
        "async ([language, theme]) => {"
            + "document.documentElement.dataset.theme = theme;"
            + "const main = document.querySelector('script[type=module]').src;"
            + "const words = await import(new URL('../shared/words.js', main));"
            + "words.speak(language);"
            + "if (document.body.dataset.page === 'console') { (await import(new URL('../console/part.js', main))).tell('language'); }"
            + "else { (await import(main)).draw(true); }"
            + "await new Promise(requestAnimationFrame); }",
        List.of(language, theme));
  }

  /**
   * Waits until an expression of the page holds; asked from outside, for the page allows no eval.
   */
  public static void until(Page page, String expression) {
    page.waitForCondition(
        () -> Boolean.TRUE.equals(page.evaluate("() => Boolean(" + expression + ")")));
  }

  /** Opens a page of the console by its address and waits for a part of it. */
  public static void show(Page page, String place, String part) {
    page.evaluate("place => { location.hash = '#/' + place; }", place);
    page.waitForSelector(part);
  }
}
