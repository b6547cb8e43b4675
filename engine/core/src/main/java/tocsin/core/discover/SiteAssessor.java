package tocsin.core.discover;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import tocsin.core.apps.AppEvidence;
import tocsin.core.apps.AppPages;
import tocsin.core.fuse.Evidence;
import tocsin.core.fuse.Fusion;
import tocsin.domain.intel.AppSign;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.Match;
import tocsin.domain.intel.Signal;
import tocsin.domain.pack.Discovery;

/**
 * Looks, at the end of each five minutes, whether what was seen until then is enough to suspect a
 * target that no list vouches for. Reads the visits remembered in the order of their times, so that
 * the same set of visits gives the same answer whenever it is asked.
 */
final class SiteAssessor {
  private final Fusion fusion;
  private final int listedAt;
  private final long retentionMillis;
  private final AppPages pages;
  private final Discovery discovery;
  private final int maxVisitors;

  /**
   * @param listedAt confidence from which an indicator flags a target by itself: as long as it
   *     counts that is the list's word, and there is nothing to assess
   * @param retentionMillis visits longer ago do not count
   */
  SiteAssessor(
      Fusion fusion,
      int listedAt,
      long retentionMillis,
      int maxVisitors,
      AppPages pages,
      Discovery discovery) {
    this.maxVisitors = maxVisitors;
    this.discovery = discovery;
    this.fusion = fusion;
    this.listedAt = listedAt;
    this.retentionMillis = retentionMillis;
    this.pages = pages;
  }

  /** Whether a target could be suspected at all, were its site new and rare. O(matches). */
  boolean couldSuspect(SiteState state, TargetFacts facts) {
    return facts.assessedAt() == Long.MAX_VALUE && fusion.suspects(worst(state, facts, 0, 0));
  }

  /** Whether a target could turn for what its site has in common with others. */
  boolean couldTurnExposed(SiteState state, TargetFacts facts) {
    boolean people = state.exposedPeople() >= discovery.people();
    boolean hosts = state.exposedHosts() > 0;
    boolean suspected = facts.assessedAt() != Long.MAX_VALUE;
    if (!(people || hosts) || facts.provenAt() != Long.MAX_VALUE) {
      return false;
    }
    Evidence worst =
        worst(
            state,
            facts,
            people ? Evidence.MOST_LIFT : 0,
            (people ? Evidence.NEAR | Evidence.ORDERED : 0)
                | (hosts ? Evidence.SERVER | Evidence.CERT : 0));
    return (!suspected && fusion.suspects(worst)) || proves(worst);
  }

  /** Whether evidence confirms by itself: much of it, and who was there speaks as well. */
  private boolean proves(Evidence evidence) {
    return evidence.lift() > 0
        && fusion.suspects(evidence)
        && fusion.probability(evidence) >= discovery.confirmAt();
  }

  private Evidence worst(SiteState state, TargetFacts facts, int lift, int ties) {
    Match best = facts.matchAt(Long.MAX_VALUE);
    int confidence = best == null ? 0 : Math.min(best.confidence(), listedAt);
    // More sessions can take back what fewer seemed to agree on: with any at all, expect the most.
    boolean app = !state.votes().isEmpty();
    int most = app ? Math.max(confidence, listedAt - 1) : confidence;
    return new Evidence(
        facts.signals(), facts.spelling(), most, 0, 1, app ? Evidence.MOST_APP : 0, lift, ties);
  }

  /**
   * What a listed host says of the others in its app: a little less than an indicator that flags.
   */
  static int association(@Nullable AppEvidence app, int listedAt) {
    return app != null && AppSign.LISTED_MEMBER.in(app.signs()) ? listedAt - 1 : 0;
  }

  /**
   * When a target turned.
   *
   * @param suspectAt end of the first five minutes after which it is suspect; {@link
   *     Long#MAX_VALUE} when it is not
   * @param provenAt end of the first epoch after which it is confirmed; {@link Long#MAX_VALUE} when
   *     it is not
   * @param type the kind of fraud that the evidence then pointed to
   */
  record Turned(long suspectAt, long provenAt, String type) {
    private static final Turned NEVER =
        new Turned(Long.MAX_VALUE, Long.MAX_VALUE, Indicator.UNKNOWN_TYPE);

    private Turned suspect(long at) {
      return suspectAt <= at ? this : new Turned(at, provenAt, type);
    }
  }

  /**
   * When a target turned, not later than a time. O(visits · log visits).
   *
   * @param visits of the whole site, in the order of their times
   * @param later told when there is more to look at, if there is
   */
  private Turned turned(
      SiteState state,
      TargetFacts facts,
      List<RememberedVisit> visits,
      Exposures exposures,
      long until,
      LongConsumer later) {
    Window window = new Window(visits, facts.target());
    SortedSet<Long> ends = ends(state, facts, visits);
    if (couldTurnExposed(state, facts)) {
      exposures.ends(facts.target(), turns(state, facts), ends);
    }
    Turned turned = Turned.NEVER;
    for (long end : ends) {
      if (end > until) {
        later.accept(end);
        break;
      }
      long from = end - retentionMillis;
      if (from < state.forgottenBefore()) {
        continue;
      }
      window.move(from, end);
      int listed = Math.max(window.listed(), listed(state, facts, end));
      if (!window.isVisited()) {
        continue;
      }
      // That a list suspects it is the list's word; what else speaks against it may confirm it.
      boolean byList = listed >= listedAt;
      Evidence evidence = evidence(state, facts, window, exposures, byList ? 0 : listed, end);
      if (!fusion.suspects(evidence)) {
        continue;
      }
      turned = byList ? turned : turned.suspect(end);
      boolean few = exposures.people(window) <= discovery.confirmPeople();
      if (few && proves(evidence)) {
        return new Turned(turned.suspectAt(), end, exposures.fraudType(window, end));
      }
      if (turned.suspectAt() != Long.MAX_VALUE && !couldTurnExposed(state, facts)) {
        break;
      }
    }
    return turned;
  }

