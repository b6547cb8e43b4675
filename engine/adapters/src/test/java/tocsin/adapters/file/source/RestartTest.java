package tocsin.adapters.file.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tocsin.adapters.file.Format;
import tocsin.adapters.file.InputSpec;
import tocsin.adapters.file.Lane;
import tocsin.adapters.file.LaneReader;
import tocsin.adapters.file.Lanes;
import tocsin.adapters.file.Reading;
import tocsin.adapters.file.ZeekLogs;
import tocsin.domain.traffic.AccessRecord;
import tocsin.domain.traffic.InputAccount;

/**
 * A reader that is stopped after any batch and started again from its written position reads what
 * one that runs through reads, and its account is the same.
 */
class RestartTest {
  private static final int SEEDS = 6;

  @TempDir Path temp;

  private final LaneSerializer serializer = new LaneSerializer();

  private Reading restarting(InputSpec spec, Random random) throws IOException {
    Reading reading = new Reading();
    for (Lane planned : Lanes.plan(spec, 1)) {
      LaneReader reader = new LaneReader(planned, spec);
      while (!reader.done()) {
        reading.take(reader.read());
        Lane lane = reader.position();
        if (random.nextInt(4) == 0) {
          reader.close();
          byte[] written = serializer.serialize(new LaneSplit(lane));
          reader = new LaneReader(serializer.deserialize(1, written).lane(), spec);
        }
      }
      reader.close();
    }
    return reading;
  }

  private static Map<String, String> accounts(Reading reading) {
    Map<String, String> accounts = new TreeMap<>();
    for (InputAccount a : reading.accounts.values()) {
      assertThat(a.addsUp() && a.complete()).as("%s", a).isTrue();
      accounts.put(
          a.file(),
          a.lines()
              + " "
              + a.records()
              + " "
              + a.joined()
              + " "
              + a.ignored()
              + " "
              + a.rejected()
              + " "
              + a.unknownFields()
              + " "
              + a.bytes()
              + " "
              + a.firstAt()
              + " "
              + a.lastAt());
    }
    return accounts;
  }

  private static List<AccessRecord> sorted(List<AccessRecord> records) {
    return records.stream()
        .sorted(Comparator.comparingLong(AccessRecord::at).thenComparing(r -> r.host() + r.src()))
        .toList();
  }

  private void assertSame(InputSpec spec) throws IOException {
    Reading whole = Reading.of(spec, 1);
    assertThat(whole.records).hasSizeGreaterThan(500);
    for (long seed = 0; seed < SEEDS; seed++) {
      Reading parts = restarting(spec, new Random(seed));

      assertThat(sorted(parts.records)).as("seed %d", seed).isEqualTo(sorted(whole.records));
      assertThat(parts.rejects)
          .as("seed %d", seed)
          .containsExactlyInAnyOrderElementsOf(whole.rejects);
      assertThat(accounts(parts)).as("seed %d", seed).isEqualTo(accounts(whole));
    }
  }

