package tocsin.core.discover;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tocsin.core.apps.AppEvidence;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.Match;
import tocsin.domain.intel.Signal;
import tocsin.domain.intel.TargetKind;
import tocsin.domain.intel.TargetReport;
import tocsin.domain.intel.Verdict;

/** Writes a target's facts up as reports. */
final class TargetReporter {
  private final SiteState state;
  private final TargetFacts facts;
  private final int visitors;
  private final @Nullable AppEvidence app;

  TargetReporter(SiteState state, TargetFacts facts, int visitors, @Nullable AppEvidence app) {
    this.state = state;
    this.facts = facts;
    this.visitors = visitors;
    this.app = app;
  }

  void report(Consumer<TargetReport> out) {
    out.accept(report(Verdict.UNKNOWN, facts.firstSeenAt()));
    if (facts.suspectAt() < facts.confirmedAt()) {
      out.accept(report(Verdict.SUSPECT, facts.suspectAt()));
    }
    if (facts.confirmedAt() != Long.MAX_VALUE) {
      out.accept(report(Verdict.CONFIRMED, facts.confirmedAt()));
    }
  }

  private TargetReport report(Verdict verdict, long asOf) {
    Match listed = facts.matchAt(asOf);
    return new TargetReport(
        facts.target(),
        facts.kind(),
        facts.kind() == TargetKind.URL ? hostOf(facts.target()) : "",
        verdict,
        score(verdict, listed),
        listed == null ? Indicator.UNKNOWN_TYPE : listed.fraudType(),
        TargetLedger.provisionalCampaign(state.site()),
        facts.firstSeenAt(),
        verdict.flagged() ? Math.min(facts.flaggedAt(), asOf) : Long.MAX_VALUE,
        asOf,
        visitors,
        reasons(listed),
        leadTimes(),
        AppTargets.hosts(state.site(), app));
  }

  /** A listed target scores its confidence, an unlisted one half its prior: names prove little. */
  private double score(Verdict verdict, @Nullable Match listed) {
    double prior = facts.prior() / 200.0;
    return listed != null && verdict.flagged()
        ? Math.max(prior, listed.confidence() / 100.0)
        : prior;
  }

  private List<String> reasons(@Nullable Match listed) {
    List<String> codes = new ArrayList<>();
    if (listed != null) {
      codes.add(code(listed.kind()));
    }
    addIf(codes, Signal.LOOK_ALIKE, "L01");
    addIf(codes, Signal.DISGUISE, "L02");
    addIf(codes, Signal.BARE_IP, "L03");
    addIf(codes, Signal.LURE_WORD, "L04");
    addIf(codes, Signal.RANDOM_LABEL, "L05");
    addIf(codes, Signal.RISKY_SUFFIX, "L06");
    addIf(codes, Signal.DOWNLOAD, "A01");
    AppTargets.codes(app).stream().filter(code -> !codes.contains(code)).forEach(codes::add);
    return codes;
  }

  private void addIf(List<String> codes, Signal signal, String code) {
    if (signal.in(facts.signals())) {
      codes.add(code);
    }
  }

  private static String code(IndicatorKind kind) {
    return switch (kind) {
      case URL -> "I01";
      case HOST -> "I02";
      case SUFFIX -> "I03";
      case IP, CIDR -> "I04";
      case APP -> "I05";
      case CERT -> "I06";
    };
  }

  private Map<String, Long> leadTimes() {
    Map<String, Long> lead = new TreeMap<>();
    for (Indicator listing : state.listings()) {
      long ahead = listing.knownFrom() - facts.flaggedAt();
      if (facts.flaggedAt() < listing.knownFrom() && listing.value().equals(facts.target())) {
        lead.merge(listing.source(), ahead, Math::max);
      }
    }
    return lead;
  }

  private static String hostOf(String url) {
    int slash = url.indexOf('/');
    return slash < 0 ? url : url.substring(0, slash);
  }
}
