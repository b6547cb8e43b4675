package tocsin.adapters.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.core.evaluate.Truth;
import tocsin.core.evaluate.Truth.Victim;
import tocsin.domain.alert.Alert;

/** Alerts and truth, read back. */
class AlertReaderTest {
  @TempDir Path folder;

  private Path file(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines));
  }

  @Test
  void alert_writtenAndRead_isTheSame() throws IOException {
    Alert first = Samples.alert("a1", 1, Samples.NOON);
    Alert second = Samples.alert("a2", 9, Samples.NOON + 1);
    Path file = file("alerts.jsonl", ResultJson.alert(first), "", ResultJson.alert(second));

    assertThat(AlertReader.read(file)).containsExactly(first, second);
  }

  @Test
  void brokenLine_isNamedWithFileAndLine() throws IOException {
    String sound = ResultJson.alert(Samples.alert("a1", 1, Samples.NOON));
    Path torn = file("torn.jsonl", sound, sound.substring(0, 40));
    Path strange = file("strange.jsonl", sound.replace("\"orange\"", "\"purple\""));

    assertThatThrownBy(() -> AlertReader.read(torn))
        .isInstanceOf(IOException.class)
        .hasMessage(torn + ":2: not JSON");
    assertThatThrownBy(() -> AlertReader.read(strange))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(strange + ":1: ")
        .hasMessageContaining("PURPLE");
  }

  @Test
  void truth_ofTheDesign_isSummedPerVictim() throws IOException {
    var unused =
        file(
            "victims.jsonl",
            "{\"subject\":\"s1\",\"campaign\":\"k1\",\"fraudType\":\"F02\",\"firstContactAt\":5,"
                + "\"payments\":[{\"at\":90,\"yuan\":200},{\"at\":70,\"yuan\":50}]}",
            "{\"subject\":\"s2\",\"campaign\":\"k1\",\"fraudType\":\"F01\",\"firstContactAt\":6,"
                + "\"payments\":[]}");

    Truth withoutFunnel = TruthReader.read(folder);

    assertThat(withoutFunnel.victims())
        .containsExactly(
            new Victim("s1", "k1", "F02", 5, 70, 250),
            new Victim("s2", "k1", "F01", 6, Long.MAX_VALUE, 0));
    assertThat(withoutFunnel.deepest()).isEmpty();
  }

  @Test
  void funnel_ofSeveralCampaigns_keepsTheDeepest() throws IOException {
    var victims = file("victims.jsonl");
    var funnel =
        file(
            "funnel.jsonl",
            "{\"subject\":\"s1\",\"deepest\":\"lure\"}",
            "{\"subject\":\"s1\",\"deepest\":\"S3\"}",
            "{\"subject\":\"s1\",\"deepest\":\"landing\"}",
            "{\"subject\":\"s2\",\"deepest\":\"landing\"}",
            "{\"subject\":\"s2\",\"deepest\":\"lure\"}");

    assertThat(TruthReader.read(folder).deepest())
        .containsEntry("s1", "S3")
        .containsEntry("s2", "landing")
        .hasSize(2);
    assertThat(victims).isEmptyFile();
    assertThat(funnel).isNotEmptyFile();
  }
}
