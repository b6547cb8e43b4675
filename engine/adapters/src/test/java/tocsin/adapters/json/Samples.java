package tocsin.adapters.json;

import java.util.List;
import java.util.Map;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Reason;
import tocsin.domain.alert.Stage;
import tocsin.domain.alert.Tier;
import tocsin.domain.intel.TargetKind;
import tocsin.domain.intel.TargetReport;
import tocsin.domain.intel.Verdict;
import tocsin.domain.people.Assignment;
import tocsin.domain.people.Route;
import tocsin.domain.traffic.InputAccount;

/** Results with every field set. */
public final class Samples {
  public static final long NOON = 1_772_424_000_000L;

  private Samples() {}

  public static Alert alert(String id, int version, long decidedAt) {
    return new Alert(
        id,
        version,
        AlertStatus.OPEN,
        "s\"1\u0007",
        Tier.ORANGE,
        Stage.S5R,
        "F08",
        "k1",
        NOON - 1,
        decidedAt,
        61,
        List.of(
            new Reason(
                "I02",
                28,
                "访问了名单中的主机 evil.example",
                "visited the listed host evil.example",
                Map.of("target", "evil.example", "hostListed", "80")),
            new Reason("S02", -10, "仅一次访问", "a single visit", Map.of())),
        List.of("evil.example", "203.0.113.7"),
        List.of("a0"));
  }

  public static Assignment assignment(String id, int version, Route route, String advisorId) {
    return new Assignment(
        id,
        version,
        NOON,
        route,
        advisorId,
        "ent1",
        "bound",
        NOON + 5000,
        NOON + 120_000,
        NOON + 300_000,
        Long.MAX_VALUE,
        Long.MAX_VALUE);
  }

  public static TargetReport target(String target, TargetKind kind, long asOf, int visitors) {
    return new TargetReport(
        target,
        kind,
        kind == TargetKind.URL ? "evil.example" : "",
        Verdict.CONFIRMED,
        0.8,
        "F02",
        "k1",
        NOON - 10,
        NOON,
        asOf,
        visitors,
        List.of("I02"),
        Map.of("zfeed", -5L, "afeed", 3_600_000L),
        kind == TargetKind.APP ? List.of("api.evil.example", "im.evil.test") : List.of());
  }

  public static InputAccount account(String file, int part, long lines) {
    return new InputAccount(
        file,
        "native",
        part,
        lines * 100,
        lines,
        lines - 3,
        1,
        Map.of("dns:other", 1L),
        Map.of("not-json", 1L),
        Map.of("note", 2L),
        NOON - lines,
        NOON + lines,
        part != 1);
  }
}
