package tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveTownTest {
  @TempDir Path temp;

  @Test
  void town_movedAndPlayed_endsAtTheGivenTime_andNothingElseChanges() throws Exception {
    Path town = ReferenceRun.root().resolve("sample-data/town");
    long end = 1_800_000_000_000L;

    LiveTown live = LiveTown.make(town, temp.resolve("live"), end);
    live.play(0);

    List<String> records = Files.readAllLines(live.recordsFile());
    assertThat(records).hasSize(live.size()).hasSizeGreaterThan(50_000);
    assertThat(records.get(records.size() - 1)).startsWith("{\"ts\":" + end + ",");
    String moved = Files.readString(live.folder().resolve("indicators.csv"));
    String before = Files.readString(town.resolve("indicators.csv"));
    assertThat(moved.replaceAll("[0-9]{13}", "T")).isEqualTo(before.replaceAll("[0-9]{13}", "T"));
    assertThat(moved).isNotEqualTo(before);
    assertThat(Files.readString(live.folder().resolve("roster/people.csv")))
        .isEqualTo(Files.readString(town.resolve("roster/people.csv")));
  }
}
