package tocsin.app;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tocsin.adapters.feeds.FeedAccount;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Reason;
import tocsin.domain.alert.Stage;
import tocsin.domain.alert.Tier;
import tocsin.domain.people.Assignment;
import tocsin.domain.people.Route;
import tocsin.domain.traffic.InputAccount;

/** Results made by hand. */
final class Results {
  static final long NOON = 1_772_424_000_000L;

  private Results() {}

  static Alert alert(String id, int version, AlertStatus status, String subject, Tier tier) {
    return new Alert(
        id,
        version,
        status,
        subject,
        tier,
        Stage.S3,
        "F02",
        "k1",
        NOON - 60_000,
        NOON + version,
        40 + version,
        List.of(
            new Reason(
                "I02",
                40 + version,
                "访问了名单中的主机 evil.example",
                "visited the listed host evil.example",
                Map.of("target", "evil.example"))),
        List.of("evil.example", "203.0.113.7", "http://evil.example/a?b"),
        List.of());
  }

  static Assignment assignment(Alert alert, Route route, String advisor, long contactBy) {
    return new Assignment(
        alert.alertId(),
        alert.version(),
        alert.decidedAt(),
        route,
        advisor,
        "e",
        "bound",
        NOON,
        Long.MAX_VALUE,
        contactBy,
        Long.MAX_VALUE,
        Long.MAX_VALUE);
  }

  static InputAccount input(String file, long lines) {
    return new InputAccount(
        file,
        "native",
        0,
        lines * 90,
        lines,
        lines - 6,
        1,
        Map.of("dns:other", 2L),
        Map.of("not-json", 2L, "bad-time", 1L),
        Map.of(),
        NOON - 1000,
        NOON,
        true);
  }

  static Summary summary(List<Alert> versions, List<Alert> last, InputAccount... inputs) {
    return new Summary(
        "base v1",
        new java.util.TreeMap<>(),
        List.of(inputs),
        List.of(new FeedAccount("f.csv", "csv", 9, 6, Map.of("x", 1L), 2, List.of("line 2: no"))),
        3,
        NOON,
        versions,
        last,
        null,
        new TreeMap<>(),
        null,
        null);
  }
}
