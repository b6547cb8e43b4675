package tocsin.core.discover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tocsin.core.TestPacks;
import tocsin.core.apps.AppPages;
import tocsin.core.fuse.Fusion;
import tocsin.core.verdict.Judgements;
import tocsin.domain.intel.AppHost;
import tocsin.domain.intel.AppSetFact;
import tocsin.domain.intel.AppSign;
import tocsin.domain.intel.HostRole;
import tocsin.domain.intel.Sighting;
import tocsin.domain.intel.Signal;
import tocsin.domain.intel.TargetKind;
import tocsin.domain.intel.TargetReport;
import tocsin.domain.intel.Verdict;
import tocsin.domain.intel.Visit;
import tocsin.domain.pack.FusionRule;
import tocsin.domain.pack.FusionTerm;

/** The page of a set of hosts. */
class AppTargetsTest {
  private static final String SET = "app:set:00000000000000aa";
  private static final long T0 = TestPacks.T0;

  private static AppSetFact fact(String subject, long at, int signs, String... hosts) {
    List<AppHost> members = new ArrayList<>();
    for (String host : hosts) {
      members.add(new AppHost(host.substring(host.indexOf('.') + 1), host, HostRole.API.bit()));
    }
    return new AppSetFact(SET, SET, at, subject, at - 1000, signs, members);
  }

  private static List<TargetReport> reports(List<AppSetFact> facts) {
    TargetLedger ledger = TestPacks.appDraft().model().targetLedger();
    MapMemory memory = new MapMemory();
    SiteState state = SiteState.empty(SET);
    for (AppSetFact fact : facts) {
      state = ledger.told(state, fact, memory, visit -> {});
    }
    List<TargetReport> reports = new ArrayList<>();
    ledger.report(
        state,
        memory,
        new TargetLedger.Beside(new ExposureRates(), new Judgements(), subject -> ""),
        reports::add);
    return reports;
  }

  @Test
  void report_twoPeopleAgree_listsTheHostsTheyShare() {
    int signs = AppSign.ROLES.bit() | AppSign.FOURTH_PARTY.bit();
    List<TargetReport> reports =
        reports(
            List.of(
                fact("anna", T0, signs, "im.b.test", "api.a.test", "cdn.c.test"),
                fact("bert", T0 + 5000, signs, "api.a.test", "im.b.test")));

    assertThat(reports).hasSize(1);
    TargetReport report = reports.get(0);
    assertThat(report.target()).isEqualTo(SET);
    assertThat(report.kind()).isEqualTo(TargetKind.APP);
    assertThat(report.appSet()).containsExactly("api.a.test", "im.b.test");
    assertThat(report.reasons()).containsExactly("A02", "N08");
    assertThat(report.visitors()).isEqualTo(2);
    assertThat(report.verdict()).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void report_oneOrDisagreeingPeople_isNotWorthALine() {
    AppSetFact anna = fact("anna", T0, AppSign.ROLES.bit(), "api.a.test", "im.b.test");
    AppSetFact again = fact("anna", T0 + 9000, AppSign.ROLES.bit(), "api.a.test", "im.b.test");
    AppSetFact bert = fact("bert", T0 + 5000, AppSign.ROLES.bit(), "api.a.test", "im.z.test");
    assertThat(reports(List.of(anna, again))).isEmpty();
    assertThat(reports(List.of(anna, bert))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void report_anyOrder_isTheSame(long seed) {
    Random random = new Random(seed);
    List<AppSetFact> facts = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      facts.add(
          fact(
              "p" + i,
              T0 + random.nextInt(1_000_000),
              1 + random.nextInt(4000),
              "api.a.test",
              "im.b" + random.nextInt(3) + ".test"));
    }
    List<TargetReport> expected = reports(facts);
    assertThat(expected).isNotEmpty();
    Collections.shuffle(facts, random);
    assertThat(reports(facts)).as("seed %d", seed).isEqualTo(expected);
  }

  /** Visits to a member that turn out to matter when two people's sessions agree on its set. */
  private static List<Visit> assessed(int signals) {
    FusionRule rule =
        new FusionRule(
            0.01,
            0.5,
            Long.MAX_VALUE,
            Map.of("name", 3.0, "app", 3.0),
            List.of(
                new FusionTerm("lookAlike", 2.8, "仿冒", "imitates"),
                new FusionTerm("appSet", 1.0, "应用", "app")));
    TargetLedger ledger =
        new TargetLedger(
            TestPacks.draft().parameters(), Fusion.of(rule), new AppPages(TestPacks.apps()));
    int signs =
        AppSign.ROLES.bit()
            | AppSign.MANY_NAMES.bit()
            | AppSign.SIDELOAD.bit()
            | AppSign.FIRST_RUN.bit();
    MapMemory memory = new MapMemory();
    List<Visit> out = new ArrayList<>();
    SiteState state = SiteState.empty("b.test");
    for (String person : List.of("anna", "bert")) {
      Sighting sighting =
          new Sighting("b.test", T0, 1, person, "im.b.test", TargetKind.HOST, signals, 0, null);
      AppSetFact told = fact(person, T0 + 60_000, signs, "api.a.test", "im.b.test");
      state = ledger.sighted(state, sighting, memory, out::add);
      state =
          ledger.told(
              state,
              new AppSetFact(
                  "b.test", SET, told.at(), person, told.firstAt(), signs, told.members()),
              memory,
              out::add);
    }
    var unused = ledger.assess(state, memory, new ExposureRates(), out::add);
    return out;
  }

  @Test
  void assess_setAlone_makesNoMemberSuspect() {
    assertThat(assessed(Signal.VISIT.bit())).isEmpty();
  }

  @Test
  void assess_setAndAnotherFamily_makesTheMemberSuspectFromTheAgreementOn() {
    List<Visit> visits = assessed(Signal.VISIT.bit() | Signal.LOOK_ALIKE.bit());
    assertThat(visits).extracting(Visit::subject).containsExactlyInAnyOrder("anna", "bert");
    assertThat(visits)
        .allMatch(visit -> visit.target() != null && visit.target().verdict() == Verdict.SUSPECT)
        .allMatch(visit -> visit.effectiveAt() > T0 + 60_000);
  }
}
