package tocsin.core.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tocsin.core.TestPacks;
import tocsin.core.TestPacks.Draft;
import tocsin.core.TestVisits;
import tocsin.core.detect.IndicatorIndex;
import tocsin.core.detect.LinesTable;
import tocsin.core.detect.Pseudonyms;
import tocsin.core.detect.Sites;
import tocsin.core.detect.Subjects;
import tocsin.core.model.CompiledModel;
import tocsin.core.reference.ReferenceEngine.Outcome;
import tocsin.core.route.Roster;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Tier;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.Listing;
import tocsin.domain.intel.Signal;
import tocsin.domain.intel.TargetReport;
import tocsin.domain.intel.Verdict;
import tocsin.domain.intel.WarningEntry;
import tocsin.domain.intel.WarningRole;
import tocsin.domain.people.Assignment;
import tocsin.domain.people.Route;
import tocsin.domain.traffic.AccessRecord;
import tocsin.domain.traffic.AccessRecordBuilder;
import tocsin.domain.traffic.Via;

class ReferenceEngineTest {
  private static final long T0 = TestPacks.T0;
  private static final long HOUR = TestPacks.HOUR;
  private static final long DAY = TestPacks.DAY;
  private static final byte[] KEY = "sixteen bytes or more".getBytes(StandardCharsets.US_ASCII);

  private static CompiledModel model() {
    Draft draft = TestPacks.draft();
    draft.warnings.add(
        new WarningEntry(
            "banks", IndicatorKind.HOST, "bank.example", WarningRole.CLEAN, Signal.BANK.bit()));
    return draft.model();
  }

  private static final CompiledModel MODEL = model();

  /** What the centre knows and what the sensors saw. */
  private record History(List<AccessRecord> records, List<Indicator> indicators) {

    History upTo(long until) {
      return new History(
          records.stream().filter(record -> record.at() <= until).toList(),
          indicators.stream().filter(indicator -> indicator.knownFrom() <= until).toList());
    }

    Outcome outcome() {
      IndicatorIndex.Builder index = new IndicatorIndex.Builder(1);
      List<Listing> news = new ArrayList<>();
      for (Indicator indicator : indicators) {
        index.add(indicator);
        String site = Sites.of(indicator, MODEL.suffixes(), MODEL.warnings());
        if (indicator.knownFrom() != Long.MIN_VALUE && site != null) {
          news.add(new Listing(site, indicator));
        }
      }
      Subjects subjects = new Subjects(LinesTable.EMPTY, new Pseudonyms(KEY));
      ReferenceEngine engine =
          new ReferenceEngine(MODEL, index.build(), news, subjects, Roster.EMPTY);
      records.forEach(engine::take);
      return engine.finish();
    }
  }

  private static AccessRecord record(long at, String subject, String host, String path, long up) {
    AccessRecordBuilder builder = new AccessRecordBuilder();
    builder.at = at;
    builder.subject = subject;
    builder.via = Via.HTTP;
    builder.host = host;
    builder.url = path;
    builder.bytesUp = up;
    return builder.build();
  }

  private static Indicator host(String host, int confidence, long knownFrom) {
    return new Indicator(
        IndicatorKind.HOST,
        host,
        "F01",
        confidence,
        "feed" + confidence,
        Long.MIN_VALUE,
        Long.MAX_VALUE,
        knownFrom);
  }

