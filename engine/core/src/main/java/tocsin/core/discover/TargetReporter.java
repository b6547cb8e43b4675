package tocsin.core.discover;

import com.google.common.primitives.Doubles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import tocsin.core.apps.AppEvidence;
import tocsin.core.campaign.Campaigns;
import tocsin.core.fuse.Evidence;
import tocsin.core.fuse.Fusion;
import tocsin.core.fuse.Share;
import tocsin.core.fuse.TargetVector;
import tocsin.core.fuse.Term;
import tocsin.core.verdict.Judgements;
import tocsin.core.verdict.VerdictLife;
import tocsin.core.verdict.Voice;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.Judgement;
import tocsin.domain.intel.Match;
import tocsin.domain.intel.TargetKind;
import tocsin.domain.intel.TargetReport;
import tocsin.domain.intel.TargetTrace;
import tocsin.domain.intel.Verdict;
import tocsin.domain.intel.VerdictWord;

/** Writes a target's facts up as reports. */
final class TargetReporter {
  /** Nats from which a piece of evidence is worth a code. */
  private static final double MENTIONED = 0.25;

  private final SiteState state;
  private final TargetFacts facts;
  private final int visitors;
  private final List<Long> days;
  private final Fusion fusion;
  private final @Nullable AppEvidence app;
  private final int association;
  private final LongFunction<Exposures.Finding> exposures;
  private final long exposedAt;
  private final Judgements judgements;
  private final Map<String, Integer> reach;

  /**
   * @param association confidence that a listed host of its app lends to the target, 0 for none
   * @param exposures what the site has in common with others, as of a time
   * @param exposedAt when the last of that began to count, milliseconds UTC
   * @param judgements what people hold of targets
   * @param reach visitors by enterprise
   * @param days days since 1970-01-01 UTC on which the site is remembered to have been visited
   */
  TargetReporter(
      SiteState state,
      TargetFacts facts,
      int visitors,
      List<Long> days,
      Fusion fusion,
      @Nullable AppEvidence app,
      int association,
      LongFunction<Exposures.Finding> exposures,
      long exposedAt,
      Judgements judgements,
      Map<String, Integer> reach) {
    this.reach = reach;
    this.judgements = judgements;
    this.exposures = exposures;
    this.exposedAt = exposedAt;
    this.association = association;
    this.days = days;
    this.fusion = fusion;
    this.state = state;
    this.facts = facts;
    this.visitors = visitors;
    this.app = app;
  }

  void report(Consumer<TargetReport> out) {
    out.accept(report(Verdict.UNKNOWN, facts.firstSeenAt()));
    if (facts.flaggedAt() == Long.MAX_VALUE && exposedAt > state.lastSeenAt()) {
      out.accept(report(Verdict.UNKNOWN, exposedAt + 1));
    }
    SortedSet<Long> turns = new TreeSet<>(judgements.turns(facts.target()));
    turns.add(facts.flaggedAt());
    turns.add(facts.sureAt());
    turns.remove(Long.MAX_VALUE);
    Verdict verdict = Verdict.UNKNOWN;
    for (long turn : turns) {
      Verdict said = byEvidence(turn);
      Voice voice = facts.confirmedAt() <= turn ? Voice.LIST : Voice.EVIDENCE;
      verdict = VerdictLife.next(verdict, said, voice, word(turn), turn);
      out.accept(report(verdict, turn));
    }
  }

  /** What lists and evidence say at a time. */
  private Verdict byEvidence(long at) {
    if (facts.sureAt() <= at) {
      return Verdict.CONFIRMED;
    }
    return facts.flaggedAt() <= at ? Verdict.SUSPECT : Verdict.UNKNOWN;
  }

  private @Nullable Judgement word(long at) {
    return judgements.wordAt(facts.target(), at);
  }

