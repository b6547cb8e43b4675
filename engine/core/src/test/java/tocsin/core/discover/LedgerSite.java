package tocsin.core.discover;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tocsin.core.TestPacks.Draft;
import tocsin.core.apps.AppPages;
import tocsin.core.fuse.Fusion;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.Sighting;
import tocsin.domain.intel.TargetReport;
import tocsin.domain.intel.Visit;

/** A site's ledger with its memory, and what came out. */
final class LedgerSite {
  final TargetLedger ledger;
  final MapMemory memory = new MapMemory();
  final List<Visit> out = new ArrayList<>();
  SiteState state = SiteState.empty("bad.example");

  LedgerSite(Draft draft) {
    this.ledger =
        new TargetLedger(draft.parameters(), Fusion.of(draft.fusion), new AppPages(draft.apps));
  }

  LedgerSite take(Object news) {
    state =
        news instanceof Sighting sighting
            ? ledger.sighted(state, sighting, memory, out::add)
            : ledger.listed(state, (Indicator) news, memory, out::add);
    return this;
  }

  LedgerSite take(List<?> news) {
    news.forEach(this::take);
    return this;
  }

  List<TargetReport> reports() {
    List<TargetReport> reports = new ArrayList<>();
    ledger.report(state, memory, reports::add);
    return reports;
  }

  /** Assesses as a timer at that time does. */
  LedgerSite assess(long until) {
    state = ledger.assess(state, memory, until, out::add);
    return this;
  }

  LedgerSite forget(long now) {
    state = ledger.forget(state, memory, now);
    return this;
  }

  static final class MapMemory implements SiteMemory {
    final Map<Long, RememberedVisit> visits = new HashMap<>();

    @Override
    public @Nullable RememberedVisit get(long key) {
      return visits.get(key);
    }

    @Override
    public void put(long key, RememberedVisit visit) {
      visits.put(key, visit);
    }

    @Override
    public void remove(long key) {
      visits.remove(key);
    }

    @Override
    public Iterable<Map.Entry<Long, RememberedVisit>> entries() {
      return new ArrayList<>(visits.entrySet());
    }
  }
}
