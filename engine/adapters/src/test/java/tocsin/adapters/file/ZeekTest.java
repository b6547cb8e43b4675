package tocsin.adapters.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tocsin.domain.traffic.AccessRecord;
import tocsin.domain.traffic.RejectReason;
import tocsin.domain.traffic.Via;

class ZeekTest {
  private static final String DNS =
      "#separator \\x09\n#set_separator\t,\n#empty_field\t(empty)\n#unset_field\t-\n#path\tdns\n"
          + "#fields\tts\tuid\tid.orig_h\tid.resp_h\tid.resp_p\tquery\tanswers";

  @TempDir Path temp;

  private Reading read(String... lines) throws IOException {
    return Reading.of(Reading.write(temp.resolve("z.log"), lines));
  }

  private static String row(String query, String answers) {
    return "1772323200.250\tC1\t10.0.0.1\t10.0.0.53\t53\t" + query + "\t" + answers;
  }

  @Test
  void tsvDns_row_becomesARecord() throws IOException {
    AccessRecord record =
        read(DNS, row("WWW.A.example", "192.0.2.1,cname.example,2001:DB8::1")).only();

    assertThat(record.at()).isEqualTo(Reading.T0 + 250);
    assertThat(record.via()).isEqualTo(Via.DNS);
    assertThat(record.src()).isEqualTo("10.0.0.1");
    assertThat(record.dst()).isEqualTo("10.0.0.53");
    assertThat(record.dport()).isEqualTo(53);
    assertThat(record.host()).isEqualTo("www.a.example");
    assertThat(record.answers()).hasSize(2).contains("192.0.2.1");
  }

  @Test
  void tsvUnsetAndEmpty_areNoValues() throws IOException {
    assertThat(read(DNS, row("a.example", "-")).only().answers()).isEmpty();
    assertThat(read(DNS, row("a.example", "(empty)")).only().answers()).isEmpty();
    assertThat(read(DNS, row("-", "-")).account().ignored())
        .containsEntry("zeek:dns without query", 1L);
    assertThat(
            read(
                    DNS.replace("(empty)", "NIL").replace("field\t-", "field\t?"),
                    row("a.example", "NIL"))
                .only()
                .answers())
        .isEmpty();
  }

  @Test
  void tsvFields_inAnyOrder_areFoundByName() throws IOException {
    Random random = new Random(4);
    List<String> names =
        new ArrayList<>(List.of("ts", "uid", "id.orig_h", "id.resp_h", "query", "x"));
    List<String> values =
        List.of("1772323200", "C1", "10.0.0.1", "10.0.0.53", "a.example", "anything");
    for (int i = 0; i < 20; i++) {
      List<String> order = new ArrayList<>(names);
      java.util.Collections.shuffle(order, random);
      String row =
          order.stream()
              .map(name -> values.get(names.indexOf(name)))
              .collect(java.util.stream.Collectors.joining("\t"));
      AccessRecord record =
          read("#fields\t" + String.join("\t", order) + "\n#path\tdns", row).only();

      assertThat(record.host()).as("seed 4: %s", order).isEqualTo("a.example");
      assertThat(record.src()).isEqualTo("10.0.0.1");
    }
  }

  @Test
  void tsvEscapes_areReadAsBytes() throws IOException {
    String http =
        "#separator \\x09\n#path\thttp\n#fields\tts\tid.orig_h\tid.resp_h\thost\turi\tuser_agent";
    AccessRecord record =
        read(
                http,
                "1772323200\t10.0.0.1\t192.0.2.1\t\\xe9\\x93\\xb6\\xe8\\xa1\\x8c.example\t/a\\x09b\\x2\tx\\x5cy")
            .only();

    assertThat(record.host()).isEqualTo("xn--jn2a72x.example");
    assertThat(record.url()).isEqualTo("/a\tb\\x2");
    assertThat(record.userAgent()).isEqualTo("x\\y");
  }

  @Test
  void tsvSets_areSplitBeforeTheirElementsAreUnescaped() throws IOException {
    String head = DNS.replace("#set_separator\t,", "#set_separator\t|");

    assertThat(read(head, row("a.example", "192.0.2.1|192.0.2.2")).only().answers())
        .containsExactly("192.0.2.1", "192.0.2.2");
    assertThat(read(DNS, row("a.example", "TXT 1\\x2c192.0.2.9,192.0.2.2")).only().answers())
        .containsExactly("192.0.2.2");
  }

