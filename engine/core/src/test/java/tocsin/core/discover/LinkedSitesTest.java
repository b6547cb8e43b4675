package tocsin.core.discover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tocsin.core.TestPacks;
import tocsin.core.TestPacks.Draft;
import tocsin.domain.intel.CampaignLink;
import tocsin.domain.intel.ExposedBy;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.Judgement;
import tocsin.domain.intel.Listing;
import tocsin.domain.intel.Match;
import tocsin.domain.intel.Sighting;
import tocsin.domain.intel.Signal;
import tocsin.domain.intel.TargetKind;
import tocsin.domain.intel.TargetReport;
import tocsin.domain.intel.TieKind;
import tocsin.domain.intel.Verdict;
import tocsin.domain.intel.VerdictWord;
import tocsin.domain.intel.Visit;
import tocsin.domain.pack.Discovery;
import tocsin.domain.pack.FusionRule;
import tocsin.domain.pack.FusionTerm;

/** What unlisted sites have in common with confirmed ones, and what adversaries make of it. */
class LinkedSitesTest {
  private static final long MINUTE = 60_000L;
  private static final long HOUR = 60 * MINUTE;
  private static final long T0 = 1_772_380_800_000L;
  private static final int LURE = Signal.LOOK_ALIKE.bit();
  private static final String SEED = "seed.example";
  private static final String NEXT = "next.example";

  private static Draft draft() {
    Draft draft = TestPacks.draft();
    draft.set(TestPacks.MAX_VISITORS, 2000);
    draft.discovery = new Discovery(HOUR, 3, 4, 500, 200, 100, 10, 1, 0);
    draft.fusion =
        new FusionRule(
            0.001,
            0.5,
            Long.MAX_VALUE,
            Map.of("name", 4.0, "infrastructure", 3.0, "graph", 6.5, "prevalence", 2.0),
            List.of(
                new FusionTerm("lookAlike", 1.5, "仿冒", "imitates"),
                new FusionTerm("exposedVisitors", 0.85, "访客", "visitors"),
                new FusionTerm("sharedServer", 2.5, "同址", "address"),
                new FusionTerm("sharedCert", 2.5, "同证书", "certificate")));
    return draft;
  }

  private static Match confirmed() {
    return Match.of(
        new Indicator(
            IndicatorKind.HOST, SEED, "F01", 90, "feed", Long.MIN_VALUE, Long.MAX_VALUE, T0));
  }

  private static Sighting at(String site, String who, long minute, int signals, Match match) {
    return served(site, who, minute, signals, match, 0);
  }

  private static Sighting served(
      String site, String who, long minute, int signals, Match match, long server) {
    long at = T0 + minute * MINUTE;
    return new Sighting(
        site,
        at,
        at * 31 + who.hashCode(),
        who,
        site,
        TargetKind.HOST,
        Signal.VISIT.bit() | signals,
        0,
        match,
        server,
        0);
  }

