package tocsin.adapters.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tocsin.adapters.feeds.FeedAccount;
import tocsin.adapters.feeds.FeedDefaults;
import tocsin.adapters.feeds.FeedReader;
import tocsin.adapters.feeds.IndicatorRules;
import tocsin.core.kernel.PublicSuffixes;
import tocsin.domain.intel.Indicator;
import tocsin.domain.traffic.AccessRecord;
import tocsin.domain.traffic.InputAccount;

/** Logs that real sensors wrote, with exact counts; the table of the README. */
@Tag("shared-data")
class RealLogsTest {
  private static final String MAPPING = "sample-data/mappings/apache-combined.yaml";

  private static Path logs() {
    Path found = shared();
    assumeTrue(found != null, "no shared/data/logs: neither -Dtocsin.shared nor beside the tree");
    return found;
  }

  private static @Nullable Path shared() {
    List<Path> tries = new ArrayList<>();
    String named = System.getProperty("tocsin.shared");
    if (named != null) {
      tries.add(Path.of(named, "data/logs"));
    }
    for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
      tries.add(up.resolve("shared/data/logs"));
    }
    return tries.stream().filter(Files::isDirectory).findFirst().orElse(null);
  }

  private static Reading read(Path path, boolean mapped) throws IOException {
    String mapping = mapped ? Reading.root().resolve(MAPPING).toString() : "";
    return Reading.of(Reading.spec(Format.UNKNOWN, mapping, path), 1);
  }

  private static String row(String name, String format, Reading reading) {
    return "| "
        + name
        + " | "
        + format
        + " | "
        + BadInputsTest.sum(reading.accounts.values())
        + " | "
        + String.format("%,d", reading.records.size())
        + " |";
  }

  @Test
  void everyLog_isAccountedForExactly() throws IOException {
    Path logs = logs();
    List<String> rows = new ArrayList<>();
    rows.add("| log | read as | what becomes of its lines | records given |");
    rows.add("| --- | --- | --- | --- |");
    try (Stream<Path> all = Files.walk(logs)) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        String name = logs.relativize(file).toString();
        Reading reading = read(file, name.startsWith("apache"));
        assertThat(reading.accounts.values()).as(name).allMatch(a -> a.addsUp() && a.complete());
        rows.add(row(name, reading.account().format(), reading));
      }
    }
    rows.add(row("zeek_zat, joined as one folder", "all", read(logs.resolve("zeek_zat"), false)));
    rows.add(feed(logs, "zeek_intel_fangxiao.intel.gz"));
    rows.add(feed(logs, "zeek_zat/intel_example.intel.gz"));
    ReadmeTable.keepEqual("real-logs", rows);
  }

  private static String feed(Path logs, String name) throws IOException {
    Path suffixes = Reading.root().resolve("models/packs/base/public_suffix_list.dat");
    IndicatorRules rules =
        new IndicatorRules(PublicSuffixes.of(Files.readAllLines(suffixes, StandardCharsets.UTF_8)));
    List<Indicator> indicators = new ArrayList<>();
    try (InputStream in = ContentStream.open(Files.newInputStream(logs.resolve(name)))) {
      FeedAccount account =
          new FeedReader(rules).read(name, in, FeedDefaults.named(name), indicators::add);
      assertThat(account.accepted()).isEqualTo(indicators.size());
      return "| %s | indicators, %s | %,d = %,d accepted + %,d ignored + %,d rejected | |"
          .formatted(
              name,
              account.format(),
              account.entries(),
              account.accepted(),
              InputAccount.total(account.ignored()),
              account.rejected());
    }
  }

  @Test
  void mixedStream_joinsNamesWithTheirConnections() throws IOException {
    Reading reading = read(logs().resolve("zeek_apt29_day1_combined.json.gz"), false);

    long named = reading.records.stream().filter(r -> r.host() != null).count();
    long figures =
        reading.records.stream().filter(r -> r.host() != null && r.durationMillis() > 0).count();
    assertThat(named).isPositive();
    assertThat(figures).isPositive();
    assertThat(reading.rejects).allMatch(reject -> reject.line() > 0);
  }

  @Test
  void accessLog_visitorsAreItsSubjects() throws IOException {
    Reading reading = read(logs().resolve("apache_access_10k.log.gz"), true);

    assertThat(reading.records.stream().map(AccessRecord::src).distinct().count())
        .isGreaterThan(1000);
    assertThat(reading.records)
        .allMatch(r -> r.host().equals("www.example.com") && r.url() != null && r.method() != null);
  }
}
