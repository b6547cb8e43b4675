package tocsin.core.detect;

import org.jspecify.annotations.Nullable;
import tocsin.core.apps.HostPlace;
import tocsin.core.apps.HostRoles;
import tocsin.core.detect.HostJudgement.Standing;
import tocsin.core.kernel.Hash64;
import tocsin.core.kernel.HostLabels;
import tocsin.core.kernel.PublicSuffixes;
import tocsin.core.kernel.Urls;
import tocsin.domain.intel.AppTouch;
import tocsin.domain.intel.HostRole;
import tocsin.domain.intel.IndicatorKind;
import tocsin.domain.intel.Match;
import tocsin.domain.intel.Sighting;
import tocsin.domain.intel.Signal;
import tocsin.domain.intel.TargetKind;
import tocsin.domain.intel.Visit;
import tocsin.domain.intel.WarningEntry;
import tocsin.domain.intel.WarningRole;
import tocsin.domain.traffic.AccessRecord;
import tocsin.domain.traffic.Via;

/**
 * Judges each record before anything is shuffled: most are clean and end here; what is listed or
 * unknown goes on as a {@link Sighting}, what is a bank, a payment or a remote-control tool as
 * context. A pure function of the record and the lists; confined to one thread because it keeps the
 * judgements of recent hosts.
 *
 * <p><b>Precedence.</b> (1) A host on a warning list as clean is never flagged by a feed, nor is
 * anything below it. (2) On a platform that gives out paths only a listed URL counts, on one that
 * gives out sub-domains only what is below it. (3) An address inside a shared range (CDN, cloud)
 * proves nothing. (4) Of the indicators that count, the highest confidence speaks, then the more
 * specific kind.
 */
public final class Sieve {
  /** Hosts whose judgement is kept, as a power of two. */
  private static final int REMEMBERED_BITS = 16;

  /** What the sieve lets through. */
  public interface Out {
    void sighting(Sighting sighting);

    void context(Visit visit);

    /** An access that may belong to an app; beside a sighting or context, or alone. */
    default void touch(AppTouch touch) {}
  }

  private final PublicSuffixes suffixes;
  private final WarningLists warnings;
  private final IndicatorIndex index;
  private final HintReader hints;
  private final long uploadBytes;
  private final long largeUploadBytes;
  private final HostLabels labels;
  private final String[] hosts = new String[1 << REMEMBERED_BITS];
  private final HostJudgement[] judgements = new HostJudgement[1 << REMEMBERED_BITS];
  private final Subjects subjects;
  private final HostRoles apps;
  private final SieveCounts counts;

  public Sieve(
      Names names,
      PublicSuffixes suffixes,
      WarningLists warnings,
      IndicatorIndex index,
      Subjects subjects,
      SieveCounts counts) {
    this.suffixes = suffixes;
    this.warnings = warnings;
    this.labels = new HostLabels(warnings.seed());
    this.index = index;
    this.hints = new HintReader(names);
    this.uploadBytes = names.hints().uploadBytes();
    this.largeUploadBytes = names.hints().largeUploadBytes();
    this.apps = names.apps();
    this.subjects = subjects;
    this.counts = counts;
  }

  /** Judges one record; calls {@code out} at most three times. */
  public void sift(AccessRecord record, Out out) {
    counts.records++;
    String app = record.app();
    boolean passed = app != null && siftApp(record, app, out);
    String host = record.host();
    if (host == null) {
      host = record.dst();
    }
    if (host != null && !(record.via() == Via.DNS && record.host() == null)) {
      passed |= siftHost(record, judgement(host), out);
    }
    if (!passed) {
      counts.clean++;
    }
  }

