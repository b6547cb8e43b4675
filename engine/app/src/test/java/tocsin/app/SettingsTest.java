package tocsin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  @TempDir Path temp;

  @Test
  void defaults_everySetting_isAllowedByItsOwnRule() {
    for (Setting setting : Setting.values()) {
      assertThat(setting.fault(setting.absent())).as(setting.key()).isNull();
    }
  }

  @Test
  void file_thenCommandLine_theLatterWins() throws IOException {
    Path file = Files.writeString(temp.resolve("s.yaml"), "ingest:\n  disorder: 3s\n  idle: 9s\n");

    Settings settings = Settings.read(file, Map.of("ingest.disorder", "4s"));

    assertThat(settings.millis(Setting.INGEST_DISORDER)).isEqualTo(4000);
    assertThat(settings.millis(Setting.INGEST_IDLE)).isEqualTo(9000);
    assertThat(settings.number(Setting.JOB_PARALLELISM)).isEqualTo(2);
  }

  @Test
  void unknownKey_isRefusedWithTheNearestKnown() {
    assertThatThrownBy(() -> Settings.read(null, Map.of("ingest.disordr", "4s")))
        .isInstanceOf(TocsinException.class)
        .hasMessageContaining("no setting 'ingest.disordr'")
        .hasMessageContaining("'ingest.disorder'");
  }

  @Test
  void badValue_isRefusedWithWhatIsAllowed() {
    assertThatThrownBy(() -> Settings.read(null, Map.of("job.checkpoints", "soon")))
        .hasMessageContaining("job.checkpoints is 'soon'")
        .hasMessageContaining("a time span like");
  }

  @Test
  void readme_settingsTable_listsEverySettingWithItsDefault() throws IOException {
    String readme = Files.readString(ReferenceRun.root().resolve("README.md"));
    for (Setting setting : Setting.values()) {
      String absent = setting.absent().isEmpty() ? "" : "`" + setting.absent() + "`";
      assertThat(readme)
          .contains("| `" + setting.key() + "` | " + absent + " | " + setting.meaning() + " |");
    }
  }
}
