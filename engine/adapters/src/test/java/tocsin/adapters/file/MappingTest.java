package tocsin.adapters.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tocsin.adapters.json.Problem;
import tocsin.domain.traffic.AccessRecord;
import tocsin.domain.traffic.RejectReason;
import tocsin.domain.traffic.Via;

class MappingTest {
  private static final String COLUMNS = "columns: {ts: at, src: ip, host: site, bytesDown: down}\n";

  @TempDir Path temp;

  private Reading read(String mapping, String... lines) throws IOException {
    Path yaml = Files.writeString(temp.resolve("m.yaml"), mapping);
    Path file = Reading.write(temp.resolve("log.csv"), lines);
    return Reading.of(Reading.spec(Format.UNKNOWN, yaml.toString(), file), 1);
  }

  private List<String> problems(String mapping) throws IOException {
    Path yaml = Files.writeString(temp.resolve("m.yaml"), mapping);
    List<Problem> problems = new ArrayList<>();
    Mapping read = Mapping.read(yaml, problems);
    assertThat(read == null).isEqualTo(!problems.isEmpty());
    return problems.stream().map(p -> p.line() + ":" + p.column() + " " + p.message()).toList();
  }

  @Test
  void csv_header_columnsAreFoundByName() throws IOException {
    Reading reading =
        read(
            COLUMNS,
            "x,down,at,site,ip",
            "1,77,2026-03-01T08:00:00+08:00,A.example,10.0.0.1",
            "1,,2026-03-01T00:00:01Z,\"b.example\",10.0.0.2",
            "\"a,\"\"b\",-,2026-03-01T00:00:02Z,c.example,10.0.0.3,too,many");

    assertThat(reading.hosts()).containsExactly("a.example", "b.example", "c.example");
    assertThat(reading.records.get(0).bytesDown()).isEqualTo(77);
    assertThat(reading.records.get(1).bytesDown()).isZero();
    assertThat(reading.account().ignored()).containsExactly(java.util.Map.entry("csv:header", 1L));
    assertThat(reading.account().addsUp()).isTrue();
  }

  @Test
  void csv_withoutHeader_columnsAreNumbers() throws IOException {
    AccessRecord record =
        read(
                "header: false\ndelimiter: tab\nquote: \"'\"\ntime: {format: seconds}\n"
                    + "columns: {ts: 2, src: 1, host: 4}\nconstants: {via: https, sensor: gw}\n",
                "10.0.0.1\t1772323200.5\tx\t'a.example'")
            .only();

    assertThat(record.at()).isEqualTo(Reading.T0 + 500);
    assertThat(record.via()).isEqualTo(Via.TLS);
    assertThat(record.sensor()).isEqualTo("gw");
    assertThat(record.host()).isEqualTo("a.example");
  }

  @Test
  void csv_byteOrderMarkAndBlankLineBeforeTheHeader_doNotMatter() throws IOException {
    Reading reading =
        read(COLUMNS, "\uFEFF", "at,ip,site,down", "2026-03-01T00:00:00Z,10.0.0.1,a.example,1");
    Reading marked =
        read(COLUMNS, "\uFEFFat,ip,site,down", "2026-03-01T00:00:00Z,10.0.0.1,a.example,1");

    assertThat(reading.hosts()).containsExactly("a.example");
    assertThat(marked.hosts()).containsExactly("a.example");
  }

  @Test
  void csv_headerWithoutAColumn_isOneRejectForTheFile() throws IOException {
    Reading reading = read(COLUMNS, "at;ip;site;down", "x;y;z;1", "x;y;z;1");

    assertThat(reading.records).isEmpty();
    assertThat(reading.rejects).hasSize(1);
    assertThat(reading.rejects.get(0).reason()).isEqualTo(RejectReason.COLUMNS);
    assertThat(reading.rejects.get(0).line()).isZero();
    assertThat(reading.rejects.get(0).detail()).contains("no column 'at' for ts");
    assertThat(reading.account().addsUp()).isTrue();
  }

