package tocsin.adapters.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.domain.alert.Tier;
import tocsin.domain.pack.Pack;

class TuningReaderTest {
  @TempDir Path pack;

  @BeforeEach
  void copyBasePack() throws IOException {
    Path base = Path.of(System.getProperty("tocsin.root")).resolve("models/packs/base");
    try (Stream<Path> files = Files.walk(base)) {
      for (Path file : files.toList()) {
        Path copy = pack.resolve(base.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
  }

  private PackReader.Result read(String tuning) throws IOException {
    Files.writeString(pack.resolve("tuning.yaml"), tuning);
    return PackReader.read(pack, Long.MIN_VALUE, 1);
  }

  @Test
  void tuning_factorsAndBounds_areInThePack() throws IOException {
    PackReader.Result result =
        read("basedOn: base v1\nfactors: {I02: 1.5}\ntiers:\n  red: {enter: 70, exit: 50}\n");

    assertThat(result.problems()).isEmpty();
    Pack tuned = result.model().pack();
    assertThat(tuned.reasons())
        .filteredOn(reason -> reason.code().equals("I02"))
        .singleElement()
        .satisfies(reason -> assertThat(reason.points()).startsWith("1.5 * ("));
    assertThat(tuned.tiers())
        .filteredOn(tier -> tier.tier() == Tier.RED)
        .singleElement()
        .satisfies(tier -> assertThat(tier.enter() + "/" + tier.exit()).isEqualTo("70/50"));
  }

  @Test
  void tuning_everyFault_hasItsPlace() throws IOException {
    PackReader.Result result =
        read(
            "factors: {I02: 100, X99: 1, I03: many}\n"
                + "tiers:\n  purple: {enter: 3, exit: 1}\n  red: {enter: 3, exit: 9}\n");

    assertThat(result.model()).isNull();
    assertThat(result.problems())
        .extracting(Problem::toString)
        .allMatch(problem -> problem.contains("tuning.yaml:"))
        .anyMatch(problem -> problem.contains("'100' is no factor"))
        .anyMatch(problem -> problem.contains("'X99' is no reason of this pack"))
        .anyMatch(problem -> problem.contains("'many' is no factor"))
        .anyMatch(problem -> problem.contains("'purple' is none of"))
        .anyMatch(problem -> problem.contains("exit 9 is above enter 3"));
  }
}
