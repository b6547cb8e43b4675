package tocsin.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * A real browser: the machine's Chromium driven through the machine's Node, nothing downloaded.
 * Without either, tests are skipped and say so; with {@code CI=true} they fail instead.
 */
public final class Chromium implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  private final Playwright playwright;
  private final Browser browser;
  private final List<String> faults = new ArrayList<>();

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  public static Chromium start() {
    Optional<Path> chromium =
        NAMES.stream().map(Chromium::onPath).flatMap(Optional::stream).findFirst();
    Optional<Path> node = onPath("node");
    if (chromium.isEmpty() || node.isEmpty()) {
      String lacks =
          "browser tests need chromium and node on the PATH; found chromium "
              + chromium
              + ", node "
              + node;
      assertThat(System.getenv("CI")).as(lacks).isNotEqualTo("true");
      Assumptions.abort(lacks);
    }
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions()
                .setEnv(
                    Map.of(
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                        "1",
                        "PLAYWRIGHT_NODEJS_PATH",
                        node.orElseThrow().toString())));
    return new Chromium(
        playwright,
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium.orElseThrow())
                    // root, as in containers, cannot use the sandbox
                    .setArgs(List.of("--no-sandbox"))));
  }

  /** A window of an operator's screen. */
  public BrowserContext desktop() {
    return watched(browser.newContext(new Browser.NewContextOptions().setViewportSize(1440, 900)));
  }

  /** A window of a phone with touch. */
  public BrowserContext phone() {
    return watched(
        browser.newContext(
            new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setDeviceScaleFactor(2)
                .setHasTouch(true)
                .setIsMobile(true)));
  }

  private BrowserContext watched(BrowserContext context) {
    context.setDefaultTimeout(15_000);
    context.onWebError(error -> faults.add(error.error()));
    context.onConsoleMessage(
        message -> {
          if (message.type().equals("error")
              && !message.text().startsWith("Failed to load resource")) {
            faults.add(message.text());
          }
        });
    return context;
  }

  /** Closes every window, as if the browser were new; what pages complained about stays known. */
  public void closeWindows() {
    List.copyOf(browser.contexts()).forEach(BrowserContext::close);
  }

  /** What pages complained about: script errors and refusals of the content security policy. */
  public List<String> faults() {
    return List.copyOf(faults);
  }

  /** Rules of WCAG 2.2 AA that the page breaks, each with its first element. */
  public static List<String> accessibilityFaults(Page page) {
    // Half a megabyte to read: once a page, not once a look.
    if (!Boolean.TRUE.equals(page.evaluate("() => 'axe' in globalThis"))) {
      page.evaluate(AXE);
    }
    Object found =
        page.evaluate(
            "async () => (await axe.run(document, {runOnly: ['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice'], resultTypes: ['violations']}))"
                + ".violations.map(v => v.id + ': ' + v.nodes[0].html.slice(0, 200))");
    return ((List<?>) found).stream().map(String::valueOf).toList();
  }

  /** Keeps a picture for people to look at: {@code target/screens/NAME.png}. */
  public static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(Path.of("target", "screens", name + ".png")));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  private static Optional<Path> onPath(String name) {
    for (String folder :
        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator, -1)) {
      Path path = Path.of(folder, name);
      if (Files.isExecutable(path)) {
        return Optional.of(path);
      }
    }
    return Optional.empty();
  }

  private static final String AXE = read("/axe.min.js");

  private static String read(String resource) {
    try (InputStream in = Chromium.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("axe-core is not on the test class path", e);
    }
  }
}
