package tocsin.adapters.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tocsin.adapters.feeds.Feeds.Read;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.IndicatorKind;

/** Native CSV and JSON Lines. */
class NativeFeedTest {
  private static final String HEADER =
      "kind,value,fraudType,confidence,source,validFrom,validUntil,knownFrom\n";

  @Test
  void csv_everyColumn_isTaken() {
    Read read =
        Feeds.read(
            HEADER
                + "host,Evil.example,F02,65,police,2026-03-02T00:00:00+08:00,1772467200000,"
                + "2026-03-01T17:00:00Z\n");

    assertThat(read.only())
        .isEqualTo(
            new Indicator(
                IndicatorKind.HOST,
                "evil.example",
                "F02",
                65,
                "police",
                1_772_380_800_000L,
                1_772_467_200_000L,
                1_772_384_400_000L));
    assertThat(read.account().format()).isEqualTo("csv");
  }

  @Test
  void csv_columnsLeftOut_countAlwaysFromTheFeedWithItsConfidence() {
    Indicator only = Feeds.read("value,kind\nevil.example,domain\n").only();

    assertThat(only)
        .isEqualTo(
            new Indicator(
                IndicatorKind.SUFFIX,
                "evil.example",
                "unknown",
                80,
                "feed",
                Long.MIN_VALUE,
                Long.MAX_VALUE,
                Long.MIN_VALUE));
    assertThat(only.activeFrom()).isEqualTo(Long.MIN_VALUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uFEFF", "", "\n\n", " \r\n"})
  void csv_afterMarkBlankLinesOrCarriageReturns_isReadTheSame(String before) {
    Read read = Feeds.read(before + "Kind,VALUE\r\n\r\nhost,\"evil.example\"\r\n");

    assertThat(read.values()).containsExactly("HOST evil.example");
  }

  @Test
  void csv_everyFault_hasLineAndReasonAndCostsOnlyItsLine() {
    Read read =
        Feeds.csv(
            "host,a.example,,,",
            "email,bob@example.com,,,",
            "host,,,,",
            "host,b.example,yesterday,,",
            "host,\"c.example,,,",
            "host,d.example,2026-03-02T00:00:00Z,2026-03-01T00:00:00Z,",
            "url,\"http://e.example/x,,,,",
            "cidr,0.0.0.0/0,,,",
            "host,z.example,,,");

    assertThat(read.values()).containsExactly("HOST a.example", "HOST z.example");
    assertThat(read.account().rejected()).isEqualTo(7);
    assertThat(read.account().entries()).isEqualTo(9);
    assertThat(read.account().faults())
        .containsExactly(
            "line 3: needs a kind (url, host, suffix, ip, cidr, app, cert) and a value",
            "line 4: needs a kind (url, host, suffix, ip, cidr, app, cert) and a value",
            "line 5: a time is neither ISO-8601 with a zone nor epoch milliseconds",
            "line 6: quotes do not match",
            "line 7: validFrom is not before validUntil",
            "line 8: quotes do not match",
            "line 9: a range wider than /8");
  }

  @Test
  void csv_commaInAValueWithoutQuotes_isRejectedNotCut() {
    Read read =
        Feeds.read(
            "kind,value\nurl,http://a.example/x,y\nurl,\"http://a.example/x,y\"\nip,192.0.2.1,,\n");

    assertThat(read.values()).containsExactly("URL a.example/x,y", "IP 192.0.2.1");
    assertThat(read.account().faults()).containsExactly("line 2: 3 cells for 2 columns");
  }

  @ParameterizedTest
  @ValueSource(strings = {"high", "87.5", "101", "-1", "99999999999"})
  void confidence_thatIsNoPercentage_isRejected(String confidence) {
    Read read = Feeds.read(HEADER + "host,evil.example,F01," + confidence + ",,,,\n");

    assertThat(read.indicators()).isEmpty();
    assertThat(read.account().faults()).hasSize(1).first().asString().contains("confidence");
  }

  /** A year that exists in ISO-8601 but not in milliseconds. */
  @Test
  void time_beyondMilliseconds_isRejected() {
    Read read = Feeds.csv("host,a.example,,+999999999-12-31T23:59:59Z,", "host,b.example,,,");

    assertThat(read.values()).containsExactly("HOST b.example");
    assertThat(read.account().faults()).singleElement().asString().startsWith("line 2: a time is");
  }

  @Test
  void jsonLines_nullsNumbersAndUnknownFields_areTakenAsMeant() {
    Read read =
        Feeds.read(
            "{\"kind\":\"HOST\",\"value\":\"evil.example\",\"validUntil\":null,"
                + "\"knownFrom\":1772380800000,\"confidence\":70,\"note\":{\"deep\":[1]}}\n");

    assertThat(read.account().format()).isEqualTo("jsonl");
    assertThat(read.only().validUntil()).isEqualTo(Long.MAX_VALUE);
    assertThat(read.only().knownFrom()).isEqualTo(1_772_380_800_000L);
    assertThat(read.only().confidence()).isEqualTo(70);
  }

  @Test
  void jsonLines_brokenLines_costOnlyThemselves() {
    String good = "{\"kind\":\"host\",\"value\":\"a.example\"}";
    Read read =
        Feeds.read(
            String.join(
                "\n",
                good,
                "{\"kind\":\"host\",",
                "[1]",
                good + good.replace("a.example", "lost.example"),
                "{\"kind\":\"host\",\"value\":[\"b.example\"]}",
                "[".repeat(100_000),
                good));

    assertThat(read.values()).containsExactly("HOST a.example", "HOST a.example");
    assertThat(read.account().faults())
        .containsExactly(
            "line 2: not JSON",
            "line 3: not a JSON object",
            "line 4: not JSON",
            "line 5: needs a kind (url, host, suffix, ip, cidr, app, cert) and a value",
            "line 6: a line of 100000 characters; at most 65536");
    assertThat(read.account().entries()).isEqualTo(7);
  }

  @Test
  void faults_beyondTwenty_areCountedNotKept() {
    Read read = Feeds.read(HEADER + "host,,,,,,,\n".repeat(50));

    assertThat(read.account().rejected()).isEqualTo(50);
    assertThat(read.account().faults()).hasSize(20);
  }
}
