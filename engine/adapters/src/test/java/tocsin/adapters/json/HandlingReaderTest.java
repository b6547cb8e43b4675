package tocsin.adapters.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tocsin.domain.alert.Handling;

class HandlingReaderTest {
  @TempDir Path temp;

  private List<Handling> read(String... lines) throws IOException {
    return HandlingReader.read(Files.write(temp.resolve("handled.jsonl"), List.of(lines)));
  }

  @Test
  void lines_anyOrder_areReadByTime_andWhatChangesNoAlertIsLeftOut() throws IOException {
    List<Handling> read =
        read(
            "{\"subject\":\"s2\",\"at\":3000,\"verdict\":\"V1\"}",
            "{\"subject\":\"s1\",\"at\":2000,\"snoozeUntil\":9000,\"reason\":\"on leave\"}",
            "{\"subject\":\"s3\",\"at\":1000,\"verdict\":\"V7\"}",
            "{\"subject\":\"s4\",\"at\":4000,\"verdict\":\"V5\"}");

    assertThat(read)
        .containsExactly(
            new Handling("s1", 2000, Handling.Kind.SNOOZED, 9000, "on leave"),
            new Handling("s2", 3000, Handling.Kind.DISSUADED, 3000, ""),
            new Handling("s4", 4000, Handling.Kind.CLEARED, 4000, ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"subject\":\"s1\",\"at\":2000,\"snoozeUntil\":9000}|reason",
        "{\"subject\":\"s1\",\"at\":2000,\"snoozeUntil\":2000,\"reason\":\"x\"}|snoozeUntil",
        "{\"subject\":\"s1\",\"at\":2000}|verdict",
        "{\"subject\":\"s1\",\"at\":2000,\"verdict\":\"V9\"}|V9",
        "{\"at\":2000,\"verdict\":\"V1\"}|subject"
      })
  void line_withoutReasonExpiryOrVerdict_isRefusedWithItsLine(String line, String said) {
    assertThatThrownBy(() -> read(line)).hasMessageContaining("1").hasMessageContaining(said);
  }
}
