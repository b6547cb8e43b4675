package tocsin.adapters.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tocsin.domain.traffic.AccessRecordBuilder;
import tocsin.domain.traffic.RejectReason;

class RecordRulesTest {
  private static final long NOW = 1_772_323_200_000L;
  private static final Limits LIMITS = new Limits(1 << 20, 100, 32, NOW - 1000, NOW);

  private final RecordRules rules = new RecordRules(LIMITS);
  private final AccessRecordBuilder record = new AccessRecordBuilder();

  private Refusal finish(Consumer<AccessRecordBuilder> change) {
    record.clear();
    record.at = NOW;
    record.src = "10.0.0.1";
    record.host = "a.example";
    change.accept(record);
    return rules.finish(record);
  }

  private RejectReason reason(Consumer<AccessRecordBuilder> change) {
    Refusal refusal = finish(change);
    return refusal == null ? null : refusal.reason();
  }

  @Test
  void time_bounds_areInclusive() {
    assertThat(reason(r -> r.at = NOW)).isNull();
    assertThat(reason(r -> r.at = NOW - 1000)).isNull();
    assertThat(reason(r -> r.at = NOW + 1)).isEqualTo(RejectReason.TIME_RANGE);
    assertThat(reason(r -> r.at = NOW - 1001)).isEqualTo(RejectReason.TIME_RANGE);
  }

  @Test
  void time_inSeconds_isSaidToLookLikeIt() {
    assertThat(finish(r -> r.at = NOW / 1000).detail()).contains("this looks like seconds");
    assertThat(finish(r -> r.at = NOW + 1).detail()).doesNotContain("seconds");
  }

  @Test
  void numbers_bounds_areChecked() {
    assertThat(reason(r -> r.dport = 65535)).isNull();
    assertThat(reason(r -> r.dport = 65536)).isEqualTo(RejectReason.BAD_NUMBER);
    assertThat(reason(r -> r.dport = -1)).isEqualTo(RejectReason.BAD_NUMBER);
    assertThat(reason(r -> r.bytesUp = -1)).isEqualTo(RejectReason.BAD_NUMBER);
    assertThat(reason(r -> r.bytesDown = -1)).isEqualTo(RejectReason.BAD_NUMBER);
    assertThat(reason(r -> r.durationMillis = -1)).isEqualTo(RejectReason.BAD_NUMBER);
  }

  @Test
  void who_subjectOrSrc_isNeeded() {
    assertThat(reason(r -> r.src = null)).isEqualTo(RejectReason.MISSING_FIELD);
    assertThat(reason(r -> withSubject(r, "p".repeat(256)))).isNull();
    assertThat(reason(r -> withSubject(r, "p".repeat(257)))).isEqualTo(RejectReason.FIELD_TOO_LONG);
  }

  private static void withSubject(AccessRecordBuilder record, String subject) {
    record.src = null;
    record.subject = subject;
  }

  @Test
  void where_hostUrlAppOrDst_isNeeded() {
    assertThat(reason(r -> r.host = null)).isEqualTo(RejectReason.MISSING_FIELD);
    assertThat(reason(r -> only(r, () -> r.app = "com.example"))).isNull();
    assertThat(reason(r -> only(r, () -> r.dst = "192.0.2.1"))).isNull();
    assertThat(reason(r -> only(r, () -> r.url = "http://b.example/x"))).isNull();
    assertThat(record.host).isEqualTo("b.example");
    assertThat(reason(r -> only(r, () -> r.url = "/x"))).isEqualTo(RejectReason.MISSING_FIELD);
    assertThat(reason(r -> only(r, () -> r.url = "http:///x"))).isEqualTo(RejectReason.BAD_TARGET);
  }

  private static void only(AccessRecordBuilder record, Runnable set) {
    record.host = null;
    set.run();
  }

  @Test
  void names_becomeCanonical() {
    assertThat(reason(r -> r.host = "WWW.银行.Example.:8443")).isNull();
    assertThat(record.host).isEqualTo("www.xn--jn2a72x.example");
    assertThat(reason(r -> r.src = "2001:DB8:0::1%eth0")).isNull();
    assertThat(record.src).isEqualTo("2001:db8::1");
    assertThat(reason(r -> r.cert = "AB".repeat(32))).isNull();
    assertThat(record.cert).isEqualTo("ab".repeat(32));
  }

  @Test
  void detail_neverHoldsAPersonalField() {
    assertThat(finish(r -> r.src = "anna").detail()).doesNotContain("anna");
    assertThat(finish(r -> withSubject(r, "anna".repeat(100))).detail()).doesNotContain("anna");
    assertThat(finish(r -> r.url = "/anna".repeat(100)).detail()).doesNotContain("anna");
  }
}
