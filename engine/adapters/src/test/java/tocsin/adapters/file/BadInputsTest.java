package tocsin.adapters.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tocsin.domain.traffic.AccessRecord;
import tocsin.domain.traffic.InputAccount;

/** What each kind of bad input gets, with its exact account; the table of the README. */
class BadInputsTest {
  private static final List<BadInput> ALL =
      Stream.of(new BadLines(), new BadFiles(), new BadLogs(), new BadPaths())
          .flatMap(group -> group.all().stream())
          .toList();

  @TempDir Path temp;

  static List<BadInput> all() {
    return ALL;
  }

  private static Reading read(InputSpec spec) throws IOException {
    List<Lane> lanes = Lanes.plan(spec, 1);
    for (String path : spec.paths()) {
      if (path.endsWith(BadInputs.VANISHES)) {
        Files.delete(Path.of(path));
      }
    }
    Reading reading = new Reading();
    for (Lane lane : lanes) {
      try (LaneReader reader = new LaneReader(lane, spec)) {
        while (!reader.done()) {
          reading.take(reader.read());
        }
      }
    }
    return reading;
  }

  /** What became of every line, as a sum. */
  static String sum(Collection<InputAccount> accounts) {
    if (accounts.isEmpty()) {
      return "nothing to read";
    }
    Map<String, Long> ignored = new TreeMap<>();
    Map<String, Long> rejected = new TreeMap<>();
    long lines = 0;
    long records = 0;
    long joined = 0;
    for (InputAccount account : accounts) {
      assertThat(account.addsUp()).as("%s", account).isTrue();
      lines += account.lines();
      records += account.records();
      joined += account.joined();
      account.ignored().forEach((what, count) -> ignored.merge(what, count, Long::sum));
      account.rejected().forEach((what, count) -> rejected.merge(what, count, Long::sum));
    }
    List<String> parts = new ArrayList<>();
    if (records > 0) {
      parts.add("%,d %s".formatted(records, records == 1 ? "record" : "records"));
    }
    if (joined > 0) {
      parts.add("%,d joined".formatted(joined));
    }
    ignored.forEach((what, count) -> parts.add("%,d ignored: %s".formatted(count, what)));
    rejected.forEach((what, count) -> parts.add("%,d rejected: %s".formatted(count, what)));
    return "%,d".formatted(lines) + (parts.isEmpty() ? "" : " = " + String.join(" + ", parts));
  }

  @ParameterizedTest
  @MethodSource("all")
  void badInput_getsExactlyWhatTheTableSays(BadInput bad) throws Exception {
    InputSpec spec = bad.maker().make(temp);
    if (bad.account().startsWith("refused: ")) {
      assertThatThrownBy(() -> read(spec))
          .isInstanceOf(IOException.class)
          .hasMessageEndingWith(": " + bad.account().substring("refused: ".length()));
      return;
    }

    Reading reading = read(spec);

    assertThat(sum(reading.accounts.values())).isEqualTo(bad.account());
    assertThat(reading.accounts.values()).allMatch(InputAccount::complete);
    assertThat(reading.rejects)
        .allSatisfy(reject -> assertThat(reject.detail()).isNotBlank().hasSizeLessThan(300))
        .hasSize(
            (int)
                reading.accounts.values().stream()
                    .mapToLong(a -> InputAccount.total(a.rejected()))
                    .sum());
    if (bad.group().equals("native line")) {
      assertThat(reading.rejects).allMatch(reject -> reject.line() == 2);
    }
    List<String> hosts = reading.records.stream().map(AccessRecord::host).toList();
    if (bad.last() != null) {
      assertThat(hosts)
          .as("nothing else is lost")
          .anyMatch(host -> host != null && host.matches(bad.last()));
    }
  }

  @Test
  void table_ofTheReadme_isWhatTheCasesSay() throws IOException {
    assertThat(ALL).hasSizeGreaterThan(120).extracting(BadInput::toString).doesNotHaveDuplicates();
    List<String> rows = new ArrayList<>();
    rows.add("| input | fault | how it is made | what becomes of its lines |");
    rows.add("| --- | --- | --- | --- |");
    for (BadInput bad : ALL) {
      rows.add(
          "| "
              + bad.group()
              + " | "
              + bad.name()
              + " | "
              + bad.made()
              + " | "
              + bad.account()
              + " |");
    }
    ReadmeTable.keepEqual("bad-inputs", rows);
  }
}