  /** Two hundred people who go about their ways, so that few are exposed. */
  private static List<Sighting> town() {
    List<Sighting> town = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      town.add(at("site" + i % 20 + ".example", "citizen" + i, i, 0, null));
    }
    return town;
  }

  private static List<Sighting> victims(int count, int nextSignals) {
    List<Sighting> seen = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      seen.add(at(SEED, "victim" + i, 300 + i, 0, confirmed()));
      seen.add(at(NEXT, "victim" + i, 320 + 7 * i, nextSignals, null));
    }
    return seen;
  }

  private static LinkedSites run(List<Sighting> more) {
    List<Sighting> all = town();
    all.addAll(more);
    return new LinkedSites(draft()).run(all, List.of(), null);
  }

  @Test
  void suspect_visitorsOfConfirmedWithALureName_isFoundWithItsPath() {
    LinkedSites sites = run(victims(5, LURE));

    assertThat(sites.report(NEXT))
        .matches(r -> r.verdict() == Verdict.SUSPECT)
        .matches(r -> r.reasons().contains("G01") && r.reasons().contains("L01"))
        .matches(r -> r.path().equals(List.of(new ExposedBy(SEED, TieKind.PERSON, 5))));
    assertThat(sites.report(NEXT).flaggedAt() % HOUR).isZero();
    assertThat(sites.visits)
        .filteredOn(v -> v.target() != null && v.target().target().equals(NEXT))
        .hasSize(5)
        .allMatch(v -> v.effectiveAt() == sites.report(NEXT).flaggedAt());
  }

  private static Draft gated(double confirmAt, int confirmPeople) {
    Draft draft = draft();
    draft.discovery = new Discovery(HOUR, 3, 4, 500, 200, 100, 10, confirmAt, confirmPeople);
    return draft;
  }

  private static LinkedSites run(Draft draft, List<Sighting> more) {
    List<Sighting> all = town();
    all.addAll(more);
    return new LinkedSites(draft).run(all, List.of(), null);
  }

  @Test
  void suspect_evidenceAboveTheGate_isConfirmedByItWithTheSeedsType() {
    LinkedSites sites = run(gated(0.7, 50), victims(9, LURE));

    assertThat(sites.report(NEXT))
        .matches(r -> r.verdict() == Verdict.CONFIRMED)
        .matches(r -> r.fraudType().equals("F01"));
    assertThat(sites.visits)
        .filteredOn(v -> v.target() != null && v.target().target().equals(NEXT))
        .filteredOn(v -> v.target().verdict() == Verdict.CONFIRMED)
        .hasSize(9)
        .allMatch(v -> v.target().fraudType().equals("F01"));
  }

  @Test
  void suspect_evidenceBelowTheGateOrOfTooManyPeople_waitsForPeople() {
    assertThat(run(gated(0.9999, 50), victims(9, LURE)).isSuspect(NEXT)).isTrue();
    assertThat(run(gated(0.7, 3), victims(9, LURE)).isSuspect(NEXT)).isTrue();
  }

  @Test
  void listedAsSuspect_evidenceAboveTheGate_confirmsByItselfOnly() {
    Listing hunted =
        new Listing(
            NEXT,
            new Indicator(
                IndicatorKind.HOST, NEXT, "F01", 50, "hunt", Long.MIN_VALUE, Long.MAX_VALUE, T0));
    List<Sighting> strong = town();
    strong.addAll(victims(9, LURE));
    List<Sighting> weak = town();
    weak.addAll(victims(9, 0));

    assertThat(new LinkedSites(gated(0.7, 50)).run(strong, List.of(hunted), null).report(NEXT))
        .matches(r -> r.verdict() == Verdict.CONFIRMED)
        .matches(r -> r.word().equals(VerdictWord.evidence(r.asOf())));
    assertThat(new LinkedSites(gated(0.7, 50)).run(weak, List.of(hunted), null).report(NEXT))
        .as("what the list claims is no evidence beside itself")
        .matches(r -> r.verdict() == Verdict.SUSPECT);
  }

  @Test
  void confirmed_byEvidence_exposesNobody() {
    List<Sighting> seen = victims(9, LURE);
    for (int i = 0; i < 9; i++) {
      seen.add(at(NEXT, "later" + i, 500 + i, LURE, null));
      seen.add(at("third.example", "later" + i, 520 + i, LURE, null));
    }

    LinkedSites sites = run(gated(0.5, 50), seen);

    assertThat(sites.report(NEXT).verdict()).isEqualTo(Verdict.CONFIRMED);
    assertThat(sites.isSuspect("third.example")).isFalse();
    assertThat(sites.exposed).noneMatch(e -> e.via().equals(NEXT));
  }

  /** People who come to the next site some minutes after the confirmed one. */
  private static List<Sighting> led(int count, int minutes) {
    List<Sighting> seen = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      seen.add(at(SEED, "victim" + i, 300 + i, 0, confirmed()));
      seen.add(at(NEXT, "victim" + i, 300 + i + minutes, LURE, null));
    }
    return seen;
  }

  @Test
  void coAccess_withinMinutesInOneOrder_saysSo() {
    List<Sighting> seen = led(3, 10);
    assertThat(run(seen).report(NEXT).reasons()).doesNotContain("G02", "G03");

    Draft draft = draft();
    List<FusionTerm> terms = new ArrayList<>(draft.fusion.terms());
    terms.add(new FusionTerm("coAccess", 1, "先后", "within minutes"));
    terms.add(new FusionTerm("funnelOrder", 1, "顺序", "in order"));
    draft.fusion = new FusionRule(0.001, 0.5, Long.MAX_VALUE, draft.fusion.caps(), terms);
    assertThat(run(draft, seen).report(NEXT).reasons()).contains("G02", "G03");

    seen.add(at(NEXT, "other", 290, LURE, null));
    seen.add(at(SEED, "other", 300, 0, confirmed()));
    assertThat(run(draft, seen).report(NEXT).reasons()).contains("G02").doesNotContain("G03");

    assertThat(run(draft, led(5, 31)).report(NEXT).reasons()).doesNotContain("G02", "G03");
  }

  @Test
  void seed_refutedBeforeItsEpochEnds_exposesNobody() {
    List<Sighting> all = town();
    all.addAll(victims(5, LURE));
    for (long at : new long[] {T0, T0 + 10_000 * HOUR}) {
      LinkedSites sites = new LinkedSites(draft());
      sites.judgements.add(
          new Judgement(
              IndicatorKind.HOST, SEED, Verdict.REFUTED, at, at + 10_000 * HOUR, "lead", ""));
      assertThat(sites.run(all, List.of(), null).isSuspect(NEXT)).isEqualTo(at != T0);
    }
  }

  @Test
  void suspect_visitorsAlone_isNeverEnough() {
    assertThat(run(victims(60, 0)).isSuspect(NEXT)).isFalse();
  }

  @Test
  void suspect_lateListing_reachesPeopleWhoWereThereBefore() {
    List<Sighting> seen = town();
    victims(5, LURE)
        .forEach(
            s ->
                seen.add(
                    new Sighting(
                        s.site(),
                        s.at(),
                        s.hash(),
                        s.subject(),
                        s.target(),
                        s.kind(),
                        s.signals(),
                        0,
                        null)));
    long listedAt = T0 + 30 * HOUR + 10 * MINUTE;
    Indicator late =
        new Indicator(
            IndicatorKind.HOST, SEED, "F01", 90, "feed", Long.MIN_VALUE, Long.MAX_VALUE, listedAt);

    LinkedSites sites = new LinkedSites(draft()).run(seen, List.of(new Listing(SEED, late)), null);

    assertThat(sites.report(NEXT).flaggedAt()).isEqualTo(T0 + 31 * HOUR);
  }

  @Test
  void suspect_itself_exposesNobody() {
    List<Sighting> seen = victims(5, LURE);
    for (int i = 0; i < 30; i++) {
      seen.add(at(NEXT, "other" + i, 600 + i, LURE, null));
      seen.add(at("third.example", "other" + i, 700 + i, LURE, null));
    }

    LinkedSites sites = run(seen);

    assertThat(sites.exposed).noneMatch(e -> e.via().equals(NEXT));
    assertThat(sites.isSuspect("third.example")).isFalse();
  }

  @Test
  void everything_anyOrder_givesTheSame() {
    List<Sighting> seen = town();
    seen.addAll(victims(6, LURE));
    for (int i = 0; i < 40; i++) {
      seen.add(served("front" + i + ".example", "citizen" + i, 400 + i, LURE, null, 77));
      seen.add(served("host" + i % 3 + ".example", "citizen" + i, 450, LURE, null, 78));
    }
    seen.add(served(SEED, "victim1", 500, 0, confirmed(), 78));
    Comparator<Visit> order =
        Comparator.comparing(Visit::subject).thenComparing(Visit::at).thenComparing(Visit::hash);
    LinkedSites straight = new LinkedSites(draft()).run(seen, List.of(), null);
    straight.visits.sort(order);
    assertThat(straight.isSuspect(NEXT)).isTrue();

    for (long seed = 0; seed < 30; seed++) {
      LinkedSites other = new LinkedSites(draft()).run(seen, List.of(), new Random(seed));
      other.visits.sort(order);
      assertThat(other.reports).as("seed %s", seed).isEqualTo(straight.reports);
      assertThat(other.visits).as("seed %s", seed).isEqualTo(straight.visits);
      assertThat(other.links)
          .as("seed %s", seed)
          .containsExactlyInAnyOrderElementsOf(straight.links);
    }
  }

  private static Sighting own(Sighting s, String target) {
    return new Sighting(
        s.site(),
        s.at(),
        s.hash(),
        s.subject(),
        target,
        s.kind(),
        s.signals(),
        0,
        s.match(),
        s.server(),
        0);
  }

  /** A scanner at more seeds, a seed with more hosts and a site with more people than are kept. */
  @Test
  void everything_beyondTheBoundsInAnyOrder_givesTheSame() {
    List<Sighting> seen = town();
    seen.addAll(victims(6, LURE));
    for (int i = 0; i < 40; i++) {
      seen.add(at("seed" + i * 7 % 40 + ".example", "scanner", 100 + 3 * i, 0, confirmed()));
      seen.add(at("seed" + i + ".example", "citizen" + i, 90, 0, confirmed()));
      seen.add(at("late" + i + ".example", "scanner", 900 + i, LURE, null));
    }
    for (int i = 0; i < 150; i++) {
      Sighting visit = served(SEED, "lone" + i, 600 + i, 0, confirmed(), 5);
      seen.add(own(visit, "u" + i * 31 % 150 + "." + SEED));
    }
    for (int i = 0; i < 400; i++) {
      seen.add(at("popular.example", "reader" + i, 30 + i, 0, null));
    }
    seen.add(served("neighbour.example", "victim2", 800, LURE, null, 5));
    Draft draft = draft();
    draft.set(TestPacks.MAX_VISITORS, 80);
    LinkedSites straight = new LinkedSites(draft).run(seen, List.of(), null);
    assertThat(straight.report("neighbour.example").reasons()).contains("N03");

    for (long seed = 0; seed < 30; seed++) {
      LinkedSites other = new LinkedSites(draft).run(seen, List.of(), new Random(seed));
      assertThat(other.rates.at(T0 + 30 * HOUR))
          .as("seed %s", seed)
          .isEqualTo(straight.rates.at(T0 + 30 * HOUR));
      assertThat(reported(other))
          .as("seed %s", seed)
          .containsExactlyInAnyOrderElementsOf(reported(straight));
    }
  }

  /** All but of the popular site, of whose people only a sample counts. */
  private static List<TargetReport> reported(LinkedSites sites) {
    return sites.reports.stream().filter(r -> !r.target().equals("popular.example")).toList();
  }

  @Test
  void sharedServer_fewSites_countsBesideTheNameOnly() {
    List<Sighting> seen = new ArrayList<>();
    seen.add(served(SEED, "victim", 300, 0, confirmed(), 5));
    seen.add(served(NEXT, "other", 400, LURE, null, 5));

    assertThat(run(seen).report(NEXT)).matches(r -> r.reasons().contains("N03"));
  }

  @Test
  void sharedServer_ofACloud_saysNothing() {
    List<Sighting> seen = new ArrayList<>();
    seen.add(served(SEED, "victim", 300, 0, confirmed(), 5));
    seen.add(served(NEXT, "other", 400, LURE, null, 5));
    for (int i = 0; i < 10; i++) {
      seen.add(served("tenant" + i + ".example", "tenant" + i, 310 + i, 0, null, 5));
    }

    assertThat(run(seen).report(NEXT)).matches(r -> !r.reasons().contains("N03"));
  }

  @Test
  void link_whereMostExposedVisitorsWereBefore_isToldWhenTheSiteIsFlagged() {
    LinkedSites sites = run(victims(5, LURE));

    assertThat(sites.links)
        .containsExactly(new CampaignLink(NEXT, SEED, sites.report(NEXT).flaggedAt()));
    assertThat(run(victims(5, 0)).links).as("of what is not flagged nothing is told").isEmpty();
  }

  @Test
  void link_visitorsOfSeveralFrauds_isToTheOneWhereMostWere() {
    List<Sighting> seen = victims(5, LURE);
    for (int i = 0; i < 4; i++) {
      seen.add(at("other.example", "guest" + i, 300 + i, 0, confirmed()));
      seen.add(at(NEXT, "guest" + i, 320 + i, LURE, null));
    }
    assertThat(run(seen).links).extracting(CampaignLink::with).containsExactly(SEED);

    seen.add(at("other.example", "guest4", 304, 0, confirmed()));
    seen.add(at(NEXT, "guest4", 324, LURE, null));
    assertThat(run(seen).links)
        .as("half of them is not most")
        .allMatch(link -> link.with().equals(SEED));
  }

  /** Bound: an unlisted site is told by its visitors only up to the pack's crowd. */
  @Test
  void flashCrowd_onANewShopWithSomeVictims_isNoSuspect() {
    List<Sighting> seen = victims(20, 0);
    for (int i = 0; i < 20; i++) {
      seen.add(at("shop.example", "victim" + i, 600 + i, LURE, null));
    }
    for (int i = 0; i < 480; i++) {
      seen.add(at("shop.example", "buyer" + i, 600 + i % 50, LURE, null));
    }

    assertThat(run(seen).isSuspect("shop.example")).isFalse();
  }

  /** Bound: a seed that would expose more people than the pack allows exposes none. */
  @Test
  void wrongListing_ofAPopularSite_exposesNobody() {
    List<Sighting> seen = new ArrayList<>();
    for (int i = 0; i < 201; i++) {
      seen.add(at(SEED, "reader" + i, 300, 0, confirmed()));
      seen.add(at("blog" + i % 30 + ".example", "reader" + i, 420, LURE, null));
    }

    LinkedSites sites = run(seen);

    assertThat(sites.exposed).isEmpty();
  }

  /** Bound: fewer devices than the pack asks for never expose a site, whatever they visit. */
  @Test
  void oneDevice_thatVisitsThousands_exposesNoneAloneAndFewAtAll() {
    List<Sighting> seen = new ArrayList<>();
    seen.add(at(SEED, "crawler", 1, 0, confirmed()));
    for (int i = 0; i < 3000; i++) {
      seen.add(at("page" + i + ".example", "crawler", 2 + i / 60, LURE, null));
    }

    LinkedSites sites = run(seen);

    assertThat(sites.exposed.stream().map(e -> e.site()).distinct().count())
        .isLessThanOrEqualTo(draft().discovery.personSites());
    assertThat(sites.reports).noneMatch(r -> r.verdict() == Verdict.SUSPECT);
  }

  /** Bound: benign people sent to a fraud host dilute it; they have to outnumber its victims. */
  @Test
  void poisoning_byBenignCrowdOnAFraudHost_needsToOutnumberTheVictims() {
    List<Sighting> few = victims(10, LURE);
    for (int i = 0; i < 20; i++) {
      few.add(at(NEXT, "paid" + i, 330, LURE, null));
    }

    assertThat(run(few).isSuspect(NEXT)).isTrue();
  }

  /**
   * Bound: victims sent to a benign host make it no suspect unless something else speaks against
   * it.
   */
  @Test
  void poisoning_byVictimsSentToABenignHost_needsASecondFamily() {
    List<Sighting> seen = victims(30, 0);
    for (int i = 0; i < 30; i++) {
      seen.add(at("honest.example", "victim" + i, 500 + i, 0, null));
    }

    assertThat(run(seen).isSuspect("honest.example")).isFalse();
  }

  /** Bound: hosts of their own do not hide victims of one registrable domain from each other. */
  @Test
  void rotation_perVictim_isToldBySite() {
    List<Sighting> seen = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      seen.add(at(SEED, "victim" + i, 300 + i, 0, confirmed()));
      Sighting own = at(NEXT, "victim" + i, 320 + 7 * i, LURE, null);
      seen.add(
          new Sighting(
              NEXT,
              own.at(),
              own.hash(),
              own.subject(),
              "u" + i + "." + NEXT,
              own.kind(),
              own.signals(),
              0,
              null));
    }

    LinkedSites sites = run(seen);

    for (int i = 0; i < 6; i++) {
      assertThat(sites.isSuspect("u" + i + "." + NEXT)).isTrue();
    }
  }
}
