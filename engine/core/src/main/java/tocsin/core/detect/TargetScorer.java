package tocsin.core.detect;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.core.detect.HostJudgement.Standing;
import tocsin.core.fuse.Evidence;
import tocsin.core.fuse.Fusion;
import tocsin.core.fuse.Share;
import tocsin.core.kernel.Hosts;
import tocsin.core.kernel.PublicSuffixes;
import tocsin.core.kernel.Urls;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.Match;
import tocsin.domain.intel.Signal;
import tocsin.domain.intel.TargetKind;
import tocsin.domain.intel.Verdict;
import tocsin.domain.pack.Parameters;
import tocsin.domain.traffic.AccessRecordBuilder;
import tocsin.domain.traffic.Via;

/**
 * Judges one host or URL as the sieve would judge an access to it, and says why. Of a URL the path
 * counts too: how it is spelt and what it hands out. Who was there and since when is unknown here,
 * so only the engine itself can tell more. Confined to one thread; O(length).
 */
public final class TargetScorer {
  /**
   * What a warning list's word weighs, nats: as much as any weight of a pack may. The engine does
   * not weigh it at all, it never flags what a list vouches for.
   */
  static final double VOUCHED = -10;

  /** Nats from which a piece of evidence is worth a reason. */
  private static final double MENTIONED = 0.25;

  private final Sieve sieve;
  private final HintReader hints;
  private final PublicSuffixes suffixes;
  private final Parameters parameters;
  private final Fusion fusion;
  private final ReasonWriter writer;
  private final AccessRecordBuilder access = new AccessRecordBuilder();

  public TargetScorer(
      Names names,
      PublicSuffixes suffixes,
      WarningLists warnings,
      IndicatorIndex index,
      Parameters parameters,
      Fusion fusion) {
    // Nobody's access is judged here, so nobody needs a pseudonym.
    Subjects nobody = new Subjects(LinesTable.EMPTY, new Pseudonyms(new byte[16]));
    this.sieve = new Sieve(names, suffixes, warnings, index, nobody, new SieveCounts());
    this.hints = new HintReader(names);
    this.suffixes = suffixes;
    this.parameters = parameters;
    this.fusion = fusion;
    this.writer = new ReasonWriter(names, warnings, fusion);
  }

  /**
   * Judges a host or URL.
   *
   * @param text a host, an address, or a URL with or without a scheme; user, port and fragment are
   *     passed over
   * @param at as of when indicators count, milliseconds UTC
   * @param terms how many pieces of a suspicious spelling are named; naming any costs some 20 µs
   * @return null when there is no host in the text
   */
  public @Nullable TargetScore score(String text, long at, int terms) {
    if (isPlainHost(text)) {
      return score(text, "", text, at, terms);
    }
    Urls.Parts parts = Urls.parse(text, null);
    if (parts == null) {
      return null;
    }
    String path = parts.query() == null ? parts.path() : parts.path() + "?" + parts.query();
    return score(parts.host(), path.equals("/") ? "" : path, parts.text(), at, terms);
  }

  /** Whether nothing is to be done about a text: most lines of a list. Addresses begin so not. */
  private static boolean isPlainHost(String text) {
    return !text.isEmpty() && text.charAt(0) > '9' && Hosts.isCanonical(text);
  }

  private TargetScore score(String host, String path, String url, long at, int terms) {
    HostJudgement judgement = sieve.judge(host);
    String registrable = judgement.bareIp() ? "" : suffixes.registrable(host);
    TargetKind kind = judgement.bareIp() ? TargetKind.IP : TargetKind.HOST;
    if (judgement.standing() == Standing.CLEAN) {
      Evidence nothing = Evidence.of(0, 0, 0);
      double logOdds = fusion.logOdds(nothing) + VOUCHED;
      List<WeighedReason> why = List.of(writer.vouched(host, judgement.bareIp(), VOUCHED));
      return new TargetScore(
          host,
          kind,
          host,
          path,
          registrable,
          Verdict.CLEAN,
          logOdds,
          Fusion.probability(logOdds),
          nothing,
          why);
    }
    Match match = match(judgement, path.isEmpty() ? null : url, at);
    boolean shared = judgement.standing() == Standing.URLS_ONLY;
    Evidence evidence = evidence(judgement, path, match);
    List<WeighedReason> reasons = new ArrayList<>();
    for (Share share : fusion.shares(evidence)) {
      if (share.term() == null && match != null) {
        reasons.add(writer.listed(match, share.logOdds()));
      } else if (share.term() != null && Math.abs(share.logOdds()) >= MENTIONED) {
        reasons.add(writer.weighed(share, judgement, path, terms));
      }
    }
    if (shared) {
      reasons.add(writer.shared(host, judgement.bareIp()));
    }
    String listedUrl = match != null && match.kind() == IndicatorKind.URL ? match.value() : null;
    double logOdds = fusion.logOdds(evidence);
    return new TargetScore(
        listedUrl == null ? host : listedUrl,
        listedUrl == null ? kind : TargetKind.URL,
        host,
        path,
        registrable,
        verdict(match, evidence),
        logOdds,
        Fusion.probability(logOdds),
        evidence,
        reasons);
  }

  private Evidence evidence(HostJudgement judgement, String path, @Nullable Match match) {
    int confidence = match == null ? 0 : match.confidence();
    if (judgement.standing() == Standing.URLS_ONLY && match == null) {
      return Evidence.of(0, 0, 0);
    }
    int signals =
        judgement.hints()
            | (judgement.bareIp() ? Signal.BARE_IP.bit() : 0)
            | (path.isEmpty() ? 0 : hints.path(path));
    boolean named = judgement.standing() == Standing.OPEN && !judgement.bareIp();
    boolean more = named && !path.isEmpty();
    int spelling = more ? hints.spelling(judgement.host(), path) : judgement.spelling();
    return Evidence.of(signals, spelling, confidence);
  }

  /** Most hosts are on no list at all; for them no access is made up. */
  private @Nullable Match match(HostJudgement judgement, @Nullable String url, long at) {
    IndicatorIndex.HostHits hits = judgement.hits();
    if (hits.heads().isEmpty() && !hits.urls() && !judgement.bareIp()) {
      return null;
    }
    access.clear();
    access.at = at;
    access.via = Via.HTTP;
    access.host = judgement.host();
    access.url = url;
    return sieve.match(access.build(), judgement);
  }

  private Verdict verdict(@Nullable Match match, Evidence evidence) {
    if (match != null && match.confidence() >= parameters.confirmAt()) {
      return Verdict.CONFIRMED;
    }
    boolean listed = match != null && match.confidence() >= parameters.suspectAt();
    return listed || fusion.suspects(evidence) ? Verdict.SUSPECT : Verdict.UNKNOWN;
  }
}