  /** Pages, downloads and uploads on hosts that are listed before, meanwhile, or never. */
  private static History random(SplittableRandom random) {
    String[] hosts = {
      "www.bad.example", "pay.bad.example", "prize-a.top", "prize-b.top", "good.example"
    };
    List<AccessRecord> records = new ArrayList<>();
    long at = T0;
    for (int i = 0; i < 40; i++) {
      at = random.nextInt(4) == 0 ? T0 + random.nextLong(5 * DAY) : at + random.nextLong(400_000);
      String subject = "p" + random.nextInt(3);
      if (random.nextInt(6) == 0) {
        records.add(record(at, subject, "bank.example", "/", 0));
      } else {
        String path = random.nextInt(3) == 0 ? "/x.apk" : "/" + i % 3;
        long up = random.nextInt(3) == 0 ? 50_000 : 100;
        records.add(record(at, subject, hosts[random.nextInt(hosts.length)], path, up));
      }
    }
    List<Indicator> indicators = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      long knownFrom = random.nextInt(4) == 0 ? Long.MIN_VALUE : T0 + random.nextLong(5 * DAY);
      indicators.add(host(hosts[random.nextInt(4)], 10 + 15 * i, knownFrom));
    }
    return new History(records, indicators);
  }

  private static Set<String> verdicts(Outcome outcome, long until) {
    Set<String> verdicts = new TreeSet<>();
    for (TargetReport report : outcome.targets()) {
      if (report.asOf() <= until && report.verdict().flagged()) {
        verdicts.add(
            report.target()
                + " "
                + report.verdict()
                + " "
                + report.asOf()
                + " "
                + report.flaggedAt()
                + " "
                + report.fraudType());
      }
    }
    return verdicts;
  }

  @Test
  void finish_whatComesAfterATime_changesNothingSaidUpToIt() {
    int said = 0;
    for (int seed = 0; seed < 150; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      History history = random(random);
      Outcome all = history.outcome();
      for (int i = 0; i < 3; i++) {
        long until = T0 + random.nextLong(5 * DAY);
        Outcome past = history.upTo(until).outcome();

        List<Alert> saidThen = past.alerts().stream().filter(a -> a.decidedAt() <= until).toList();
        List<Assignment> toldThen =
            past.assignments().stream().filter(a -> a.at() <= until).toList();
        said += saidThen.size();
        assertThat(all.alerts().stream().filter(a -> a.decidedAt() <= until).toList())
            .as("seed %d until %d", seed, until)
            .isEqualTo(saidThen);
        assertThat(all.assignments().stream().filter(a -> a.at() <= until).toList())
            .as("seed %d until %d", seed, until)
            .isEqualTo(toldThen);
        assertThat(verdicts(all, until))
            .as("seed %d until %d", seed, until)
            .isEqualTo(verdicts(past, until));
      }
    }
    assertThat(said).as("alerts compared, so that the property is not empty").isGreaterThan(300);
  }

  @Test
  void finish_anyOrderAndDuplicates_givesTheSame() {
    for (int seed = 0; seed < 150; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      History history = random(random);
      Outcome plain = history.outcome();

      Outcome other =
          new History(
                  TestVisits.disturbed(history.records(), random),
                  TestVisits.disturbed(history.indicators(), random))
              .outcome();

      assertThat(other.alerts()).as("seed %d", seed).isEqualTo(plain.alerts());
      assertThat(other.assignments()).as("seed %d", seed).isEqualTo(plain.assignments());
      assertThat(other.targets())
          .as("seed %d", seed)
          .containsExactlyInAnyOrderElementsOf(plain.targets());
    }
  }

  @Test
  void finish_alerts_areInOrderAndAllEnd() {
    for (int seed = 0; seed < 60; seed++) {
      Outcome outcome = random(new SplittableRandom(seed)).outcome();

      assertThat(outcome.alerts()).as("seed %d", seed).isSortedAccordingTo(ReferenceEngine.ORDER);
      long open = outcome.alerts().stream().filter(a -> a.version() == 1).count();
      long ended = outcome.alerts().stream().filter(a -> a.status() == AlertStatus.CLOSED).count();
      assertThat(ended).as("seed %d: each alert ends once", seed).isEqualTo(open);
    }
  }

  @Test
  void finish_retroHunt_alertsAtTheNewsAndRoutesIt() {
    Outcome outcome =
        new History(
                List.of(
                    record(T0, "anna", "www.bad.example", "/", 0),
                    record(T0 + HOUR, "anna", "www.bad.example", "/", 0)),
                List.of(host("www.bad.example", 90, T0 + DAY)))
            .outcome();

    Alert first = outcome.alerts().get(0);
    assertThat(first.decidedAt()).isEqualTo(T0 + DAY);
    assertThat(first.firstSeenAt()).isEqualTo(T0);
    assertThat(first.tier()).isEqualTo(Tier.YELLOW);
    assertThat(outcome.assignments().get(0).at()).isEqualTo(T0 + DAY);
    assertThat(outcome.assignments().get(0).route()).isEqualTo(Route.CENTRE);
    assertThat(outcome.targets())
        .filteredOn(report -> report.verdict() == Verdict.CONFIRMED)
        .singleElement()
        .matches(report -> report.flaggedAt() == T0 + DAY);
  }

  @Test
  void finish_suspectByNameConfirmedByAFeedLater_alertsAtTheNews() {
    Outcome outcome =
        new History(
                List.of(
                    record(T0, "anna", "prize-a.top", "/", 0),
                    record(T0 + HOUR, "anna", "prize-a.top", "/x.apk", 0)),
                List.of(host("prize-a.top", 90, T0 + 2 * HOUR)))
            .outcome();

    assertThat(outcome.alerts())
        .filteredOn(alert -> alert.decidedAt() == T0 + 2 * HOUR)
        .singleElement()
        .matches(alert -> alert.tier() == Tier.YELLOW && alert.firstSeenAt() == T0);
  }

  @Test
  void finish_cleanTraffic_endsInTheSieve() {
    Outcome outcome =
        new History(List.of(record(T0, "anna", "bank.example", "/", 0)), List.of()).outcome();

    assertThat(outcome.alerts()).isEmpty();
    assertThat(outcome.targets()).isEmpty();
  }
}
