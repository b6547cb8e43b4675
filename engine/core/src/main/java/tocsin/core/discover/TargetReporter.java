package tocsin.core.discover;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tocsin.core.apps.AppEvidence;
import tocsin.core.fuse.Evidence;
import tocsin.core.fuse.Fusion;
import tocsin.core.fuse.Share;
import tocsin.core.fuse.Term;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.Match;
import tocsin.domain.intel.TargetKind;
import tocsin.domain.intel.TargetReport;
import tocsin.domain.intel.Verdict;

/** Writes a target's facts up as reports. */
final class TargetReporter {
  /** Nats from which a piece of evidence is worth a code. */
  private static final double MENTIONED = 0.25;

  private final SiteState state;
  private final TargetFacts facts;
  private final int visitors;
  private final Fusion fusion;
  private final @Nullable AppEvidence app;

  TargetReporter(
      SiteState state, TargetFacts facts, int visitors, Fusion fusion, @Nullable AppEvidence app) {
    this.fusion = fusion;
    this.state = state;
    this.facts = facts;
    this.visitors = visitors;
    this.app = app;
  }

  void report(Consumer<TargetReport> out) {
    out.accept(report(Verdict.UNKNOWN, facts.firstSeenAt()));
    if (facts.flaggedAt() < facts.confirmedAt()) {
      out.accept(report(Verdict.SUSPECT, facts.flaggedAt()));
    }
    if (facts.confirmedAt() != Long.MAX_VALUE) {
      out.accept(report(Verdict.CONFIRMED, facts.confirmedAt()));
    }
  }

  private TargetReport report(Verdict verdict, long asOf) {
    Match listed = facts.matchAt(asOf);
    int confidence = listed == null ? 0 : listed.confidence();
    long age = fusion.age(state.firstSeenAt(), Math.max(asOf, state.firstSeenAt()));
    Evidence evidence =
        new Evidence(
            facts.signals(),
            facts.spelling(),
            confidence,
            age,
            visitors,
            app == null ? 0 : app.weight());
    return new TargetReport(
        facts.target(),
        facts.kind(),
        facts.kind() == TargetKind.URL ? hostOf(facts.target()) : "",
        verdict,
        fusion.probability(evidence),
        listed == null ? Indicator.UNKNOWN_TYPE : listed.fraudType(),
        TargetLedger.provisionalCampaign(state.site()),
        facts.firstSeenAt(),
        verdict.flagged() ? Math.min(facts.flaggedAt(), asOf) : Long.MAX_VALUE,
        asOf,
        visitors,
        reasons(listed, evidence),
        leadTimes(),
        AppTargets.hosts(state.site(), app));
  }

  private List<String> reasons(@Nullable Match listed, Evidence evidence) {
    List<String> codes = new ArrayList<>();
    if (listed != null) {
      codes.add(code(listed.kind()));
    }
    for (Share share : fusion.shares(evidence)) {
      boolean mentioned = Math.abs(share.logOdds()) >= MENTIONED;
      if (mentioned && share.term() != null && saysWhatItsCodeSays(share)) {
        codes.add(share.term().code());
      }
    }
    AppTargets.codes(app).stream().filter(code -> !codes.contains(code)).forEach(codes::add);
    return codes;
  }

  /** A spelling that speaks for the target is no reason against it. */
  private static boolean saysWhatItsCodeSays(Share share) {
    return share.term() != Term.SPELLING || share.logOdds() > 0;
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
