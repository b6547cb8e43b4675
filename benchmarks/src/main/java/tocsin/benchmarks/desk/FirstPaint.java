package tocsin.benchmarks.desk;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The console with a full queue in the machine's own Chromium: from asking for the address until
 * the first rows are painted, nothing cached.
 */
public final class FirstPaint {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  /** The time of the frame after the first row is there, from when the address was asked for. */
  private static final String WATCH =
      "new MutationObserver((seen, watch) => {"
          + " if (!document.querySelector('.row[role=option]')) return;"
          + " watch.disconnect();"
          + " requestAnimationFrame(() => setTimeout(() => { window.rowsAt = performance.now(); }));"
          + " }).observe(document, {subtree: true, childList: true});";

  private FirstPaint() {}

  /** Opens the console again and again; empty when there is no browser. */
  public static Optional<Finding> at(FullDesk desk, LoadPlan plan) {
    Optional<Path> chromium =
        NAMES.stream().map(FirstPaint::onPath).flatMap(Optional::stream).findFirst();
    Optional<Path> node = onPath("node");
    if (chromium.isEmpty() || node.isEmpty()) {
      return Optional.empty();
    }
    Waits waits = new Waits(plan.loads());
    try (Playwright playwright = Playwright.create(driver(node.get()));
        Browser browser =
            playwright
                .chromium()
                .launch(
                    new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium.get())
                        // root, as in containers, cannot use the sandbox
                        .setArgs(List.of("--no-sandbox")))) {
      String session = signIn(browser, desk);
      paint(browser, session, desk);
      for (int i = 0; i < plan.loads(); i++) {
        waits.add(paint(browser, session, desk));
      }
    }
    return Optional.of(
        new Finding(
            String.format("%,d cases: first rows painted, nothing cached", plan.cases()),
            String.format(
                Locale.ROOT,
                "p50 %.0f ms, longest **%.0f ms** of %d",
                waits.millis(.5),
                waits.millis(1),
                waits.count()),
            "< 1 s",
            waits.millis(1) < 1_000));
  }

  private static Playwright.CreateOptions driver(Path node) {
    return new Playwright.CreateOptions()
        .setEnv(
            Map.of(
                "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                "1",
                "PLAYWRIGHT_NODEJS_PATH",
                node.toString()));
  }

  private static String signIn(Browser browser, FullDesk desk) {
    try (BrowserContext context = browser.newContext()) {
      Page page = context.newPage();
      page.navigate(desk.url() + "/");
      page.fill("#user", desk.user());
      page.fill("#password", desk.password());
      page.press("#password", "Enter");
      page.waitForSelector(".row[role=option]");
      return context.storageState();
    }
  }

  private static long paint(Browser browser, String session, FullDesk desk) {
    Browser.NewContextOptions fresh =
        new Browser.NewContextOptions().setStorageState(session).setViewportSize(1440, 900);
    try (BrowserContext context = browser.newContext(fresh)) {
      context.addInitScript(WATCH);
      Page page = context.newPage();
      page.navigate(desk.url() + "/");
      page.waitForSelector(".row[role=option]");
      page.waitForCondition(() -> page.evaluate("() => window.rowsAt ?? 0") instanceof Double);
      return (long) ((Double) page.evaluate("() => window.rowsAt + 0.0001") * 1e6);
    }
  }

  private static Optional<Path> onPath(String name) {
    String all = Optional.ofNullable(System.getenv("PATH")).orElse("");
    for (String folder : all.split(File.pathSeparator, -1)) {
      Path path = Path.of(folder, name);
      if (Files.isExecutable(path)) {
        return Optional.of(path);
      }
    }
    return Optional.empty();
  }
}
