package tocsin.adapters.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.core.detect.LinesTable;
import tocsin.domain.people.RosterFault;

class LinesReaderTest {
  private static final long NOON = 1_772_424_000_000L;

  @TempDir Path folder;
  private final List<RosterFault> faults = new ArrayList<>();

  private LinesTable read(String... rows) throws IOException {
    Path file = folder.resolve("lines.csv");
    Files.writeString(file, "ip,subject,validFrom,validUntil\n" + String.join("\n", rows));
    return LinesReader.read(file, faults);
  }

  @Test
  void line_thatChangesHands_belongsToItsHolderOfTheTime() throws IOException {
    LinesTable lines =
        read(
            "10.0.0.1,before,," + NOON,
            "10.0.0.1,after," + NOON + ",2026-03-03T00:00:00Z",
            "2001:DB8::1,six,,");

    assertThat(faults).isEmpty();
    assertThat(lines.subject("10.0.0.1", NOON - 1)).isEqualTo("before");
    assertThat(lines.subject("10.0.0.1", NOON)).isEqualTo("after");
    assertThat(lines.subject("10.0.0.1", 1_772_496_000_000L)).isNull();
    assertThat(lines.subject("2001:db8::1", NOON)).isEqualTo("six");
    assertThat(lines.subject("10.0.0.2", NOON)).isNull();
  }

  @Test
  void faultyRows_areEachNamedOnce() throws IOException {
    LinesTable lines =
        read(
            ",s1,,",
            "10.0.0.256,s1,,",
            "10.0.0.1,,,",
            "10.0.0.1,s1,soon,",
            "10.0.0.1,s1," + NOON + "," + NOON,
            "10.0.0.9,s9,,");

    assertThat(lines.size()).isEqualTo(1);
    assertThat(faults)
        .extracting(fault -> fault.line() + " " + fault.what())
        .containsExactly(
            "2 no ip",
            "3 ip is no address",
            "4 no subject",
            "5 validFrom is no time",
            "6 validFrom is not before validUntil");
  }

  @Test
  void missingTable_isAFault() throws IOException {
    assertThat(LinesReader.read(folder.resolve("none.csv"), faults).size()).isZero();
    assertThat(faults)
        .singleElement()
        .extracting(RosterFault::what)
        .isEqualTo("the file is missing");
  }
}
