package tocsin.job;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import tocsin.core.detect.IndicatorIndex;
import tocsin.core.detect.LinesTable;
import tocsin.core.route.Roster;
import tocsin.domain.alert.Stage;
import tocsin.domain.alert.Tier;
import tocsin.domain.intel.AppSign;
import tocsin.domain.intel.FlaggedTarget;
import tocsin.domain.intel.HostRole;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.Listing;
import tocsin.domain.intel.Signal;
import tocsin.domain.intel.TargetKind;
import tocsin.domain.intel.Verdict;
import tocsin.domain.intel.Visit;
import tocsin.domain.pack.Apps;
import tocsin.domain.pack.Brands;
import tocsin.domain.pack.CapacityRule;
import tocsin.domain.pack.ConflictKind;
import tocsin.domain.pack.ConflictRule;
import tocsin.domain.pack.Discovery;
import tocsin.domain.pack.FraudType;
import tocsin.domain.pack.FunnelRule;
import tocsin.domain.pack.FusionRule;
import tocsin.domain.pack.FusionTerm;
import tocsin.domain.pack.Hints;
import tocsin.domain.pack.Pack;
import tocsin.domain.pack.Parameters;
import tocsin.domain.pack.ReasonRule;
import tocsin.domain.pack.RoleNames;
import tocsin.domain.pack.Routing;
import tocsin.domain.pack.Scripts;
import tocsin.domain.pack.SignWeight;
import tocsin.domain.pack.StageRule;
import tocsin.domain.pack.TierRule;
import tocsin.domain.pack.VictimRule;
import tocsin.domain.people.Route;
import tocsin.domain.traffic.AccessRecord;
import tocsin.domain.traffic.Via;

/** A small pack and what goes with it. */
final class Fixtures {
  static final long HOUR = 3_600_000L;
  static final long DAY = 24 * HOUR;
  static final long T0 = 1_772_380_800_000L;

  /** Sessions of ten minutes' gap, remembered for a day. */
  private static final Apps APPS =
      new Apps(
          HOUR / 6,
          HOUR,
          64,
          HOUR,
          HOUR,
          DAY,
          2,
          250,
          60,
          60,
          List.of(new RoleNames(HostRole.API, List.of("api"))),
          List.of(),
          List.of(),
          List.of(new SignWeight(AppSign.ROLES, 20)),
          List.of());

  /** A look-alike that hands out an app is suspect. */
  static final FusionRule FUSION =
      new FusionRule(
          0.01,
          0.5,
          Long.MAX_VALUE,
          Map.of("name", 4.0, "app", 3.0),
          List.of(
              new FusionTerm("lookAlike", 2.5, "仿冒", "imitates"),
              new FusionTerm("download", 2.5, "下载", "download")));

  private Fixtures() {}

  /** A pack in which a confirmed visit gives so many points. */
  static Pack pack(int version, long effectiveFrom, int points) {
    return new Pack(
        "test",
        version,
        effectiveFrom,
        "Asia/Shanghai",
        new Parameters(
            60, 20, 7 * DAY, 6 * HOUR, HOUR / 3, HOUR / 2, 7 * DAY, 14 * DAY, DAY, DAY, 14 * DAY,
            100, 23, 6),
        new Hints(List.of(), List.of(), List.of(".apk"), 30_000, 1_000_000),
        Brands.NONE,
        APPS,
        FUSION,
        List.of(new FraudType("F01", "刷单", "rebates", "刷单", "rebates", false, false)),
        List.of(new StageRule(Stage.S1, "visits >= 2", "二", "two")),
        List.of(
            new ReasonRule(
                "I02", "confirmed > 0", points + " * recency", "命中 {target}", "hit {target}"),
            new ReasonRule("B04", "stage >= S1", "10", "深入", "deeper")),
        List.of(
            tier(Tier.RED, 90, 80),
            tier(Tier.ORANGE, 60, 50),
            tier(Tier.YELLOW, 40, 30),
            tier(Tier.BLUE, 20, 10)),
        List.of(),
        List.of(),
        List.of("example"),
        new Routing(
            18, List.of(), List.of(new ConflictRule(ConflictKind.PERSON, false)), List.of()),
        "",
        FunnelRule.NONE,
        VictimRule.NONE,
        Scripts.NONE,
        new CapacityRule(0.5, 1, 1.7, Map.of(), 14 * DAY, 0, 0),
        Discovery.NONE);
  }

  private static TierRule tier(Tier tier, int enter, int exit) {
    return new TierRule(
        tier,
        "confirmed > 0",
        enter,
        exit,
        List.of(Route.CENTRE),
        1000,
        2000,
        3000,
        4000,
        5000,
        tier.word(),
        tier.word());
  }

  /** Knowledge that holds an edition made in memory. */
  record Memory(String name, int points, boolean listed) implements Knowledge {
    @Override
    public Edition load(String ref) {
      IndicatorIndex.Builder index = new IndicatorIndex.Builder(1);
      if (listed || ref.equals("more")) {
        index.add(indicator(Long.MIN_VALUE));
      }
      return new Edition(
          Models.compile(pack(1, Long.MIN_VALUE, points)),
          index.build(),
          List.of(),
          LinesTable.EMPTY,
          new PseudonymKey("sixteen bytes or more".getBytes(StandardCharsets.US_ASCII)),
          Roster.EMPTY);
    }
  }

  static Indicator indicator(long knownFrom) {
    return new Indicator(
        IndicatorKind.HOST,
        "www.bad.example",
        "F01",
        90,
        "feed",
        Long.MIN_VALUE,
        Long.MAX_VALUE,
        knownFrom);
  }

  static Listing listing(long knownFrom) {
    return new Listing("bad.example", indicator(knownFrom));
  }

  static AccessRecord record(long at, String subject, String host) {
    return new AccessRecord(
        at, subject, null, null, 0, Via.TLS, host, null, null, null, null, null, null, null,
        List.of(), 0, 0, 0, null);
  }

  static Visit visit(String subject, long at, long effectiveAt) {
    return new Visit(
        subject,
        at,
        effectiveAt,
        at,
        Signal.VISIT.bit(),
        new FlaggedTarget(
            "www.bad.example",
            TargetKind.HOST,
            Verdict.CONFIRMED,
            "F01",
            "c" + String.format(Locale.ROOT, "%016x", 1),
            90,
            IndicatorKind.HOST,
            "feed"));
  }

  /** Keyed state entries that an operator still holds. */
  static int stateEntries(AbstractStreamOperatorTestHarness<?> harness) {
    AbstractStreamOperator<?> operator = (AbstractStreamOperator<?>) harness.getOperator();
    return ((HeapKeyedStateBackend<?>) operator.getKeyedStateBackend()).numKeyValueStateEntries();
  }
}
