package tocsin.core.discover;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tocsin.core.apps.AppEvidence;
import tocsin.core.apps.AppPages;
import tocsin.core.fuse.Evidence;
import tocsin.core.fuse.Fusion;
import tocsin.domain.intel.AppSign;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.Match;
import tocsin.domain.intel.Signal;

/**
 * Looks, at the end of each five minutes, whether what was seen until then is enough to suspect a
 * target that no list vouches for. Reads the visits remembered in the order of their times, so that
 * the same set of visits gives the same answer whenever it is asked.
 */
final class SiteAssessor {
  private final Fusion fusion;
  private final int listedAt;
  private final AppPages pages;

  /**
   * @param listedAt confidence from which an indicator flags a target by itself: that is then the
   *     list's word, and there is nothing left to assess
   */
  SiteAssessor(Fusion fusion, int listedAt, AppPages pages) {
    this.fusion = fusion;
    this.listedAt = listedAt;
    this.pages = pages;
  }

  /** Whether a target could be suspected at all, were its site new and rare. O(matches). */
  boolean couldSuspect(SiteState state, TargetFacts facts) {
    if (facts.assessedAt() != Long.MAX_VALUE) {
      return false;
    }
    Match best = facts.matchAt(Long.MAX_VALUE);
    int confidence = best == null ? 0 : Math.min(best.confidence(), listedAt);
    // More sessions can take back what fewer seemed to agree on: with any at all, expect the most.
    boolean app = !state.votes().isEmpty();
    int most = app ? Math.max(confidence, listedAt - 1) : confidence;
    return fusion.suspects(
        new Evidence(facts.signals(), facts.spelling(), most, 0, 1, app ? Evidence.MOST_APP : 0));
  }

  /**
   * What a listed host says of the others in its app: a little less than an indicator that flags.
   */
  private int association(@Nullable AppEvidence app) {
    return app != null && AppSign.LISTED_MEMBER.in(app.signs()) ? listedAt - 1 : 0;
  }

  /**
   * The end of the first five minutes, not later than a time, after which a target is suspect;
   * {@link Long#MAX_VALUE} when there is none. O(visits · log visits).
   */
  long firstSuspected(SiteState state, TargetFacts facts, SiteMemory memory, long until) {
    List<RememberedVisit> visits = new ArrayList<>();
    memory.entries().forEach(entry -> visits.add(entry.getValue()));
    visits.sort(Comparator.comparingLong(RememberedVisit::at));
    Set<String> people = new HashSet<>();
    int signals = 0;
    int listed = 0;
    int next = 0;
    boolean met = false;
    for (long end : ends(state, visits)) {
      if (end > until) {
        return Long.MAX_VALUE;
      }
      while (next < visits.size() && visits.get(next).at() < end) {
        RememberedVisit visit = visits.get(next++);
        people.add(visit.subject());
        if (visit.target().equals(facts.target())) {
          signals |= visit.signals();
          listed = Math.max(listed, visit.listed());
          met = true;
        }
      }
      int confidence = Math.max(listed, listed(state, facts, end));
      if (confidence >= listedAt) {
        return Long.MAX_VALUE;
      }
      long age = fusion.age(state.firstSeenAt(), end);
      int all = signals | (facts.signals() & NAME_SIGNALS);
      AppEvidence app = pages.asOf(state.votes(), state.site(), end - 1);
      Evidence evidence =
          new Evidence(
              all,
              facts.spelling(),
              Math.max(confidence, association(app)),
              age,
              people.size(),
              app == null ? 0 : app.weight());
      if (met && fusion.suspects(evidence)) {
        return end;
      }
    }
    return Long.MAX_VALUE;
  }

  private SortedSet<Long> ends(SiteState state, List<RememberedVisit> visits) {
    SortedSet<Long> ends = new TreeSet<>();
    visits.forEach(visit -> ends.add(endOf(visit.at())));
    pages.turns(state.votes()).forEach(turn -> ends.add(endOf(turn)));
    for (Indicator listing : state.listings()) {
      ends.add(endOf(listing.activeFrom()));
    }
    return ends;
  }

  /** The highest confidence of a listing of the target that counted just before a time. */
  private static int listed(SiteState state, TargetFacts facts, long before) {
    int highest = 0;
    for (Indicator listing : state.listings()) {
      boolean counts = listing.activeFrom() < before && before <= listing.validUntil();
      if (counts && TargetLedger.covers(listing, facts.target())) {
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

  /** By target, which became suspect and when. */
  SortedMap<String, Long> suspected(SiteState state, SiteMemory memory, long until) {
    SortedMap<String, Long> turned = new TreeMap<>();
    for (TargetFacts facts : state.targets()) {
      long at =
          couldSuspect(state, facts) ? firstSuspected(state, facts, memory, until) : Long.MAX_VALUE;
      if (at != Long.MAX_VALUE) {
        turned.put(facts.target(), at);
      }
    }
    return turned;
  }
}