  private boolean siftHost(AccessRecord record, HostJudgement judgement, Out out) {
    HostPlace place = judgement.place();
    if (place.shared()) {
      touch(record, place.site(), judgement.host(), place.roles(), AppTouch.PLATFORM, out);
    }
    if (judgement.standing() == Standing.CLEAN) {
      return judgement.context() != 0 && context(record, judgement.context(), out);
    }
    Match match = match(record, judgement);
    if (match == null && judgement.context() != 0) {
      return context(record, judgement.context(), out);
    }
    if (match == null && judgement.standing() == Standing.URLS_ONLY) {
      return false;
    }
    boolean bare = judgement.bareIp() && record.via() != Via.FLOW;
    int signals =
        Signal.VISIT.bit() | judgement.hints() | (bare ? Signal.BARE_IP.bit() : 0) | traits(record);
    String target = judgement.host();
    TargetKind kind = judgement.bareIp() ? TargetKind.IP : TargetKind.HOST;
    if (match != null && match.kind() == IndicatorKind.URL) {
      target = match.value();
      kind = TargetKind.URL;
    }
    if (!place.shared()) {
      touchOf(record, judgement, signals, match, out);
    }
    String cert = record.cert();
    return sighting(
        record,
        judgement.site(),
        target,
        kind,
        signals,
        judgement.spelling(),
        match,
        server(record),
        cert == null ? 0 : Hash64.of(cert) | 1,
        out);
  }

  /** A page of a site that nobody knows is no app's; a host in a role, or an odd name, may be. */
  private void touchOf(
      AccessRecord record, HostJudgement judgement, int signals, @Nullable Match match, Out out) {
    boolean fetched = Signal.DOWNLOAD.in(signals);
    int roles = judgement.place().roles() | apps.ofPath(record.url());
    if (Signal.APP.in(signals) && (roles & HostRole.RUNNING) == 0) {
      roles |= HostRole.API.bit();
    }
    roles |= fetched ? HostRole.DOWNLOAD.bit() : 0;
    boolean machine = Signal.RANDOM_LABEL.in(judgement.hints());
    if (roles == 0 && !machine) {
      return;
    }
    boolean listed = match != null && match.confidence() >= apps.listedFrom();
    int traits =
        (machine ? AppTouch.MACHINE_NAME : 0)
            | (listed ? AppTouch.LISTED : 0)
            | (fetched ? AppTouch.FETCHED : 0);
    touch(record, judgement.site(), judgement.host(), roles, traits, out);
  }

  private void touch(
      AccessRecord record, String site, String host, int roles, int traits, Out out) {
    String subject = subjects.of(record);
    if (subject == null || !apps.areWatched()) {
      return;
    }
    counts.touches++;
    String cert = record.cert();
    out.touch(
        new AppTouch(
            subject,
            record.at(),
            site,
            host,
            roles,
            traits,
            server(record),
            cert == null ? 0 : Hash64.of(cert) | 1));
  }

  /** The server's address as a number; 0 when unseen or in a range that strangers share. */
  private long server(AccessRecord record) {
    boolean dns = record.via() == Via.DNS;
    String only = record.answers().size() == 1 ? record.answers().get(0) : null;
    String dst = dns ? only : record.dst();
    return dst == null || warnings.address(dst) != null ? 0 : Hash64.of(dst) | 1;
  }

  private boolean siftApp(AccessRecord record, String app, Out out) {
    WarningEntry entry = warnings.app(app);
    if (entry != null && entry.role() == WarningRole.CLEAN) {
      return entry.signals() != 0 && context(record, entry.signals(), out);
    }
    int signals = Signal.VISIT.bit() | Signal.APP.bit() | traits(record);
    Match match = index.app(app, record.at());
    return sighting(record, Sites.ofApp(app), app, TargetKind.APP, signals, 0, match, 0, 0, out);
  }

  private boolean sighting(
      AccessRecord record,
      String site,
      String target,
      TargetKind kind,
      int signals,
      int spelling,
      @Nullable Match match,
      long server,
      long cert,
      Out out) {
    String subject = subjects.of(record);
    if (subject == null) {
      return false;
    }
    counts.sighting(match != null);
    out.sighting(
        new Sighting(
            site,
            record.at(),
            hash(record),
            subject,
            target,
            kind,
            signals,
            spelling,
            match,
            server,
            cert));
    return true;
  }