  /** Whose word a verdict is. */
  private VerdictWord speaker(Verdict verdict, long asOf, @Nullable Match listed) {
    Judgement word = word(asOf);
    if (word != null && word.verdict() == verdict && asOf < word.until()) {
      return VerdictWord.person(word);
    }
    if (!verdict.flagged()) {
      return VerdictWord.NONE;
    }
    long since = verdict == Verdict.CONFIRMED ? facts.sureAt() : facts.flaggedAt();
    boolean weighed = since == facts.assessedAt() || since == facts.provenAt();
    return listed == null || weighed
        ? VerdictWord.evidence(since)
        : VerdictWord.list(since, listed.source());
  }

  private TargetReport report(Verdict verdict, long asOf) {
    Match listed = facts.matchAt(asOf);
    int confidence = Math.max(association, listed == null ? 0 : listed.confidence());
    long age = fusion.age(state.firstSeenAt(), Math.max(asOf, state.firstSeenAt()));
    // What came to be known by the last visit, or by the turn if that came later.
    long closed = Math.max(state.lastSeenAt(), asOf - 1);
    Exposures.Finding finding = exposures.apply(closed);
    Evidence evidence =
        new Evidence(
            facts.signals(),
            facts.spelling(),
            confidence,
            age,
            visitors,
            app == null ? 0 : app.weight(),
            finding.lift(),
            finding.ties());
    return new TargetReport(
        facts.target(),
        facts.kind(),
        facts.kind() == TargetKind.URL ? hostOf(facts.target()) : "",
        verdict,
        fusion.probability(evidence),
        fraudType(verdict, listed),
        Campaigns.own(state.site()),
        facts.firstSeenAt(),
        flaggedAt(verdict, asOf),
        asOf,
        visitors,
        reasons(listed, evidence),
        leadTimes(),
        AppTargets.hosts(state.site(), app),
        new TargetTrace(
            state.site(), features(evidence), days, listed == null ? "" : listed.source(), false),
        finding.path(),
        speaker(verdict, asOf, listed),
        reach);
  }

  private String fraudType(Verdict verdict, @Nullable Match listed) {
    if (listed != null) {
      return listed.fraudType();
    }
    return verdict == Verdict.CONFIRMED ? facts.likeType() : Indicator.UNKNOWN_TYPE;
  }

  /** A target that was refuted later keeps the time at which it was flagged. */
  private long flaggedAt(Verdict verdict, long asOf) {
    if (verdict == Verdict.REFUTED) {
      return facts.flaggedAt() <= asOf ? facts.flaggedAt() : Long.MAX_VALUE;
    }
    return verdict.flagged() ? Math.min(facts.flaggedAt(), asOf) : Long.MAX_VALUE;
  }

  /** The row that shadow models read. */
  private List<Double> features(Evidence evidence) {
    boolean url = facts.kind() == TargetKind.URL;
    String host = url ? hostOf(facts.target()) : facts.target();
    String path = url ? facts.target().substring(host.length()) : "";
    return List.copyOf(Doubles.asList(TargetVector.of(evidence, facts.kind(), host, path)));
  }

  /** A target that is no result, so that it counts among the sites seen. */
  void reportQuietly(Consumer<TargetReport> out) {
    out.accept(
        new TargetReport(
            facts.target(),
            facts.kind(),
            "",
            Verdict.UNKNOWN,
            0,
            Indicator.UNKNOWN_TYPE,
            "",
            facts.firstSeenAt(),
            Long.MAX_VALUE,
            facts.firstSeenAt(),
            visitors,
            List.of(),
            Map.of(),
            List.of(),
            new TargetTrace(state.site(), List.of(), days, "", true),
            List.of(),
            VerdictWord.NONE,
            Map.of()));
  }

  private List<String> reasons(@Nullable Match listed, Evidence evidence) {
    List<String> codes = new ArrayList<>();
    if (listed != null) {
      codes.add(listed.kind().code());
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

  private Map<String, Long> leadTimes() {
    Map<String, Long> lead = new TreeMap<>();
    for (Indicator listing : state.listings()) {
      long ahead = listing.knownFrom() - facts.flaggedAt();
      boolean names = Listings.covers(listing, facts.target());
      if (names && facts.flaggedAt() < listing.knownFrom()) {
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
