package tocsin.core.detect;

import java.nio.charset.StandardCharsets;
import java.util.List;
import tocsin.core.apps.HostRoles;
import tocsin.core.kernel.PublicSuffixes;
import tocsin.core.lookalike.LookAlikes;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.WarningEntry;
import tocsin.domain.intel.WarningRole;
import tocsin.domain.pack.Brand;
import tocsin.domain.pack.BrandKind;
import tocsin.domain.pack.Brands;
import tocsin.domain.pack.Hints;
import tocsin.domain.traffic.AccessRecord;
import tocsin.domain.traffic.AccessRecordBuilder;
import tocsin.domain.traffic.Via;

/** Small pieces that tests of the sieve are put together from. */
final class Given {
  static final long ALWAYS = Long.MIN_VALUE;
  static final long NEVER = Long.MAX_VALUE;
  static final long NOW = 1_772_380_800_000L;

  static final PublicSuffixes SUFFIXES =
      PublicSuffixes.of(List.of("example", "test", "co.test", "pages.example"));

  static final Hints HINTS =
      new Hints(
          List.of("risky.test", "cheap"),
          List.of("bank", "loan"),
          List.of(".apk", ".mobileconfig"),
          1_000,
          100_000);

  static final LookAlikes LOOK_ALIKES =
      LookAlikes.of(
          new Brands(
              List.of("kefu"),
              List.of(),
              List.of(),
              List.of(),
              List.of(
                  new Brand(
                      "b",
                      BrandKind.BANK,
                      "大行",
                      "Big",
                      List.of("bigbank"),
                      List.of("dayinhang"),
                      List.of(),
                      List.of("bigbank.test"),
                      List.of()))),
          SUFFIXES,
          42);

  static final Names NAMES = new Names(HINTS, LOOK_ALIKES, null, HostRoles.NONE);

  private Given() {}

  static Pseudonyms pseudonyms() {
    return new Pseudonyms("sixteen bytes or more".getBytes(StandardCharsets.US_ASCII));
  }

  static Indicator indicator(IndicatorKind kind, String value) {
    return indicator(kind, value, 90);
  }

  static Indicator indicator(IndicatorKind kind, String value, int confidence) {
    return new Indicator(kind, value, "F01", confidence, "feed", ALWAYS, NEVER, ALWAYS);
  }

  static Indicator indicator(
      IndicatorKind kind, String value, long validFrom, long validUntil, long knownFrom) {
    return new Indicator(kind, value, "F01", 90, "feed", validFrom, validUntil, knownFrom);
  }

  static IndicatorIndex index(Indicator... indicators) {
    return index(List.of(indicators));
  }

  static IndicatorIndex index(List<Indicator> indicators) {
    IndicatorIndex.Builder builder = new IndicatorIndex.Builder(42);
    indicators.forEach(builder::add);
    return builder.build();
  }

  static WarningEntry warning(IndicatorKind kind, String value, WarningRole role, int signals) {
    return new WarningEntry("list", kind, value, role, signals);
  }

  static WarningLists warnings(WarningEntry... entries) {
    return WarningLists.of(List.of(entries), 42);
  }

  /** A record of a person to fill in. */
  static AccessRecordBuilder access() {
    AccessRecordBuilder record = new AccessRecordBuilder();
    record.at = NOW;
    record.subject = "anna";
    record.via = Via.TLS;
    return record;
  }

  static AccessRecord visit(String host) {
    AccessRecordBuilder record = access();
    record.host = host;
    return record.build();
  }

  static AccessRecord visit(String host, String url) {
    AccessRecordBuilder record = access();
    record.host = host;
    record.url = url;
    record.via = Via.HTTP;
    return record.build();
  }
}