  private boolean context(AccessRecord record, int signals, Out out) {
    String subject = subjects.of(record);
    if (subject == null) {
      return false;
    }
    counts.context++;
    out.context(new Visit(subject, record.at(), record.at(), hash(record), signals, null));
    return true;
  }

  /** The strongest indicator that counts for a record on an open or URL-only host. */
  @Nullable Match match(AccessRecord record, HostJudgement judgement) {
    long at = record.at();
    Match best = index.strongest(judgement.hits(), at);
    if (judgement.hits().urls() && record.url() != null) {
      Urls.Parts url = Urls.parse(record.url(), judgement.host());
      Match listed = url == null ? null : index.url(url, judgement.hits().platform(), at);
      best = stronger(best, listed);
    }
    if (judgement.standing() == Standing.URLS_ONLY) {
      return best;
    }
    if (record.cert() != null) {
      best = stronger(best, index.cert(record.cert(), at));
    }
    if (record.via() == Via.DNS) {
      for (String answer : record.answers()) {
        best = stronger(best, address(answer, at));
      }
      return best;
    }
    String dst = judgement.bareIp() ? judgement.host() : record.dst();
    return dst == null ? best : stronger(best, address(dst, at));
  }

  private @Nullable Match address(String ip, long at) {
    if (warnings.address(ip) != null) {
      return null;
    }
    return index.address(ip, at);
  }

  private static @Nullable Match stronger(@Nullable Match a, @Nullable Match b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return b.outranks(a) ? b : a;
  }

  /** Signals of the access itself rather than of the name. */
  private int traits(AccessRecord record) {
    int signals = record.url() == null ? 0 : hints.path(record.url());
    boolean post = "POST".equals(record.method()) || "PUT".equals(record.method());
    if (post || record.bytesUp() >= uploadBytes) {
      signals |= Signal.UPLOAD.bit();
    }
    if (record.bytesUp() >= largeUploadBytes) {
      signals |= Signal.LARGE_UPLOAD.bit();
    }
    if (record.app() != null || isAppAgent(record.userAgent())) {
      signals |= Signal.APP.bit();
    }
    String referrer = record.referrer();
    String host = record.host();
    if (referrer != null && host != null && referrer.contains(host)) {
      signals |= Signal.DEEPER.bit();
    }
    return signals;
  }

  /** Agents that app frameworks send where browsers send their own name. */
  private static boolean isAppAgent(@Nullable String agent) {
    return agent != null
        && (agent.startsWith("okhttp/")
            || agent.startsWith("Dalvik/")
            || agent.contains("CFNetwork/"));
  }

  /**
   * What is held of a host. Decoders hand out the same string for the same host, so for the clean
   * majority neither string nor judgement is looked into.
   */
  @SuppressWarnings("ReferenceEquality")
  private HostJudgement judgement(String host) {
    int slot = (host.hashCode() * 0x9E3779B9) >>> (32 - REMEMBERED_BITS);
    String known = hosts[slot];
    if (known != null && (known == host || known.equals(host))) {
      return judgements[slot];
    }
    HostJudgement made = judge(host);
    hosts[slot] = host;
    judgements[slot] = made.isPlainlyClean() ? HostJudgement.CLEAN : made;
    return made;
  }

  /** What is held of a host, looked up afresh. */
  HostJudgement judge(String host) {
    return HostJudgement.of(host, labels, suffixes, warnings, index, hints, apps);
  }

  /** The content of a record as a number; two sensors' views of one access differ. */
  private static long hash(AccessRecord record) {
    long hash = Hash64.combine(record.at(), record.subject());
    hash = Hash64.combine(hash, record.src());
    hash = Hash64.combine(hash, record.dst());
    hash = Hash64.combine(hash, record.via().ordinal());
    hash = Hash64.combine(hash, record.host());
    hash = Hash64.combine(hash, record.url());
    hash = Hash64.combine(hash, record.app());
    hash = Hash64.combine(hash, record.cert());
    hash = Hash64.combine(hash, record.bytesUp());
    return Hash64.combine(hash, record.bytesDown());
  }
}