  @Test
  void pattern_groups_becomeFields() throws IOException {
    String mapping =
        "lines: pattern\npattern: '^(?P<ip>\\S+) (?P<at>\\d+) (?P<what>\\S+)(?: (?P<n>\\d+))?$'\n"
            + "time: {format: millis}\ncolumns: {ts: at, src: ip, url: what, bytesUp: n}\n";
    Reading reading =
        read(
            mapping,
            "10.0.0.1 1772323200000 http://a.example/x",
            "10.0.0.1 1772323200000 http://b.example/x 5",
            "no match");

    assertThat(reading.hosts()).containsExactly("a.example", "b.example");
    assertThat(reading.records.get(1).bytesUp()).isEqualTo(5);
    assertThat(reading.rejects).hasSize(1);
    assertThat(reading.rejects.get(0).reason()).isEqualTo(RejectReason.PATTERN);
    assertThat(reading.rejects.get(0).line()).isEqualTo(3);
  }

  @Test
  void pattern_thatWouldTakeAgesElsewhere_isLinear() throws IOException {
    String mapping =
        "lines: pattern\npattern: '^(?P<at>(a+)+)+$'\ntime: {format: millis}\ncolumns: {ts: at}\n";

    Reading reading = read(mapping, "a".repeat(5000) + "!");

    assertThat(reading.rejects.get(0).reason()).isEqualTo(RejectReason.PATTERN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{format: iso} | 2026-03-01T08:00:00+08:00",
        "{format: iso} | 2026-03-01 00:00:00Z",
        "{format: iso, zone: Asia/Shanghai} | 2026-03-01T08:00:00",
        "{format: iso, zone: Asia/Shanghai} | 2026-03-01 08:00:00.000",
        "{format: iso, zone: Asia/Shanghai} | 2026-03-01T00:00:00Z",
        "{format: 'yyyy/MM/dd HH:mm:ss', zone: Asia/Shanghai} | 2026/03/01 08:00:00",
        "{format: 'dd/MMM/yyyy:HH:mm:ss Z'} | 01/Mar/2026:03:00:00 +0300",
        "{format: yyyyMMddHHmmssX} | 20260301000000Z",
        "{format: millis} | 1772323200000",
        "{format: seconds} | 1772323200",
      })
  void time_formatsAndZones_areTheSameInstant(String time, String text) throws IOException {
    AccessRecord record =
        read(
                "header: false\ntime: " + time + "\ncolumns: {ts: 1, src: 2, host: 3}\n",
                text + ",10.0.0.1,a.example")
            .only();

    assertThat(record.at()).isEqualTo(Reading.T0);
  }

  @ParameterizedTest
  @CsvSource({"2026-03-01T08:00:00", "2026-02-30T08:00:00Z", "yesterday", "2026-03-01"})
  void time_unreadable_isRejected(String text) throws IOException {
    Reading reading =
        read("header: false\ncolumns: {ts: 1, src: 2, host: 3}\n", text + ",10.0.0.1,a.example");

    assertThat(reading.rejects).hasSize(1);
    assertThat(reading.rejects.get(0).reason()).isEqualTo(RejectReason.BAD_TIME);
  }

  @Test
  void constants_areDefaultsForWhatALineLacks() throws IOException {
    Reading reading =
        read(
            "header: false\ncolumns: {ts: 1, src: 2, host: 3}\nconstants: {host: www.example.com, dport: 8080}\n",
            "2026-03-01T00:00:00Z,10.0.0.1,a.example",
            "2026-03-01T00:00:00Z,10.0.0.1,-");

    assertThat(reading.hosts()).containsExactly("a.example", "www.example.com");
    assertThat(reading.records).allMatch(record -> record.dport() == 8080);
  }

  @Test
  void problems_areAllToldWithTheirPlaces() throws IOException {
    assertThat(
            problems(
                """
                lines: table
                delimiter: ;;
                columns:
                  when: at
                  src: ip
                constants:
                  dport: many
                  ts: now
                colour: red
                """))
        .satisfiesExactlyInAnyOrder(
            p -> assertThat(p).startsWith("1:8 'table' is neither csv nor pattern"),
            p -> assertThat(p).startsWith("2:12 ';;' is not one character"),
            p -> assertThat(p).startsWith("4:9 no field 'when'"),
            p -> assertThat(p).contains("no column for ts"),
            p -> assertThat(p).startsWith("7:10 'many' is no whole number"),
            p -> assertThat(p).startsWith("8:7 the time cannot be the same"),
            p -> assertThat(p).startsWith("9:9 no field 'colour' here"));
  }