  @Test
  void tsvSeparator_changed_isUsed() throws IOException {
    String head =
        "#separator \\x7c\n#path|dns\n#fields|ts|id.orig_h|query\n#types|time|addr|string";

    assertThat(read(head, "1772323200|10.0.0.1|a.example").hosts()).containsExactly("a.example");
  }

  @Test
  void tsvHeader_again_changesColumnsAndLog() throws IOException {
    Reading reading =
        read(
            DNS,
            row("a.example", "-"),
            "#close\t2026-03-01-09-00-00",
            "#separator \\x09",
            "#path\thttp",
            "#fields\thost\turi\tid.orig_h\tts",
            "b.example\t/x\t10.0.0.2\t1772323201.5",
            "#path\tweird",
            "1\t2\t3\t4");

    assertThat(reading.hosts()).containsExactly("a.example", "b.example");
    assertThat(reading.account().ignored())
        .containsEntry("zeek:header", 11L)
        .containsEntry("zeek:weird", 1L);
    assertThat(reading.account().addsUp()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "1772323200.25,1772323200250",
    "1772323200,1772323200000",
    "1772323200.9999999,1772323200999",
    "1.7723232e9,1772323200000",
    "2026-03-01T00:00:00.25Z,1772323200250"
  })
  void time_inAnySpelling_isMilliseconds(String text, long millis) {
    assertThat(ZeekRow.millis(text)).isEqualTo(millis);
  }

  @ParameterizedTest
  @CsvSource({"''", "x", "1.2.3", "1e99", "99999999999999999999.5", "NaN", "--1"})
  void time_unreadable_isNone(String text) {
    assertThat(ZeekRow.millis(text)).isEqualTo(tocsin.adapters.json.Times.NONE);
  }

  @Test
  void json_mixedStream_isReadByItsPath() throws IOException {
    Reading reading =
        read(
            "{\"_path\":\"dns\",\"ts\":1772323200.5,\"id.orig_h\":\"10.0.0.1\",\"query\":\"a.example\","
                + "\"answers\":[\"192.0.2.1\",{\"x\":[1]},null]}",
            "{\"_path\":\"http\",\"ts\":\"2026-03-01T00:00:01Z\",\"id.orig_h\":\"10.0.0.1\","
                + "\"id.resp_h\":\"192.0.2.1\",\"id.resp_p\":80,\"host\":\"b.example:80\",\"uri\":\"/x\"}",
            "{\"@stream\":\"ssl\",\"ts\":1772323202,\"id_orig_h\":\"10.0.0.1\",\"id_resp_h\":\"192.0.2.1\","
                + "\"server_name\":\"c.example\",\"cert_chain_fps\":[\""
                + "AB".repeat(32)
                + "\",\"x\"]}",
            "{\"_path\":\"software\",\"ts\":1772323203,\"host\":\"10.0.0.1\"}");

    assertThat(reading.hosts()).containsExactly("a.example", "b.example", "c.example");
    assertThat(reading.records)
        .extracting(AccessRecord::via)
        .containsExactly(Via.DNS, Via.HTTP, Via.TLS);
    assertThat(reading.records.get(0).answers()).containsExactly("192.0.2.1");
    assertThat(reading.records.get(2).cert()).isEqualTo("ab".repeat(32));
    assertThat(reading.account().ignored())
        .containsExactly(java.util.Map.entry("zeek:software", 1L));
  }

  @Test
  void json_withoutAPath_isToldByItsColumns() throws IOException {
    String head =
        "{\"ts\":1772323200.5,\"uid\":\"C\",\"id.orig_h\":\"10.0.0.1\",\"id.resp_h\":\"192.0.2.1\",";
    Reading reading =
        read(
            head + "\"query\":\"a.example\",\"qtype\":1}",
            head + "\"host\":\"b.example\",\"uri\":\"/\",\"trans_depth\":1}",
            head + "\"server_name\":\"c.example\",\"established\":true}",
            head + "\"request_type\":\"AS\",\"cipher\":\"aes256\"}",
            head + "\"note\":\"x\"}");

    assertThat(reading.hosts()).containsExactly("a.example", "b.example", "c.example");
    assertThat(reading.account().ignored()).containsEntry("zeek:other", 2L);
  }

