package tocsin.models.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tocsin.core.kernel.PublicSuffixes;
import tocsin.core.lexical.LexicalModel;
import tocsin.core.lexical.TermKind;
import tocsin.core.lexical.WeightsFormat;

class ShippedModelTest {
  private static final Path ROOT = Path.of(System.getProperty("tocsin.root", ".."));

  private static PublicSuffixes suffixes() throws IOException {
    return PublicSuffixes.of(
        Files.readAllLines(ROOT.resolve("models/packs/base/public_suffix_list.dat")));
  }

  private static LexicalModel model() throws IOException {
    byte[] bytes = Files.readAllBytes(ROOT.resolve("models/packs/base/lexical.bin"));
    assertThat(bytes.length).isLessThan(600_000);
    return new LexicalModel(WeightsFormat.read(bytes), suffixes());
  }

  @Test
  void margin_ofKnownHosts_staysTheSame() throws IOException {
    LexicalModel.Scorer scorer = model().scorer();
    assertThat(scorer.margin("baidu.com", "")).isCloseTo(GOLDEN_BAIDU, within(1e-4));
    assertThat(scorer.margin("claim-airdrop.pages.dev", "/wallet/connect"))
        .isCloseTo(GOLDEN_CLAIM, within(1e-4));
  }

  @Test
  void explain_obviousLure_namesWhatGivesItAway() throws IOException {
    assertThat(model().explain("login.paypal-secure.top", "", 8))
        .anyMatch(term -> term.kind() == TermKind.SUFFIX && term.text().equals("top"));
  }

  @Test
  @Tag("shared-data")
  void recall_ofTheTestHalf_isWhatTheReportSays() throws IOException {
    Path data = Path.of(System.getProperty("tocsin.shared", "../../shared")).resolve("data");
    assumeTrue(Files.exists(data.resolve("test")), "no shared data here; set -Dtocsin.shared=DIR");
    LexicalModel.Scorer scorer = model().scorer();
    List<Url> sample =
        new UrlFiles(data, suffixes())
            .test().stream().filter(url -> Math.floorMod(url.key().hashCode(), 2) == 0).toList();

    Ranked.Figures figures =
        Ranked.byUrl(sample, url -> scorer.margin(url.host(), url.path())).figures();

    double[] stated = stated();
    assertThat(figures.auc()).isCloseTo(stated[0], within(0.01));
    assertThat(figures.recall1()).isCloseTo(stated[1], within(0.05));
    assertThat(figures.recall01()).isCloseTo(stated[2], within(0.08));
  }

  /** The three figures of the report's line for all URLs. */
  private static double[] stated() throws IOException {
    String line =
        Files.readAllLines(ROOT.resolve("models/EVALUATION.md")).stream()
            .filter(each -> each.startsWith("| all | tocsin lexical |"))
            .findFirst()
            .orElseThrow();
    List<String> cells = Arrays.asList(line.split("\\|", -1));
    return new double[] {value(cells.get(3)), value(cells.get(5)), value(cells.get(7))};
  }

  private static double value(String cell) {
    String text = cell.strip();
    return Double.parseDouble(text.substring(0, text.indexOf(' ')));
  }

  private static final double GOLDEN_BAIDU = -6.7916;
  private static final double GOLDEN_CLAIM = 18.6881;
}
