package tocsin.core.discover;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import tocsin.core.TestPacks.Draft;
import tocsin.core.apps.AppPages;
import tocsin.core.fuse.Fusion;
import tocsin.core.verdict.Judgements;
import tocsin.domain.intel.Exposed;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.Sighting;
import tocsin.domain.intel.TargetReport;
import tocsin.domain.intel.Visit;

/** A site's ledger with its memory, and what came out. */
final class LedgerSite {
  final TargetLedger ledger;
  final MapMemory memory = new MapMemory();
  final List<Visit> out = new ArrayList<>();
  final ExposureRates rates = new ExposureRates();

  /** Ends at which {@link #assess} asked to be called again. */
  final SortedSet<Long> asked = new TreeSet<>();

  SiteState state = SiteState.empty("bad.example");

  LedgerSite(Draft draft) {
    this.ledger =
        new TargetLedger(
            draft.parameters(), Fusion.of(draft.fusion), new AppPages(draft.apps), draft.discovery);
  }

  LedgerSite take(Object news) {
    if (news instanceof Sighting sighting) {
      state = ledger.sighted(state, sighting, memory, out::add);
    } else if (news instanceof Exposed exposed) {
      state = ledger.exposed(state, exposed, memory);
    } else {
      state = ledger.listed(state, (Indicator) news, memory, out::add);
    }
    return this;
  }

  LedgerSite take(List<?> news) {
    news.forEach(this::take);
    return this;
  }

  List<TargetReport> reports() {
    List<TargetReport> reports = new ArrayList<>();
    ledger.report(
        state,
        memory,
        new TargetLedger.Beside(rates, new Judgements(), subject -> ""),
        reports::add);
    reports.removeIf(report -> report.trace().quiet());
    return reports;
  }

  /** Assesses as a timer at that time does. */
  LedgerSite assess(long until) {
    state = ledger.assess(state, memory, rates, until, out::add, asked::add);
    return this;
  }

  LedgerSite forget(long now) {
    state = ledger.forget(state, memory, now);
    return this;
  }
}
