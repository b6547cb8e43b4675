package tocsin.core.discover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import tocsin.core.TestPacks.Draft;
import tocsin.core.apps.AppPages;
import tocsin.core.fuse.Fusion;
import tocsin.core.verdict.Judgements;
import tocsin.domain.intel.CampaignLink;
import tocsin.domain.intel.Census;
import tocsin.domain.intel.Exposed;
import tocsin.domain.intel.Listing;
import tocsin.domain.intel.Sighting;
import tocsin.domain.intel.TargetReport;
import tocsin.domain.intel.Tie;
import tocsin.domain.intel.Visit;

/** Several sites with what they have in common, fed in an order of one's choice at every step. */
final class LinkedSites {
  final List<Visit> visits = new ArrayList<>();
  final List<TargetReport> reports = new ArrayList<>();
  final List<Exposed> exposed = new ArrayList<>();
  final List<CampaignLink> links = new ArrayList<>();
  final ExposureRates rates = new ExposureRates();
  final Judgements judgements = new Judgements();
  private final Draft draft;

  LinkedSites(Draft draft) {
    this.draft = draft;
  }

  /**
   * Runs a history.
   *
   * @param random shuffles what each ledger is told; null to keep the order
   */
  LinkedSites run(List<Sighting> sightings, List<Listing> news, Random random) {
    List<Tie> ties = shuffled(ties(shuffled(sightings, random), news), random);
    SortedMap<Long, Census> changes = new TreeMap<>();
    Map<String, List<Tie>> byKey = new TreeMap<>();
    ties.forEach(tie -> byKey.computeIfAbsent(tie.key(), k -> new ArrayList<>()).add(tie));
    byKey.values().forEach(theirs -> expose(theirs, changes));
    for (long end : changes.keySet()) {
      rates.put(ExposureRates.rate(changes.entrySet(), end, draft.parameters().retentionMillis()));
    }
    sites(shuffled(sightings, random), news, shuffled(exposed, random));
    return this;
  }

  private static <T> List<T> shuffled(List<T> list, Random random) {
    List<T> copy = new ArrayList<>(list);
    if (random != null) {
      Collections.shuffle(copy, random);
    }
    return copy;
  }

  private List<Tie> ties(List<Sighting> sightings, List<Listing> news) {
    SeedLedger ledger = new SeedLedger(draft.parameters(), draft.discovery);
    Map<String, MapMemo<SeedVisit>> memos = new TreeMap<>();
    Map<String, SeedState> states = new TreeMap<>();
    List<Tie> ties = new ArrayList<>();
    for (Sighting sighting : sightings) {
      MapMemo<SeedVisit> memo = memos.computeIfAbsent(sighting.site(), s -> new MapMemo<>());
      SeedState state = states.computeIfAbsent(sighting.site(), SeedState::empty);
      states.put(sighting.site(), ledger.sighted(state, sighting, memo, ties::add));
    }
    for (Listing listing : news) {
      MapMemo<SeedVisit> memo = memos.computeIfAbsent(listing.site(), s -> new MapMemo<>());
      SeedState state = states.computeIfAbsent(listing.site(), SeedState::empty);
      states.put(listing.site(), ledger.listed(state, listing.indicator(), memo));
    }
    states.forEach(
        (site, state) ->
            ledger.close(state, memos.get(site), Long.MAX_VALUE, judgements, ties::add));
    return ties;
  }

  private void expose(List<Tie> ties, SortedMap<Long, Census> changes) {
    TieLedger ledger = new TieLedger(draft.discovery, draft.parameters().retentionMillis());
    MapMemo<TieEntry> memo = new MapMemo<>();
    TieState state = TieState.NONE;
    for (Tie tie : ties) {
      state =
          ledger.tied(
              state,
              tie,
              memo,
              new TieLedger.Out() {
                @Override
                public void exposed(Exposed news) {
                  exposed.add(news);
                }

                @Override
                public void census(Census change) {
                  changes.merge(
                      ExposureRates.end(change, draft.discovery),
                      change,
                      (a, b) -> new Census(a.at(), a.seen() + b.seen(), a.exposed() + b.exposed()));
                }
              });
    }
  }

  private void sites(List<Sighting> sightings, List<Listing> news, List<Exposed> told) {
    TargetLedger ledger =
        new TargetLedger(
            draft.parameters(), Fusion.of(draft.fusion), new AppPages(draft.apps), draft.discovery);
    Map<String, List<Sighting>> bySite = new TreeMap<>();
    sightings.forEach(s -> bySite.computeIfAbsent(s.site(), k -> new ArrayList<>()).add(s));
    bySite.forEach(
        (site, theirs) -> {
          MapMemory memory = new MapMemory();
          SiteState state = SiteState.empty(site);
          for (Exposed each : told) {
            state = each.site().equals(site) ? ledger.exposed(state, each, memory) : state;
          }
          for (Sighting each : theirs) {
            state = ledger.sighted(state, each, memory, visits::add);
          }
          for (Listing each : news) {
            state =
                each.site().equals(site)
                    ? ledger.listed(state, each.indicator(), memory, visits::add)
                    : state;
          }
          state = ledger.assess(state, memory, rates, visits::add);
          state = ledger.links().tell(state, memory, Long.MIN_VALUE, Long.MAX_VALUE, links::add);
          var again =
              ledger.links().tell(state, memory, Long.MIN_VALUE, Long.MAX_VALUE, links::add);
          assertThat(again).as("what was told is not told again").isEqualTo(state);
          ledger.report(
              state, memory, new TargetLedger.Beside(rates, judgements, s -> ""), reports::add);
        });
  }

  /** The last word on a target. */
  TargetReport report(String target) {
    return reports.stream()
        .filter(report -> report.target().equals(target))
        .reduce((a, b) -> b)
        .orElseThrow();
  }

  boolean isSuspect(String target) {
    return report(target).verdict().flagged();
  }
}
