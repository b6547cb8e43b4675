package tocsin.app.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.core.evaluate.Truth;

/** The page in a real browser, where there is one. */
@Tag("browser")
class BrowserTest {
  @TempDir Path temp;

  private record Seen(String dom, String log) {}

  @Test
  void page_opened_drawsEveryPanelWithoutAnError() throws Exception {
    Seen seen = open("zh,light");

    assertThat(seen.dom()).contains("分级迁移").contains("lang=\"zh-CN\"").contains("<path");
    for (String panel :
        List.of(
            "verdict",
            "changes",
            "migration",
            "curves",
            "leads",
            "work",
            "reasons",
            "drift",
            "worst",
            "figures",
            "reproduce")) {
      assertThat(seen.dom()).contains("<section id=\"" + panel + "\"");
    }
    assertThat(seen.log()).doesNotContain("CONSOLE").doesNotContain("Content Security Policy");
    assertThat(seen.dom()).as("hostile text stays text").doesNotContain("<img");
  }

  @Test
  void page_askedForEnglishAndDark_isBoth() throws Exception {
    Seen seen = open("en,dark");

    assertThat(seen.dom())
        .contains("lang=\"en\"")
        .contains("class=\"dark\"")
        .contains("Tier migration");
    assertThat(seen.log()).doesNotContain("CONSOLE");
  }

  private Seen open(String hash) throws Exception {
    String browser = browser();
    assumeTrue(!browser.isEmpty(), "no chromium on the PATH: the page was not opened");
    Truth truth = Tiny.truth();
    Path page = temp.resolve("page.html");
    Files.writeString(page, ComparisonPage.of(Tiny.twin(temp, truth)), StandardCharsets.UTF_8);
    Path dom = temp.resolve("dom");
    Path log = temp.resolve("log");
    Process process =
        new ProcessBuilder(
                browser,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--enable-logging=stderr",
                "--user-data-dir=" + temp.resolve("profile"),
                "--virtual-time-budget=3000",
                "--dump-dom",
                page.toUri() + "#" + hash)
            .redirectOutput(dom.toFile())
            .redirectError(log.toFile())
            .start();
    boolean ended = process.waitFor(60, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly();
    }
    assertThat(ended).as("chromium ends within a minute").isTrue();
    // The twin holds the hostile text as JSON; what matters is the document around it.
    String text = Files.readString(dom).replaceAll("(?s)<script.*?</script>", "");
    return new Seen(text, Files.readString(log));
  }

  private static String browser() throws IOException {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.of(path.split(File.pathSeparator))
        .flatMap(folder -> Stream.of("chromium", "google-chrome").map(n -> Path.of(folder, n)))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst()
        .orElse("");
  }
}
