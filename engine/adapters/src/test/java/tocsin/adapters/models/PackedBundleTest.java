package tocsin.adapters.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tocsin.adapters.json.PackReader;
import tocsin.core.trees.ModelLimits;
import tocsin.core.trees.TreesFormat;
import tocsin.domain.pack.VictimRule;

/** Bundles as packs carry them. */
class PackedBundleTest {
  private static final Path BASE =
      Path.of(System.getProperty("tocsin.root", "../..")).resolve("models/packs/base");

  private final BundleReader reader = new BundleReader(ModelLimits.DEFAULT);

  @Test
  void packed_shippedHazard_scoresItsGoldenRowsAsTheTrainerDid() throws IOException {
    Path bundle = BASE.resolve("victims-v2");
    TreesFormat.Trained trained =
        TreesFormat.read(Base64.getDecoder().decode(reader.packed(bundle)));
    List<String> lines = Files.readAllLines(bundle.resolve("golden.csv"));
    assertThat(lines.get(0)).isEqualTo(String.join(",", trained.features()) + ",raw");
    double lowest = 1;
    double highest = 0;
    for (String line : lines.subList(1, lines.size())) {
      double[] row = Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray();
      double raw = trained.trees().raw(row);
      assertThat(raw).isCloseTo(row[row.length - 1], within(1e-9));
      double chance = trained.calibration().apply(raw);
      lowest = Math.min(lowest, chance);
      highest = Math.max(highest, chance);
    }
    assertThat(lowest).as("the rows span the range").isLessThan(0.02);
    assertThat(highest).isGreaterThan(0.8);
  }

  @Test
  void read_basePack_carriesTheModelThatItNames() {
    PackReader.Result result = PackReader.read(BASE, Long.MIN_VALUE, 1, reader::packed);
    assertThat(result.problems()).isEmpty();
    VictimRule victims = Objects.requireNonNull(result.model()).pack().victims();
    assertThat(victims.mode()).isEqualTo(VictimRule.Mode.CHAMPION);
    assertThat(victims.trees()).isNotEmpty();
  }

  @Test
  void packed_bundleWithoutIsotonicCalibration_isRefused() {
    assertThatThrownBy(() -> reader.packed(Bundles.committed().resolve("lightgbm")))
        .isInstanceOf(BadModelException.class)
        .hasMessageContaining("isotonic");
  }
}