  @Test
  void certificate_beforeOrAfterItsConnection_reachesIt() throws IOException {
    String hash = "0f".repeat(32);
    String x509 =
        "{\"_path\":\"x509\",\"ts\":1772323200,\"id\":\"F%s\",\"fingerprint\":\"" + hash + "\"}";
    String ssl =
        "{\"_path\":\"ssl\",\"ts\":1772323200,\"uid\":\"C%1$s\",\"id.orig_h\":\"10.0.0.1\","
            + "\"server_name\":\"h%1$s.example\",\"cert_chain_fuids\":[\"F%1$s\"]}";

    Reading reading =
        read(x509.formatted(1), ssl.formatted(1), ssl.formatted(2), x509.formatted(2));

    assertThat(reading.hosts()).containsExactly("h1.example", "h2.example", "h2.example");
    assertThat(reading.records.get(0).cert()).isEqualTo(hash);
    assertThat(reading.records.get(1).cert()).isNull();
    assertThat(reading.records.get(2).cert()).isEqualTo(hash);
    assertThat(reading.account().joined()).isEqualTo(2);
  }

  private static void assertJoined(ZeekLogs logs, Reading reading, String how) {
    Predicate<AccessRecord> hasFigures = r -> r.host() != null && r.bytesUp() > 0;
    long joined =
        reading.records.stream().filter(hasFigures).map(AccessRecord::host).distinct().count();
    long alone = reading.records.stream().filter(r -> r.host() == null).count();
    // A connection that lasts minutes is logged long after what was asked for in it.
    assertThat(joined).as(how).isBetween(logs.claimed * 97L / 100, (long) logs.claimed);
    assertThat(alone).as(how).isBetween((long) logs.alone, logs.alone + logs.claimed - joined);
    assertThat(reading.rejects).as(how).isEmpty();
    assertThat(reading.accounts.values()).as(how).allMatch(a -> a.addsUp() && a.complete());
  }

  @Test
  void joins_logsOfHours_findTheirConnections() throws IOException {
    for (long seed = 0; seed < 3; seed++) {
      ZeekLogs logs = new ZeekLogs(new Random(seed), 3000, 12);
      logs.writeTsv(temp.resolve("tsv" + seed));
      logs.writeJsonFolder(temp.resolve("json" + seed));
      logs.writeJson(temp.resolve("stream" + seed + "/all.json"));

      assertJoined(logs, Reading.of(temp.resolve("tsv" + seed)), "seed " + seed + " tsv");
      assertJoined(logs, Reading.of(temp.resolve("json" + seed)), "seed " + seed + " json");
      assertJoined(logs, Reading.of(temp.resolve("stream" + seed)), "seed " + seed + " stream");
    }
  }

  @Test
  void connectionsAlone_areGivenAtTheEndAndKeepTheirTimes() throws IOException {
    Reading reading =
        read(
            ZeekLogs.header("conn"),
            "1772323200.0\tC1\t10.0.0.1\t1\t192.0.2.1\t443\t1.5\t10\t20\tSF",
            "1772323300.0\tC2\t10.0.0.1\t1\t192.0.2.2\t443\t-\t-\t-\tS0");

    assertThat(reading.records).hasSize(2).allMatch(r -> r.via() == Via.FLOW && r.host() == null);
    assertThat(reading.records.get(0).durationMillis()).isEqualTo(1500);
    assertThat(reading.account().joined()).isEqualTo(2);
    assertThat(reading.account().firstAt()).isEqualTo(Reading.T0);
    assertThat(reading.account().lastAt()).isEqualTo(Reading.T0 + 100_000);
  }

  @Test
  void manyLogNames_inTheAccount_areBounded() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      lines.add("{\"_path\":\"log" + i + "\",\"ts\":1}");
    }
    Reading reading = read(lines.toArray(String[]::new));

    assertThat(reading.account().ignored()).hasSizeLessThan(100);
    assertThat(reading.account().addsUp()).isTrue();
    assertThat(reading.account().lines()).isEqualTo(5000);
  }

  @Test
  void numbersThatAreNone_areRejected() throws IOException {
    String conn = "1772323200.0\tC1\t10.0.0.1\t1\t192.0.2.1\t443\t%s\t%s\t20\tSF";
    for (String[] bad :
        new String[][] {{"x", "1"}, {"NaN", "1"}, {"-1", "1"}, {"1", "-5"}, {"1", "1.5"}}) {
      Reading reading = read(ZeekLogs.header("conn"), conn.formatted((Object[]) bad));
      assertThat(reading.rejects)
          .as(String.join("/", bad))
          .extracting(reject -> reject.reason())
          .containsExactly(RejectReason.BAD_NUMBER);
    }
  }
}