  @Test
  void problems_ofPatterns_pointIntoThem() throws IOException {
    assertThat(problems("lines: pattern\npattern: '(?P<at>x'\ncolumns: {ts: at}\n"))
        .anyMatch(p -> p.startsWith("2:") && p.contains("does not compile"));
    assertThat(problems("lines: pattern\npattern: '(?P<at>x)'\ncolumns: {ts: at, src: ip}\n"))
        .containsExactly("3:24 no group 'ip' in the pattern; there are [at]");
    assertThat(problems("lines: pattern\ncolumns: {ts: at}\n"))
        .anyMatch(p -> p.contains("'pattern' is missing"));
  }

  @Test
  void problems_ofColumnsAndTimes_pointAtThem() throws IOException {
    assertThat(problems("header: false\ncolumns: {ts: 0, src: ip}\n"))
        .containsExactly(
            "2:15 '0' is no number from 1; without a header columns have no names",
            "2:23 'ip' is no number from 1; without a header columns have no names");
    assertThat(problems("delimiter: '\"'\n" + COLUMNS)).anyMatch(p -> p.contains("the delimiter"));
    assertThat(problems("time: {format: iso, zone: Mars}\n" + COLUMNS))
        .containsExactly("1:27 no time zone 'Mars'");
    assertThat(problems("time: {format: 'yyyy-MM-dd HH:mm'}\n" + COLUMNS))
        .hasSize(1)
        .allMatch(p -> p.startsWith("1:16 'yyyy-MM-dd HH:mm' gives no point in time"));
    assertThat(problems("time: {format: 'qqq{'}\n" + COLUMNS)).hasSize(1);
  }

  @Test
  void samples_xdr_isReadAsItsDescriptionSays() throws IOException {
    Path mappings = Reading.root().resolve("sample-data/mappings");
    Reading reading =
        Reading.of(
            Reading.spec(
                Format.UNKNOWN,
                mappings.resolve("xdr.yaml").toString(),
                mappings.resolve("xdr-example.csv")),
            1);

    assertThat(reading.rejects).isEmpty();
    assertThat(reading.hosts())
        .containsExactly("www.shop.example", "quick-loan.example", null, "xn--jn2a72x.example");
    assertThat(reading.records.get(1).userAgent())
        .isEqualTo("Mozilla/5.0 (Linux; Android 14), Mobile");
    assertThat(reading.records.get(1).at()).isEqualTo(Reading.T0 + 2250);
    assertThat(reading.records.get(2).app()).isEqualTo("com.example.chat");
    assertThat(reading.records).allMatch(record -> record.sensor().equals("xdr"));
  }

  @Test
  void samples_apacheCombined_readsAccessLogs() throws IOException {
    Path mapping = Reading.root().resolve("sample-data/mappings/apache-combined.yaml");
    Path log =
        Reading.write(
            temp.resolve("access.log"),
            "203.0.113.7 - - [01/Mar/2026:08:00:00 +0800] \"GET /pay?x=1 HTTP/1.1\" 200 512 \"-\" \"UA (x)\"",
            "2001:db8::7 - anna [01/Mar/2026:08:00:01 +0800] \"POST / HTTP/2.0\" 304 - \"http://r.example/\" \"UA\"",
            "203.0.113.7 - - [01/Mar/2026:08:00:02 +0800] \"GET /old\" 200 5",
            "203.0.113.7 - - [01/Mar/2026:08:00:03 +0800] \"\\x16\\x03\\x01\" 400 226 \"-\" \"-\"");
    Reading reading = Reading.of(Reading.spec(Format.UNKNOWN, mapping.toString(), log), 1);

    assertThat(reading.records).hasSize(3).allMatch(r -> r.host().equals("www.example.com"));
    assertThat(reading.records)
        .extracting(AccessRecord::url)
        .containsExactly("/pay?x=1", "/", "/old");
    assertThat(reading.records).extracting(AccessRecord::bytesDown).containsExactly(512L, 0L, 5L);
    assertThat(reading.records.get(0).at()).isEqualTo(Reading.T0);
    assertThat(reading.records.get(1).referrer()).isEqualTo("http://r.example/");
    assertThat(reading.rejects).hasSize(1);
    assertThat(reading.rejects.get(0).reason()).isEqualTo(RejectReason.PATTERN);
  }
}
