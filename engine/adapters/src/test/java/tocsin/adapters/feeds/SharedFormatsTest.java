package tocsin.adapters.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tocsin.adapters.feeds.Feeds.Read;

/** STIX 2.1 and MISP. */
class SharedFormatsTest {
  private static final String HASH = "ab".repeat(32);

  private static String stix(String pattern, String more) {
    return "{\"type\":\"indicator\",\"spec_version\":\"2.1\",\"pattern_type\":\"stix\",\"pattern\":\""
        + pattern.replace("\\", "\\\\").replace("\n", "\\n")
        + "\",\"created\":\"2026-03-01T00:00:00Z\",\"valid_from\":\"2026-02-01T00:00:00Z\""
        + more
        + "}";
  }

  private static String bundle(String... objects) {
    return "{\"type\":\"bundle\",\"objects\":[" + String.join(",", objects) + "]}";
  }

  private static String misp(String attributes) {
    return "{\"Event\":{\"Orgc\":{\"name\":\"cert\"},\"Attribute\":[" + attributes + "]}}";
  }

  private static String attribute(String type, String value, String more) {
    return "{\"type\":\"" + type + "\",\"value\":\"" + value + "\"" + more + "}";
  }

  @Test
  void stix_equalitiesJoinedByOr_areTakenEach() {
    Read read =
        Feeds.read(
            bundle(
                stix("[domain-name:value = 'Evil.example' OR url:value='http://u.example/a']", ""),
                stix("[ipv4-addr:value = '192.0.2.1'] OR [ipv4-addr:value = '203.0.113.0/24']", ""),
                stix("[x509-certificate:hashes.'SHA-256' = '" + HASH + "']", ""),
                stix("[software:name = 'com.example.fake']", ",\"confidence\":55")));

    assertThat(read.account().format()).isEqualTo("stix");
    assertThat(read.values())
        .containsExactly(
            "SUFFIX evil.example",
            "URL u.example/a",
            "IP 192.0.2.1",
            "CIDR 203.0.113.0/24",
            "CERT " + HASH,
            "APP com.example.fake");
    assertThat(read.indicators().get(5).confidence()).isEqualTo(55);
    assertThat(read.indicators().get(0).confidence()).isEqualTo(80);
  }

  @Test
  void stix_counts_fromItsCreationNotFromItsValidity() {
    Read read =
        Feeds.read(
            bundle(
                stix(
                    "[domain-name:value='evil.example']",
                    ",\"valid_until\":\"2026-04-01T00:00:00Z\"")));

    assertThat(read.only().knownFrom()).isEqualTo(time("2026-03-01T00:00:00Z"));
    assertThat(read.only().validFrom()).isEqualTo(time("2026-02-01T00:00:00Z"));
    assertThat(read.only().validUntil()).isEqualTo(time("2026-04-01T00:00:00Z"));
    assertThat(read.only().activeFrom()).isEqualTo(time("2026-03-01T00:00:00Z"));
  }

  private static long time(String iso) {
    return Instant.parse(iso).toEpochMilli();
  }

