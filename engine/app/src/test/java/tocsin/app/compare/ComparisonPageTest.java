package tocsin.app.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.core.evaluate.Truth;

class ComparisonPageTest {
  @TempDir Path temp;

  @Test
  void twin_tinyCase_isWrittenAsPromised() throws IOException {
    Truth truth = Tiny.truth();
    String golden;
    try (var in = getClass().getResourceAsStream("/compare/tiny.json")) {
      golden = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    String text = Tiny.twin(temp, truth).text();

    Path actual = Path.of("target", "tiny.json");
    Files.writeString(actual, text);
    assertThat(text)
        .as("%s differs from src/test/resources/compare/tiny.json; copy it there if meant", actual)
        .isEqualTo(golden);
  }

  @Test
  void reportHash_isThatOfTheContent() throws IOException {
    ComparisonJson twin = Tiny.twin(temp, null);

    int from = twin.text().indexOf("\"content\":") + "\"content\":".length();
    String content = twin.text().substring(from, twin.text().lastIndexOf('}'));

    assertThat(twin.reportHash()).isEqualTo(ContentHash.hexOf(content));
  }

  @Test
  void hostileText_neverBecomesMarkup() throws IOException {
    ComparisonJson twin = Tiny.twin(temp, null);

    String page = ours(ComparisonPage.of(twin));

    assertThat(page).doesNotContain("<img");
    assertThat(Pattern.compile("</script>").matcher(page).results().count()).isEqualTo(3);
    Matcher block = Pattern.compile("id=\"twin\">([^<]*)</script>").matcher(page);
    assertThat(block.find()).isTrue();
    assertThat(block.group(1)).doesNotContain(">").doesNotContain("&").doesNotContain("\u2028");
    JsonNode read = new ObjectMapper().readTree(block.group(1));
    assertThat(read.at("/content/head/b/name").asText()).isEqualTo(Tiny.HOSTILE);
  }

  @Test
  void policy_allowsExactlyWhatIsInside() throws IOException {
    String page = ComparisonPage.of(Tiny.twin(temp, null));
    Matcher policy =
        Pattern.compile("Content-Security-Policy\" content=\"([^\"]*)\"").matcher(page);
    assertThat(policy.find()).isTrue();
    String allowed = policy.group(1);

    assertThat(allowed).startsWith("default-src 'none';").doesNotContain("script-src 'unsafe");
    Matcher parts = Pattern.compile("(?s)<(script|style)>(.*?)</\\1>").matcher(page);
    int found = 0;
    while (parts.find()) {
      String hash = Base64.getEncoder().encodeToString(ContentHash.digest(parts.group(2)));
      assertThat(allowed).contains("'sha256-" + hash + "'");
      found++;
    }
    assertThat(found).isEqualTo(3);
  }

  @Test
  void page_asksForNothingFromOutside() throws IOException {
    String page = ours(ComparisonPage.of(Tiny.twin(temp, null)));

    assertThat(page).doesNotContain("<link").doesNotContain("@import").doesNotContain("url(");
    assertThat(page).doesNotContainPattern("\\s(src|href)=[\"']?http");
    for (String name : ComparisonPage.SCRIPTS) {
      String script = ComparisonPage.resource("/compare/" + name);
      assertThat(script)
          .as(name)
          .doesNotContain("innerHTML")
          .doesNotContain("fetch(")
          .doesNotContain("eval(");
      if (!name.equals("kit.js")) {
        assertThat(script).as(name).doesNotContain("http");
      }
    }
  }

  @Test
  void dictionary_everyWord_isThereInBothLanguages() {
    String words = ComparisonPage.resource("/compare/dictionary.js");
    Matcher pairs =
        Pattern.compile("\"([^\"]+)\": \\[\"([^\"]*)\", \"([^\"]*)\"\\]").matcher(words);
    TreeSet<String> known = new TreeSet<>();
    while (pairs.find()) {
      known.add(pairs.group(1));
      assertThat(pairs.group(2)).as(pairs.group(1)).isNotBlank();
      assertThat(pairs.group(3)).as(pairs.group(1)).isNotBlank();
    }
    assertThat(known).hasSizeGreaterThan(100);

    for (String name : ComparisonPage.SCRIPTS) {
      Matcher used =
          Pattern.compile("\\b(?:t|hint|empty|section)\\(\"([^\"]+?)\"\\s*[,)]")
              .matcher(ComparisonPage.resource("/compare/" + name));
      while (used.find()) {
        assertThat(known).as("%s uses it", name).contains(used.group(1));
      }
    }
  }

  /** The page without the chart library, whose text holds tags and addresses as data. */
  private static String ours(String page) {
    return page.replace(ComparisonPage.echarts(), "");
  }

  @Test
  void inputHash_ofPermutedLines_isTheSame() throws IOException {
    String one = Tiny.line("s1", "blue", 20, "I02");
    String other = Tiny.line("s2", "blue", 21, "I02");
    Path a = Tiny.folder(temp.resolve("x"), one, other).resolve("alerts.jsonl");
    Path b = Tiny.folder(temp.resolve("y"), other, one).resolve("alerts.jsonl");
    Path c = Tiny.folder(temp.resolve("z"), other).resolve("alerts.jsonl");

    assertThat(new ContentHash().file(a).hex())
        .isEqualTo(new ContentHash().file(b).hex())
        .isNotEqualTo(new ContentHash().file(c).hex());
  }
}
