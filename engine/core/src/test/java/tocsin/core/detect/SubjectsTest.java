package tocsin.core.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static tocsin.core.detect.Given.ALWAYS;
import static tocsin.core.detect.Given.NEVER;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tocsin.core.detect.LinesTable.Line;
import tocsin.domain.traffic.AccessRecord;
import tocsin.domain.traffic.AccessRecordBuilder;

/** Whose access it was: record, lines table, pseudonym. */
class SubjectsTest {
  private static final LinesTable LINES =
      LinesTable.of(
          List.of(
              new Line("10.0.0.1", "anna", 100, 200),
              new Line("10.0.0.1", "bert", 200, 300),
              new Line("2001:db8::1", "cora", ALWAYS, NEVER)));

  private static AccessRecord record(String subject, String src, long at) {
    AccessRecordBuilder record = Given.access();
    record.subject = subject;
    record.src = src;
    record.at = at;
    return record.build();
  }

  private static Pseudonyms pseudonyms(String key) {
    return new Pseudonyms(key.getBytes(StandardCharsets.US_ASCII));
  }

  @ParameterizedTest
  @CsvSource({
    "dora, 10.0.0.1, 150, dora",
    "dora,, 150, dora",
    ", 10.0.0.1, 100, anna",
    ", 10.0.0.1, 199, anna",
    ", 10.0.0.1, 200, bert",
    ", 10.0.0.1, 299, bert",
    ", 10.0.0.1, 99, padbe8bc2db276d31c30ce3f3",
    ", 10.0.0.1, 300, padbe8bc2db276d31c30ce3f3",
    ", 192.0.2.1, 150, p3c567a99f3cdddb398e96918",
    ", 2001:db8::1, 0, cora",
    ",, 150,"
  })
  void of_record_itsOwnSubjectThenTheLineThenThePseudonym(
      String subject, String src, long at, String expected) {
    Subjects subjects = new Subjects(LINES, Given.pseudonyms());

    assertThat(subjects.of(record(subject, src, at))).isEqualTo(expected);
  }

  @Test
  void of_manyAddresses_pseudonymsStayTheSameWhenForgotten() {
    Subjects subjects = new Subjects(LinesTable.EMPTY, Given.pseudonyms());
    String first = subjects.of(record(null, "192.0.2.1", 0));

    Set<String> all = new HashSet<>();
    for (int i = 0; i < 70_000; i++) {
      all.add(
          subjects.of(record(null, "10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255), 0)));
    }

    assertThat(all).hasSize(70_000).doesNotContain(first);
    assertThat(subjects.of(record(null, "192.0.2.1", 0))).isEqualTo(first);
  }

  /** HMAC-SHA-256 as another implementation computes it. */
  @ParameterizedTest
  @CsvSource({
    "sixteen bytes or more, 192.0.2.1, p3c567a99f3cdddb398e96918",
    "sixteen bytes or more, 2001:db8::1, p0d4d012bed3002b3cb756f3f",
    "'another key, as long', 192.0.2.1, p2c310013ce3aeba9a2e445c9",
    "'another key, as long', 2001:db8::1, p4d13e13625a0076c3309f070"
  })
  void pseudonym_keyAndAddress_neverChanges(String key, String address, String expected) {
    assertThat(pseudonyms(key).of(address)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15})
  void pseudonyms_shortKey_isRefused(int length) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Pseudonyms(new byte[length]))
        .withMessageContaining(length + " bytes")
        .withMessageContaining("16");
  }

  @Test
  void toString_anythingThatHoldsAnAddress_doesNotShowIt() {
    Subjects subjects = new Subjects(LINES, Given.pseudonyms());
    AccessRecord record = record("dora", "192.0.2.1", 0);

    assertThat(subjects.of(record(null, "192.0.2.1", 0))).doesNotContain("192");
    for (Object it :
        List.of(subjects, LINES, Given.pseudonyms(), record, new Line("192.0.2.1", "dora", 0, 1))) {
      assertThat(it.toString()).doesNotContain("192.0.2.1", "10.0.0.1", "dora", "anna");
    }
  }

  @Test
  void lines_overlap_theLaterBeginningWins() {
    LinesTable lines =
        LinesTable.of(
            List.of(
                new Line("10.0.0.1", "anna", ALWAYS, NEVER),
                new Line("10.0.0.1", "cora", 150, 160),
                new Line("10.0.0.1", "bert", 100, 200)));

    assertThat(lines.size()).isEqualTo(1);
    assertThat(lines.subject("10.0.0.1", 99)).isEqualTo("anna");
    assertThat(lines.subject("10.0.0.1", 100)).isEqualTo("bert");
    assertThat(lines.subject("10.0.0.1", 150)).isEqualTo("cora");
    assertThat(lines.subject("10.0.0.1", 160)).isEqualTo("bert");
    assertThat(lines.subject("10.0.0.1", 200)).isEqualTo("anna");
    assertThat(lines.subject("10.0.0.2", 150)).isNull();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void lines_randomSpans_likeAScan(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      long from = i * 3L + random.nextInt(3);
      lines.add(
          random.nextInt(i + 1),
          new Line("10.0.0." + random.nextInt(5), "p" + i, from, from + random.nextInt(60)));
    }
    LinesTable table = LinesTable.of(lines);

    for (int i = 0; i < 3000; i++) {
      String ip = "10.0.0." + random.nextInt(5);
      long at = random.nextInt(-5, 700);
      String expected = null;
      long since = Long.MIN_VALUE;
      for (Line line : lines) {
        boolean held = line.ip().equals(ip) && line.validFrom() <= at && at < line.validUntil();
        if (held && line.validFrom() > since) {
          expected = line.subject();
          since = line.validFrom();
        }
      }
      assertThat(table.subject(ip, at)).as("seed %d, %s at %d", seed, ip, at).isEqualTo(expected);
    }
  }
}