  /** Each of these means less than its equality alone; taking the equality would flag too much. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[domain-name:value='a.example' AND url:value='http://a.example/x']",
        "[domain-name:value='a.example'\nAND\nurl:value='http://a.example/x']",
        "[domain-name:value='a.example']AND[domain-name:value='b.example']",
        "[domain-name:value='a.example'] FOLLOWEDBY [domain-name:value='b.example']",
        "[domain-name:value='a.example'] REPEATS 5 TIMES WITHIN 60 SECONDS",
        "[domain-name:value NOT = 'a.example']",
        "[NOT domain-name:value = 'a.example']",
        "[domain-name:value != 'a.example']",
        "[domain-name:value LIKE '%.example']",
        "[domain-name:x_parent = 'a.example']",
        "[software:vendor = 'com.example.vendor']",
        "[software:version = '1.0']",
        "[file:hashes.'SHA-256' = 'abab']",
        "[email-addr:value = 'bob@example.com']",
        ""
      })
  void stix_patternThatIsNotPlainEquality_isIgnoredWithACount(String pattern) {
    Read read = Feeds.read(bundle(stix(pattern, "")));

    assertThat(read.values()).isEmpty();
    assertThat(read.account().ignored()).containsEntry("stix:pattern", 1L).hasSize(1);
    assertThat(read.account().entries()).isEqualTo(1);
  }

  @Test
  void stix_wordsInsideAValue_areNoOperators() {
    Read read = Feeds.read(bundle(stix("[url:value='http://a.example/x AND y']", "")));

    assertThat(read.values()).containsExactly("URL a.example/x%20AND%20y");
  }

  @Test
  void stix_otherObjectsAndRevokedOnes_areIgnoredByName() {
    Read read =
        Feeds.read(
            bundle(
                "{\"type\":\"identity\"}",
                "{\"type\":\"" + "x".repeat(50) + "\"}",
                stix("[domain-name:value='a.example']", ",\"revoked\":true")));

    assertThat(read.account().ignored())
        .containsOnlyKeys("stix:identity", "stix:other", "stix:revoked");
    assertThat(read.account().entries()).isEqualTo(3);
  }

  @Test
  void stix_timeThatCannotBeRead_isRejectedNotTakenAsUnbounded() {
    Read read =
        Feeds.read(
            bundle(
                "{\"type\":\"identity\"}",
                stix("[domain-name:value='a.example']", ",\"valid_until\":\"soon\"")));

    assertThat(read.indicators()).isEmpty();
    assertThat(read.account().faults())
        .containsExactly("object 2: valid_from, valid_until or created is no time");
  }

  @Test
  void misp_attributesForDetection_areTakenFromTheirTimeStamp() {
    Read read =
        Feeds.read(
            misp(
                String.join(
                    ",",
                    attribute("domain", "Evil.example", ",\"timestamp\":\"1772380800\""),
                    attribute("domain|ip", "pair.example|192.0.2.9", ""),
                    attribute("hostname|port", "h.example|443", ""),
                    attribute("url", "http://u.example/a", ""),
                    attribute("ip-dst|port", "192.0.2.1|80", ""),
                    attribute("ip-src", "203.0.113.0/24", ""),
                    attribute("x509-fingerprint-sha256", HASH, ""),
                    attribute("mobile-application-id", "com.example.fake", ""))));

    assertThat(read.account().format()).isEqualTo("misp");
    assertThat(read.values())
        .containsExactly(
            "SUFFIX evil.example",
            "SUFFIX pair.example",
            "HOST h.example",
            "URL u.example/a",
            "IP 192.0.2.1",
            "CIDR 203.0.113.0/24",
            "CERT " + HASH,
            "APP com.example.fake");
    assertThat(read.indicators().get(0).knownFrom()).isEqualTo(1_772_380_800_000L);
    assertThat(read.indicators().get(1).knownFrom()).isEqualTo(Long.MIN_VALUE);
    assertThat(read.indicators()).allMatch(each -> each.source().equals("cert"));
  }

  @Test
  void misp_whatIsNotForDetection_isIgnoredByName() {
    Read read =
        Feeds.read(
            misp(
                String.join(
                    ",",
                    attribute("email-src", "bob@example.com", ""),
                    attribute("domain", "seen.example", ",\"to_ids\":false"),
                    attribute("domain", "gone.example", ",\"deleted\":true"),
                    attribute("y".repeat(60), "x", ""))));

    assertThat(read.indicators()).isEmpty();
    assertThat(read.account().ignored())
        .containsOnlyKeys("misp:email-src", "misp:not to_ids", "misp:deleted", "misp:other");
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "9223372036854775807", "-5"})
  void misp_timeStampThatCannotBeRead_isRejectedNotTakenAsAlwaysKnown(String stamp) {
    Read read =
        Feeds.read(misp(attribute("domain", "a.example", ",\"timestamp\":\"" + stamp + "\"")));

    assertThat(read.indicators()).isEmpty();
    assertThat(read.account().faults())
        .containsExactly("attribute 1: timestamp is no time in seconds");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Attribute\":[%s]}",
        "{\"Event\":{\"Attribute\":[%s]}}",
        "{\"Event\":{\"Object\":[{\"Attribute\":[%s]}]}}",
        "{\"response\":[{\"Event\":{\"Attribute\":[%s]}}]}",
        "{\"response\":{\"Attribute\":[%s]}}",
        "[{\"Event\":{\"Attribute\":[%s]}}]"
      })
  void misp_inAnyWrapping_isRead(String wrapping) {
    Read read = Feeds.read(wrapping.formatted(attribute("domain", "a.example", "")));

    assertThat(read.values()).containsExactly("SUFFIX a.example");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"foo\":1}", "{}", "{\"Event\":{\"info\":\"empty\"}}", "{\"objects\":\"x\"}"})
  void document_thatIsNoFeed_saysSo(String text) {
    assertThat(Feeds.read(text).account().rejected()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"bundle\",\"objects\":[",
        "{\"type\":\"bundle\",\"objects\":[]} {\"type\":\"bundle\",\"objects\":[]}",
        "{\"type\":\"bundle\",\"objects\":[nonsense]}"
      })
  void document_thatIsNotOneJsonValue_isRefusedWhole(String text) {
    assertThatThrownBy(() -> Feeds.read(text)).hasMessageContaining("not one JSON document");
  }

  @Test
  void document_nestedTooDeep_isRefusedNotFollowed() {
    String deep = "{\"type\":\"bundle\",\"x\":" + "[".repeat(5000) + "]".repeat(5000) + "}";

    assertThatThrownBy(() -> Feeds.read(deep)).hasMessageContaining("not one JSON document");
  }

  @Test
  void document_beginningWithAMark_isRead() {
    String text = "\uFEFF" + bundle(stix("[domain-name:value='a.example']", ""));

    assertThat(Feeds.read(text).values()).containsExactly("SUFFIX a.example");
  }
}
