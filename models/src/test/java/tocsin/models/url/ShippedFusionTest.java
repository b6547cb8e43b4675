package tocsin.models.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tocsin.adapters.json.PackReader;
import tocsin.core.detect.Names;
import tocsin.core.fuse.Evidence;
import tocsin.core.fuse.Family;
import tocsin.core.fuse.Fusion;
import tocsin.core.fuse.Term;
import tocsin.core.model.CompiledModel;
import tocsin.domain.intel.Signal;
import tocsin.domain.pack.FusionTerm;

/**
 * What ships as {@code fusion.yaml}: no family alone suspects, and its fitted weights are fitted.
 */
class ShippedFusionTest {
  private static final Path ROOT = Path.of(System.getProperty("tocsin.root", ".."));
  private static final int SUBSETS = 1 << Signal.values().length;

  private static CompiledModel pack;

  @BeforeAll
  static void read() {
    PackReader.Result result =
        PackReader.read(ROOT.resolve("models/packs/base"), Long.MIN_VALUE, 42);
    assertThat(result.problems()).isEmpty();
    pack = result.model();
  }

  /** Families of which the evidence shows anything. */
  private static long witnesses(Evidence evidence) {
    return List.of(Term.values()).stream()
        .filter(term -> term.family() != Family.PREVALENCE && Fusion.shown(term, evidence) > 0)
        .map(Term::family)
        .distinct()
        .count();
  }

  @Test
  void suspects_allThatOneFamilyCanShow_never() {
    Fusion fusion = pack.fusion();
    int alone = 0;
    int suspects = 0;
    for (int signals = 0; signals < SUBSETS; signals++) {
      for (int spelling : new int[] {-1000, 0, 1000}) {
        // The name's spelling and an app's hosts go by the same measure, each at its worst.
        int appSet = (signals & Signal.APP.bit()) != 0 ? Evidence.MOST_APP : 0;
        Evidence evidence =
            new Evidence(signals, spelling, 0, Evidence.UNKNOWN_AGE, 0, appSet).atWorst();
        boolean suspect = fusion.suspects(evidence);
        suspects += suspect ? 1 : 0;
        if (witnesses(evidence) <= 1) {
          alone++;
          assertThat(suspect).as(evidence.toString()).isFalse();
        }
      }
    }
    assertThat(alone).isGreaterThan(1000);
    assertThat(suspects).as("two families can").isGreaterThan(1000);
  }

  @Test
  void suspects_packageFromABareAddress_yesFromAPlainNameNo() {
    int download = Signal.VISIT.bit() | Signal.DOWNLOAD.bit();
    assertThat(pack.fusion().suspects(Evidence.of(download | Signal.BARE_IP.bit(), 0, 0))).isTrue();
    assertThat(pack.fusion().suspects(Evidence.of(download, 0, 0).atWorst())).isFalse();
  }

  @Test
  void oneAccess_goesThroughTheWholeSieve() {
    Names names = pack.names();
    OneAccess access = new OneAccess(pack, names);

    Evidence page = access.of("unionpay-vip30.example", false);
    Evidence download = access.of("unionpay-vip30.example", true);

    assertThat(page).isNotNull();
    assertThat(Signal.LOOK_ALIKE.in(page.signals())).isTrue();
    assertThat(Signal.DOWNLOAD.in(page.signals())).isFalse();
    assertThat(download).isNotNull();
    assertThat(Signal.DOWNLOAD.in(download.signals())).isTrue();
    assertThat(access.of("www.baidu.com", true)).as("cleared by a warning list").isNull();
  }

  @Test
  void nameWeights_areThoseThatTheReportFitted() throws IOException {
    Map<String, Double> fitted = new HashMap<>();
    for (String line : Files.readAllLines(ROOT.resolve("models/EVALUATION.md"))) {
      String[] cells = line.split(" *\\| *", -1);
      boolean row =
          cells.length == 9 && NameCells.TERMS.stream().anyMatch(t -> t.word().equals(cells[1]));
      if (row) {
        fitted.put(cells[1], Double.parseDouble(cells[5]));
      }
    }
    assertThat(fitted).hasSize(NameCells.TERMS.size());
    for (Term term : NameCells.TERMS) {
      FusionTerm written = pack.fusion().text(term);
      assertThat(written == null ? 0 : written.weight())
          .as(term.word())
          .isCloseTo(fitted.getOrDefault(term.word(), -1.0), within(0.006));
    }
  }
}