  private Path lines(String name, int count, int step, Random random) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String line =
          "{\"ts\":"
              + (Reading.T0 + 1000L * step * i)
              + ",\"src\":\"10.0.0."
              + i % 250
              + "\",\"host\":\"h"
              + i
              + "."
              + name
              + ".example\",\"odd"
              + i % 3
              + "\":1}";
      lines.add(random.nextInt(50) == 0 ? "{bad" : random.nextInt(50) == 0 ? "" : line);
    }
    return Files.write(temp.resolve(name), lines);
  }

  private static Path gzip(Path file) throws IOException {
    byte[] plain = Files.readAllBytes(file);
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(plain);
    }
    return file;
  }

  private static Path cut(Path file, int bytes) throws IOException {
    byte[] all = Files.readAllBytes(file);
    return Files.write(file, java.util.Arrays.copyOf(all, all.length - bytes));
  }

  @Test
  void nativeFiles_plainPackedAndDamaged_readOnWhereTheyStopped() throws IOException {
    Random random = new Random(1);
    Path plain = lines("plain", 2500, 3, random);
    Path packed = gzip(lines("packed", 2500, 5, random));
    Path damaged = cut(gzip(lines("damaged", 2500, 1, random)), 3000);

    assertSame(Reading.spec(plain, packed, damaged));
  }

  @Test
  void mappedFile_withMarkAndBlankLineBeforeItsHeader_readsOnWhereItStopped() throws IOException {
    Path mapping =
        Files.writeString(temp.resolve("m.yaml"), "columns: {ts: at, src: ip, host: site}\n");
    StringBuilder csv = new StringBuilder("\uFEFF\n\nat,ip,site\n");
    StringBuilder marked = new StringBuilder("\uFEFFat,ip,site\n");
    for (int i = 0; i < 3000; i++) {
      String at = java.time.Instant.ofEpochMilli(Reading.T0 + i * 1000L).toString();
      csv.append(i % 90 == 7 ? "x,y" : at + ",10.0.0.1,h" + i + ".example").append("\r\n");
      marked.append(at).append(",10.0.0.2,m").append(i).append(".example\n");
    }
    Path first = Files.writeString(temp.resolve("a.csv"), csv);
    Path second = Files.writeString(temp.resolve("b.csv"), marked, StandardCharsets.UTF_8);

    assertSame(Reading.spec(Format.MAPPED, mapping.toString(), first, second));
  }

  @Test
  void stripes_readOnWhereTheyStopped() throws IOException {
    Path file = temp.resolve("large");
    try (var out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < 70_000; i++) {
        String line =
            i % 9999 == 0
                ? "{bad"
                : "{\"ts\":"
                    + (Reading.T0 + i)
                    + ",\"src\":\"10.0.0.1\",\"host\":\"h"
                    + i
                    + ".example\"}";
        out.write(line + " ".repeat(300) + "\n");
      }
    }
    InputSpec spec = Reading.spec(file);
    Reading parts = new Reading();
    Random random = new Random(5);
    List<Lane> lanes = Lanes.plan(spec, 2);
    assertThat(lanes).allMatch(lane -> lane.positions().get(0).stripes() == 2);
    for (Lane lane : lanes) {
      LaneReader reader = new LaneReader(lane, spec);
      while (!reader.done()) {
        parts.take(reader.read());
        Lane position = reader.position();
        if (random.nextInt(30) == 0) {
          reader.close();
          reader =
              new LaneReader(
                  serializer.deserialize(1, serializer.serialize(new LaneSplit(position))).lane(),
                  spec);
        }
      }
      reader.close();
    }

    Set<String> hosts = parts.records.stream().map(AccessRecord::host).collect(Collectors.toSet());
    assertThat(parts.records).as("seed 5").hasSize(70_000 - 8);
    assertThat(hosts).hasSize(70_000 - 8);
    assertThat(parts.rejects).allMatch(reject -> reject.line() % 9999 == 1).hasSize(8);
  }

  /** An access without the figures that a join adds. */
  private static String access(AccessRecord r) {
    return r.at()
        + " "
        + r.src()
        + " "
        + r.via()
        + " "
        + r.host()
        + " "
        + r.url()
        + " "
        + r.answers();
  }

  private static String figures(AccessRecord r) {
    return r.src() + " " + r.bytesUp() + " " + r.bytesDown() + " " + r.durationMillis();
  }

  /**
   * The contract of joins over a restart: every access is told; every connection's figures are
   * told, with the access or, when the two lie on different sides of the restart, apart.
   */
  private void assertJoined(InputSpec spec) throws IOException {
    Reading whole = Reading.of(spec, 1);
    Set<String> accesses = new HashSet<>();
    Set<String> figures = new HashSet<>();
    for (AccessRecord record : whole.records) {
      if (record.host() != null) {
        accesses.add(access(record));
      }
      if (record.bytesUp() > 0) {
        figures.add(figures(record));
      }
    }
    for (long seed = 0; seed < SEEDS; seed++) {
      Reading parts = restarting(spec, new Random(seed));

      assertThat(
              parts.records.stream()
                  .filter(r -> r.host() != null)
                  .map(RestartTest::access)
                  .collect(Collectors.toSet()))
          .as("accesses, seed %d", seed)
          .isEqualTo(accesses);
      assertThat(parts.records.stream().map(RestartTest::figures).collect(Collectors.toSet()))
          .as("figures, seed %d", seed)
          .containsAll(figures);
      assertThat(accounts(parts)).as("seed %d", seed).isEqualTo(accounts(whole));
    }
  }

  @Test
  void zeekFolder_readsOnWithWhatWaited() throws IOException {
    new ZeekLogs(new Random(2), 3000, 6).writeTsv(temp.resolve("zeek"));

    assertJoined(Reading.spec(temp.resolve("zeek")));
  }

  @Test
  void zeekStream_readsOnWithWhatWaited() throws IOException {
    new ZeekLogs(new Random(3), 3000, 6).writeJson(temp.resolve("all.json"));

    assertJoined(Reading.spec(temp.resolve("all.json")));
  }

  @Test
  void eveFiles_readOnWithWhatWaited() throws IOException {
    for (int file = 0; file < 2; file++) {
      Random random = new Random(file);
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < 2500; i++) {
        String at = java.time.Instant.ofEpochMilli(Reading.T0 + i * 4000L).toString();
        // Some flows come before what was asked for in them, some have none, some no flow.
        boolean flow = random.nextBoolean();
        String body =
            flow
                ? "\"flow\":{\"bytes_toserver\":" + (i + 1) + "}"
                : "\"tls\":{\"sni\":\"h" + i + ".f" + file + ".example\"}";
        lines.add(
            "{\"timestamp\":\""
                + at
                + "\",\"flow_id\":"
                + (i - random.nextInt(30))
                + ",\"event_type\":\""
                + (flow ? "flow" : "tls")
                + "\",\"src_ip\":\"10.0."
                + file
                + ".1\",\"dest_ip\":\"192.0.2.1\","
                + body
                + "}");
      }
      Files.write(temp.resolve("eve" + file + ".json"), lines);
    }

    assertJoined(Reading.spec(temp));
  }
}
