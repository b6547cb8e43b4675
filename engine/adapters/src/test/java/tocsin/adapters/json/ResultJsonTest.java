package tocsin.adapters.json;

import static org.assertj.core.api.Assertions.assertThat;
import static tocsin.adapters.json.Samples.NOON;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tocsin.domain.intel.TargetKind;
import tocsin.domain.intel.TargetReport;
import tocsin.domain.intel.Verdict;
import tocsin.domain.people.Assignment;
import tocsin.domain.people.Route;
import tocsin.domain.traffic.InputAccount;
import tocsin.domain.traffic.Reject;
import tocsin.domain.traffic.RejectReason;

/** The bytes that outside scorers read (DESIGN §6): a change here is a change of the format. */
class ResultJsonTest {

  @Test
  void alert_everyField_inTheDesignsOrder() {
    assertThat(ResultJson.alert(Samples.alert("a1", 3, NOON)))
        .isEqualTo(
            "{\"alertId\":\"a1\",\"version\":3,\"status\":\"open\",\"subject\":\"s\\\"1\\u0007\","
                + "\"tier\":\"orange\",\"stage\":\"S5R\",\"fraudType\":\"F08\",\"campaign\":\"k1\","
                + "\"firstSeenAt\":1772423999999,\"decidedAt\":1772424000000,\"score\":61,"
                + "\"reasons\":[{\"code\":\"I02\",\"points\":28,"
                + "\"zh\":\"访问了名单中的主机 evil.example\","
                + "\"en\":\"visited the listed host evil.example\","
                + "\"evidence\":{\"hostListed\":\"80\",\"target\":\"evil.example\"}},"
                + "{\"code\":\"S02\",\"points\":-10,\"zh\":\"仅一次访问\",\"en\":\"a single visit\","
                + "\"evidence\":{}}],\"whyTier\":[],\"change\":[],"
                + "\"targets\":[\"evil.example\",\"203.0.113.7\"],"
                + "\"supersedes\":[\"a0\"]}");
  }

  @Test
  void assignment_toAnAdvisor_hasOnlyTheDeadlinesThatStand() {
    assertThat(ResultJson.assignment(Samples.assignment("a1", 3, Route.ADVISOR, "adv1")))
        .isEqualTo(
            "{\"alertId\":\"a1\",\"version\":3,\"at\":1772424000000,\"route\":\"advisor\","
                + "\"advisorId\":\"adv1\",\"unitId\":\"ent1\",\"why\":\"bound\","
                + "\"dispatchBy\":1772424005000,\"acceptBy\":1772424120000,"
                + "\"contactBy\":1772424300000}");
  }

  @Test
  void assignment_toTheCentre_hasANullAdvisorAndEveryDeadline() {
    Assignment centre =
        new Assignment(
            "a1",
            1,
            NOON,
            Route.CENTRE,
            "",
            "c",
            "tier",
            NOON + 1,
            NOON + 2,
            NOON + 3,
            NOON + 4,
            NOON + 5);

    assertThat(ResultJson.assignment(centre))
        .isEqualTo(
            "{\"alertId\":\"a1\",\"version\":1,\"at\":1772424000000,\"route\":\"centre\","
                + "\"advisorId\":null,\"unitId\":\"c\",\"why\":\"tier\",\"dispatchBy\":1772424000001,"
                + "\"acceptBy\":1772424000002,\"contactBy\":1772424000003,"
                + "\"meetBy\":1772424000004,\"feedbackBy\":1772424000005}");
  }

  @Test
  void target_aUrl_namesItsHostAndEachFeedsLead() {
    assertThat(ResultJson.target(Samples.target("evil.example/a?b", TargetKind.URL, NOON, 12)))
        .isEqualTo(
            "{\"target\":\"evil.example/a?b\",\"kind\":\"url\",\"host\":\"evil.example\","
                + "\"verdict\":\"confirmed\",\"score\":0.8,\"fraudType\":\"F02\","
                + "\"campaign\":\"k1\",\"firstSeenAt\":1772423999990,\"flaggedAt\":1772424000000,"
                + "\"visitors\":12,\"reasons\":[\"I02\"],"
                + "\"leadTimeMillis\":{\"afeed\":3600000,\"zfeed\":-5}}");
  }

  @Test
  void target_neverFlagged_hasNoFlaggedAt() {
    TargetReport report =
        new TargetReport(
            "a.example",
            TargetKind.HOST,
            "",
            Verdict.UNKNOWN,
            0,
            "unknown",
            "k",
            1,
            Long.MAX_VALUE,
            2,
            0,
            List.of(),
            Map.of(),
            List.of());

    assertThat(ResultJson.target(report))
        .isEqualTo(
            "{\"target\":\"a.example\",\"kind\":\"host\",\"verdict\":\"unknown\",\"score\":0.0,"
                + "\"fraudType\":\"unknown\",\"campaign\":\"k\",\"firstSeenAt\":1,\"visitors\":0,"
                + "\"reasons\":[],\"leadTimeMillis\":{}}");
  }

  @Test
  void reject_hasItsPlaceAndReason() {
    assertThat(ResultJson.reject(new Reject("in\\a.jsonl", 7, RejectReason.BAD_TIME, "no \"ts\"")))
        .isEqualTo(
            "{\"file\":\"in\\\\a.jsonl\",\"line\":7,\"reason\":\"bad-time\","
                + "\"detail\":\"no \\\"ts\\\"\"}");
  }

  @Test
  void account_isReadBackAsItWas() throws IOException {
    InputAccount account = Samples.account("a.jsonl", 2, 40);

    assertThat(new ObjectMapper().readValue(ResultJson.account(account), InputAccount.class))
        .isEqualTo(account);
  }
}
