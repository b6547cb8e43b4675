package tocsin.core.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tocsin.core.discover.ExposureRates;
import tocsin.core.discover.MapMemo;
import tocsin.core.discover.SeedState;
import tocsin.core.discover.SeedVisit;
import tocsin.core.discover.TieEntry;
import tocsin.core.discover.TieLedger;
import tocsin.core.discover.TieState;
import tocsin.core.model.CompiledModel;
import tocsin.core.verdict.Judgements;
import tocsin.domain.intel.Census;
import tocsin.domain.intel.Exposed;
import tocsin.domain.intel.Listing;
import tocsin.domain.intel.Sighting;
import tocsin.domain.intel.Tie;

/** What the sites of a history have in common, one site and one person after the other. */
final class Ties {
  private final CompiledModel model;
  private final Judgements judgements;
  private final Map<String, List<Tie>> ties = new TreeMap<>();
  private final Map<String, List<Exposed>> exposed = new TreeMap<>();
  private final TreeMap<Long, Census> changes = new TreeMap<>();
  private final ExposureRates rates = new ExposureRates();

  Ties(CompiledModel model, Judgements judgements) {
    this.model = model;
    this.judgements = judgements;
  }

  /** Takes in all of a site; sorts what was seen there. */
  void site(String site, List<Sighting> seen, List<Listing> news) {
    seen.sort(Comparator.comparingLong(Sighting::at).thenComparingLong(Sighting::hash));
    if (!model.pack().discovery().isOn()) {
      return;
    }
    MapMemo<SeedVisit> memo = new MapMemo<>();
    SeedState state = SeedState.empty(site);
    for (Sighting sighting : seen) {
      state = model.seedLedger().sighted(state, sighting, memo, this::tie);
    }
    for (Listing listing : news) {
      if (listing.site().equals(site)) {
        state = model.seedLedger().listed(state, listing.indicator(), memo);
      }
    }
    model.seedLedger().close(state, memo, Long.MAX_VALUE, judgements, this::tie);
  }

  private void tie(Tie tie) {
    ties.computeIfAbsent(tie.key(), k -> new ArrayList<>()).add(tie);
  }

  /** To be called when every site was taken in. */
  void close() {
    TieLedger.Out out =
        new TieLedger.Out() {
          @Override
          public void exposed(Exposed news) {
            exposed.computeIfAbsent(news.site(), s -> new ArrayList<>()).add(news);
          }

          @Override
          public void census(Census change) {
            long end = ExposureRates.end(change, model.pack().discovery());
            changes.merge(end, change, Ties::sum);
          }
        };
    for (List<Tie> theirs : ties.values()) {
      MapMemo<TieEntry> memo = new MapMemo<>();
      TieState state = TieState.NONE;
      for (Tie tie : theirs) {
        state = model.tieLedger().tied(state, tie, memo, out);
      }
    }
    long retention = model.pack().parameters().retentionMillis();
    for (long end : changes.keySet()) {
      rates.put(ExposureRates.rate(changes.entrySet(), end, retention));
    }
    ties.clear();
  }

  private static Census sum(Census a, Census b) {
    return new Census(a.at(), a.seen() + b.seen(), a.exposed() + b.exposed());
  }

  List<Exposed> of(String site) {
    return exposed.getOrDefault(site, List.of());
  }

  ExposureRates rates() {
    return rates;
  }
}
