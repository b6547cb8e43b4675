package tocsin.adapters.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tocsin.domain.traffic.AccessRecord;
import tocsin.domain.traffic.AccessRecordBuilder;
import tocsin.domain.traffic.RejectReason;
import tocsin.domain.traffic.Via;

/** What the scanner accepts, Jackson would have read alike; what it will not, Jackson decides. */
class NativeScannerTest {
  private static final int LINES = 20_000;
  private static final RecordRules RULES =
      new RecordRules(Limits.until(Times.parse("2040-01-01T00:00:00Z")));

  private final NativeScanner scanner = new NativeScanner();
  private final NativeJson json = new NativeJson(RULES.limits(), new UnknownFields());

  /** What a line gives: a record or a reason. */
  private record Outcome(@Nullable AccessRecord record, @Nullable RejectReason reason) {
    static Outcome of(@Nullable Refusal refusal, AccessRecordBuilder record) {
      return refusal == null
          ? new Outcome(record.build(), null)
          : new Outcome(null, refusal.reason());
    }
  }

  private Outcome byJackson(byte[] bytes, int start, int end) {
    AccessRecordBuilder record = new AccessRecordBuilder();
    Refusal refusal = json.read(bytes, start, end, record);
    return Outcome.of(refusal != null ? refusal : RULES.finish(record), record);
  }

  private static Outcome decoded(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    AccessRecordBuilder record = new AccessRecordBuilder();
    NativeDecoder decoder = new NativeDecoder(RULES, new UnknownFields());
    return Outcome.of(decoder.decode(bytes, 0, bytes.length, record), record);
  }

  private boolean scans(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return scanner.scan(bytes, 0, bytes.length, new AccessRecordBuilder());
  }

  @Test
  void scan_randomLines_whatIsAcceptedIsWhatJacksonReads() {
    for (long seed = 1; seed <= 8; seed++) {
      RandomLines lines = new RandomLines(seed);
      Random random = new Random(seed);
      int accepted = 0;
      for (int i = 0; i < LINES; i++) {
        byte[] line = lines.next();
        // The line stands between others' bytes, as it does in a reader's buffer.
        byte[] buffer = new byte[line.length + random.nextInt(24)];
        random.nextBytes(buffer);
        int start = random.nextInt(buffer.length - line.length + 1);
        System.arraycopy(line, 0, buffer, start, line.length);
        int end = start + line.length;

        AccessRecordBuilder record = new AccessRecordBuilder();
        boolean scanned = scanner.scan(buffer, start, end, record);
        Outcome wanted = byJackson(buffer, start, end);

        if (scanned) {
          accepted++;
          assertThat(Outcome.of(RULES.finishCanonical(record), record))
              .as("seed %d, line %d: %s", seed, i, new String(line, StandardCharsets.ISO_8859_1))
              .isEqualTo(wanted);
        }
      }
      assertThat(accepted)
          .as("lines of seed %d the scanner takes", seed)
          .isBetween(3000, LINES / 2);
    }
  }

  @Test
  void decode_randomLines_sameAsJacksonAlone() {
    NativeDecoder decoder = new NativeDecoder(RULES, new UnknownFields());
    AccessRecordBuilder record = new AccessRecordBuilder();
    RandomLines lines = new RandomLines(99);
    for (int i = 0; i < LINES; i++) {
      byte[] line = lines.next();

      Outcome outcome = Outcome.of(decoder.decode(line, 0, line.length, record), record);

      assertThat(outcome)
          .as("seed 99, line %d: %s", i, new String(line, StandardCharsets.ISO_8859_1))
          .isEqualTo(byJackson(line, 0, line.length));
    }
  }

  @Test
  void scan_fullPlainLine_takesEveryField() {
    String line =
        "{\"ts\":\"2026-03-01T08:00:00.25+08:00\",\"subject\":\"p1\",\"src\":\"10.0.0.1\","
            + "\"dst\":\"192.0.2.1\",\"dport\":443,\"via\":\"tls\",\"host\":\"a.example\","
            + "\"url\":\"/x\",\"method\":\"GET\",\"referrer\":\"r\",\"ua\":\"u\",\"app\":\"b\","
            + "\"ja4\":\"j\",\"cert\":\"AB\",\"answers\":[\"192.0.2.2\",\"2001:db8::1\"],"
            + "\"bytesUp\":1,\"bytesDown\":2,\"durationMs\":3,\"sensor\":\"s\"}";

    assertThat(scans(line)).isTrue();
    AccessRecord record = decoded(line).record();
    assertThat(record)
        .isEqualTo(
            new AccessRecord(
                1772323200250L,
                "p1",
                "10.0.0.1",
                "192.0.2.1",
                443,
                Via.TLS,
                "a.example",
                "/x",
                "GET",
                "r",
                "u",
                "b",
                "j",
                "ab",
                java.util.List.of("192.0.2.2", "2001:db8::1"),
                1,
                2,
                3,
                "s"));
  }

  @Test
  void scan_unknownVia_isLeftToJackson() {
    String line =
        "{\"ts\":1772323200000,\"src\":\"10.0.0.1\",\"via\":\"hxxp\",\"host\":\"a.example\"}";

    assertThat(scans(line)).isFalse();
    assertThat(decoded(line).record()).extracting(AccessRecord::via).isEqualTo(Via.OTHER);
  }

  @Test
  void decode_afterARefusedLine_nothingOfItRemains() {
    NativeDecoder decoder = new NativeDecoder(RULES, new UnknownFields());
    AccessRecordBuilder record = new AccessRecordBuilder();
    byte[] bad =
        "{\"ts\":1772323200000,\"url\":\"/left\",\"app\":\"x\",\"dport\":70000}"
            .getBytes(StandardCharsets.UTF_8);
    byte[] good =
        "{\"ts\":1772323200001,\"src\":\"10.0.0.1\",\"host\":\"a.example\"}"
            .getBytes(StandardCharsets.UTF_8);

    Refusal refusal = decoder.decode(bad, 0, bad.length, record);
    Refusal none = decoder.decode(good, 0, good.length, record);

    assertThat(refusal).extracting(Refusal::reason).isEqualTo(RejectReason.BAD_NUMBER);
    assertThat(none).isNull();
    assertThat(record.build())
        .isEqualTo(decoded(new String(good, StandardCharsets.UTF_8)).record());
  }

  @Test
  void decode_unknownFields_areCountedByName() {
    UnknownFields unknown = new UnknownFields();
    NativeDecoder decoder = new NativeDecoder(RULES, unknown);
    for (int i = 0; i < 200; i++) {
      byte[] line =
          ("{\"ts\":1772323200000,\"src\":\"10.0.0.1\",\"host\":\"a.example\",\"x\":[1],\"n"
                  + i
                  + "\":{\"ts\":2}}")
              .getBytes(StandardCharsets.UTF_8);
      assertThat(decoder.decode(line, 0, line.length, new AccessRecordBuilder())).isNull();
    }

    assertThat(unknown.counts()).containsEntry("x", 200L).containsEntry("n0", 1L);
    assertThat(unknown.counts()).hasSizeLessThanOrEqualTo(Counts.MAX_NAMES + 1);
    assertThat(unknown.counts().values().stream().mapToLong(n -> n).sum()).isEqualTo(400);
  }
}
