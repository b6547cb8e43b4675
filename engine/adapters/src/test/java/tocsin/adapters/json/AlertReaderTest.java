package tocsin.adapters.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.domain.alert.Alert;

/** Alerts, read back. */
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
        .isInstanceOf(BadLineException.class)
        .hasMessageContaining(torn + ":2");
    assertThatThrownBy(() -> AlertReader.read(strange))
        .isInstanceOf(BadLineException.class)
        .hasMessageContaining(strange + ":1")
        .hasMessageContaining("purple");
  }
}