  private Evidence evidence(
      SiteState state,
      TargetFacts facts,
      Window window,
      Exposures exposures,
      int listed,
      long end) {
    AppEvidence app = pages.asOf(state.votes(), state.site(), end - 1);
    boolean closed = exposures.areClosedAt(end);
    return new Evidence(
        window.signals() | (facts.signals() & NAME_SIGNALS),
        facts.spelling(),
        Math.max(listed, association(app, listedAt)),
        fusion.age(state.firstSeenAt(), end),
        window.people(),
        app == null ? 0 : app.weight(),
        closed ? exposures.lift(window, end) : 0,
        closed ? exposures.ties(window, end) : 0);
  }

  /**
   * When something new can be said of a target. What others do on its site only lowers or lapses,
   * and the lapse of what speaks for a site is no news against it.
   */
  private SortedSet<Long> ends(SiteState state, TargetFacts facts, List<RememberedVisit> visits) {
    SortedSet<Long> ends = new TreeSet<>();
    for (RememberedVisit visit : visits) {
      if (visit.target().equals(facts.target())) {
        ends.add(endOf(visit.at()));
      }
    }
    turns(state, facts).forEach(turn -> ends.add(endOf(turn)));
    return ends;
  }

  /** When something other than a visit speaks of a target: a listing, or a session of an app. */
  List<Long> turns(SiteState state, TargetFacts facts) {
    List<Long> turns = new ArrayList<>(pages.turns(state.votes()));
    for (Indicator listing : state.listings()) {
      if (Listings.covers(listing, facts.target())) {
        turns.add(listing.activeFrom());
      }
    }
    return turns;
  }

  /** The highest confidence of a listing of the target that counted just before a time. */
  private static int listed(SiteState state, TargetFacts facts, long before) {
    int highest = 0;
    for (Indicator listing : state.listings()) {
      boolean counts = listing.activeFrom() < before && before <= listing.validUntil();
      if (counts && Listings.covers(listing, facts.target())) {
        highest = Math.max(highest, listing.confidence());
      }
    }
    return highest;
  }

  /** Signals that a name shows whenever it is read. */
  private static final int NAME_SIGNALS =
      Signal.LOOK_ALIKE.bit()
          | Signal.DISGUISE.bit()
          | Signal.LURE_WORD.bit()
          | Signal.RANDOM_LABEL.bit()
          | Signal.RISKY_SUFFIX.bit();

  /** The end of the five minutes that a time lies in. */
  static long endOf(long at) {
    return (Math.floorDiv(at, RememberedVisit.SPAN_MILLIS) + 1) * RememberedVisit.SPAN_MILLIS;
  }

  /**
   * By target, which turned and when. An end whose visits were forgotten in part is passed over: it
   * was looked at while they were there.
   *
   * @param later told the first ends after that time at which there will be something to look at,
   *     of all that is known by now
   */
  SortedMap<String, Turned> turned(
      SiteState state, SiteMemory memory, ExposureRates rates, long until, LongConsumer later) {
    List<TargetFacts> open =
        state.targets().stream()
            .filter(facts -> couldSuspect(state, facts) || couldTurnExposed(state, facts))
            .toList();
    SortedMap<String, Turned> turned = new TreeMap<>();
    if (open.isEmpty()) {
      return turned;
    }
    Exposures exposures = exposures(state, memory, rates);
    List<RememberedVisit> visits = exposures.visits();
    for (TargetFacts facts : open) {
      Turned its = turned(state, facts, visits, exposures, until, later);
      if (!its.equals(Turned.NEVER)) {
        turned.put(facts.target(), its);
      }
    }
    return turned;
  }

  /** What the site has in common with others. */
  Exposures exposures(SiteState state, SiteMemory memory, ExposureRates rates) {
    long cut = cut(state, memory);
    return new Exposures(discovery, memory, rates, visits(memory, cut), VisitorSample.scale(cut));
  }

  /** Which visitors of a busy site count, so that it does not matter when others were let go. */
  private long cut(SiteState state, SiteMemory memory) {
    return state.cut() == Long.MAX_VALUE
        ? Long.MAX_VALUE
        : new VisitorSample(memory, maxVisitors, state.cut()).cut();
  }

  private static List<RememberedVisit> visits(SiteMemory memory, long cut) {
    List<RememberedVisit> visits = new ArrayList<>();
    for (Map.Entry<Long, RememberedVisit> entry : memory.entries()) {
      RememberedVisit visit = entry.getValue();
      if (cut == Long.MAX_VALUE || VisitorSample.hash(visit.subject()) < cut) {
        visits.add(visit);
      }
    }
    visits.sort(Comparator.comparingLong(RememberedVisit::at));
    return visits;
  }
}
