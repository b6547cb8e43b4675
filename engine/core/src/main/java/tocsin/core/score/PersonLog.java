package tocsin.core.score;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.domain.intel.FlaggedTarget;
import tocsin.domain.intel.Visit;

/**
 * What one person did, as a set: for every five minutes, target and signal the first time it was
 * seen. Adding is commutative, associative and idempotent, so duplicates, several sensors and
 * disorder change nothing. Immutable.
 *
 * <p>Of more than {@value #MAX_TARGETS} targets those known first are kept, so that a scanner's log
 * stays small and the same whatever the order of arrival.
 *
 * @param targets what came to be known of targets, in no order; bounded
 * @param moments ordered by time, then target, then signals
 */
public record PersonLog(List<KnownTarget> targets, List<Moment> moments) {
  /** Targets kept per person. */
  static final int MAX_TARGETS = 48;

  /** A log with nothing in it. */
  public static final PersonLog EMPTY = new PersonLog(List.of(), List.of());

  /** The log with a visit added; the same instance when the visit says nothing new. O(moments). */
  public PersonLog with(Visit visit) {
    FlaggedTarget flagged = visit.target();
    if (flagged == null) {
      return withMoment(targets, visit.at(), Moment.CONTEXT, visit.signals());
    }
    int index = indexOf(flagged.target());
    List<KnownTarget> known = targets;
    KnownTarget same = find(index, flagged);
    if (same == null) {
      if (index < 0 && distinctTargets() >= MAX_TARGETS) {
        PersonLog room = withoutLatestKnown(visit.effectiveAt(), flagged.target());
        return room == null ? this : room.with(visit);
      }
      index = index < 0 ? distinctTargets() : index;
      known = new ArrayList<>(targets);
      known.add(new KnownTarget(index, flagged, visit.effectiveAt()));
    } else if (visit.effectiveAt() < same.since()) {
      known = new ArrayList<>(targets);
      known.set(known.indexOf(same), new KnownTarget(index, flagged, visit.effectiveAt()));
    }
    return withMoment(known, visit.at(), index, visit.signals());
  }

  private PersonLog withMoment(List<KnownTarget> known, long at, int target, int signals) {
    List<Moment> next = insert(at, target, signals);
    return known.equals(targets) && next.equals(moments) ? this : new PersonLog(known, next);
  }

  /**
   * Signals already seen earlier in the span fall away from the new moment; signals seen later in
   * the span fall away from the old ones.
   */
  private List<Moment> insert(long at, int target, int signals) {
    Moment added = new Moment(at, target, signals);
    int left = signals;
    boolean laterOverlap = false;
    int place = moments.size();
    for (int i = moments.size() - 1; i >= 0; i--) {
      Moment moment = moments.get(i);
      if (moment.at() < at - Moment.SPAN_MILLIS) {
        break;
      }
      if (after(moment, added)) {
        place = i;
      }
      if (moment.target() == target && moment.span() == added.span()) {
        if (moment.at() <= at) {
          left &= ~moment.signals();
        } else {
          laterOverlap |= (moment.signals() & signals) != 0;
        }
      }
    }
    if (left == 0) {
      return moments;
    }
    List<Moment> next = new ArrayList<>(moments.size() + 1);
    next.addAll(moments);
    next.add(place, new Moment(at, target, left));
    return laterOverlap ? withoutLater(next, place, left) : next;
  }

  private static List<Moment> withoutLater(List<Moment> all, int place, int signals) {
    Moment first = all.get(place);
    List<Moment> next = new ArrayList<>(all.size());
    for (int i = 0; i < all.size(); i++) {
      Moment moment = all.get(i);
      boolean later =
          i > place && moment.target() == first.target() && moment.span() == first.span();
      int left = later ? moment.signals() & ~signals : moment.signals();
      if (left == moment.signals()) {
        next.add(moment);
      } else if (left != 0) {
        next.add(new Moment(moment.at(), moment.target(), left));
      }
    }
    return next;
  }

  private static boolean after(Moment a, Moment b) {
    if (a.at() != b.at()) {
      return a.at() > b.at();
    }
    return a.target() != b.target() ? a.target() > b.target() : a.signals() > b.signals();
  }

  /** Room made by dropping the target known last; null when the new one is known later still. */
  private @Nullable PersonLog withoutLatestKnown(long since, String target) {
    KnownTarget last = null;
    for (KnownTarget known : targets) {
      if (last == null || knownLater(known, last.since(), last.flagged().target())) {
        last = known;
      }
    }
    if (last == null || !knownLater(last, since, target)) {
      return null;
    }
    int dropped = last.index();
    int moved = distinctTargets() - 1;
    List<KnownTarget> known = new ArrayList<>();
    for (KnownTarget each : targets) {
      if (each.index() != dropped) {
        int index = each.index() == moved ? dropped : each.index();
        known.add(new KnownTarget(index, each.flagged(), each.since()));
      }
    }
    List<Moment> kept = new ArrayList<>();
    for (Moment moment : moments) {
      if (moment.target() != dropped) {
        int index = moment.target() == moved ? dropped : moment.target();
        kept.add(new Moment(moment.at(), index, moment.signals()));
      }
    }
    return new PersonLog(known, kept);
  }

  private static boolean knownLater(KnownTarget known, long since, String target) {
    return known.since() != since
        ? known.since() > since
        : known.flagged().target().compareTo(target) > 0;
  }

  private int indexOf(String target) {
    for (KnownTarget known : targets) {
      if (known.flagged().target().equals(target)) {
        return known.index();
      }
    }
    return -1;
  }

  private @Nullable KnownTarget find(int index, FlaggedTarget flagged) {
    for (KnownTarget known : targets) {
      if (known.index() == index && known.flagged().equals(flagged)) {
        return known;
      }
    }
    return null;
  }

  int distinctTargets() {
    int highest = -1;
    for (KnownTarget known : targets) {
      highest = Math.max(highest, known.index());
    }
    return highest + 1;
  }

  /** When a moment first counts: when it happened, or when its target came to be known. */
  public long knownAt(Moment moment) {
    if (moment.target() == Moment.CONTEXT) {
      return moment.at();
    }
    long since = Long.MAX_VALUE;
    for (KnownTarget known : targets) {
      if (known.index() == moment.target()) {
        since = Math.min(since, known.since());
      }
    }
    return Math.max(moment.at(), since);
  }

  /** What is known of a target at a time, or null when nothing yet. */
  @Nullable KnownTarget knownAt(int target, long at) {
    KnownTarget best = null;
    for (KnownTarget known : targets) {
      boolean counts = known.index() == target && known.since() <= at;
      if (counts && (best == null || known.outweighs(best))) {
        best = known;
      }
    }
    return best;
  }

  /** The log without moments before a time; targets that lose all theirs are dropped. */
  public PersonLog since(long startInclusive) {
    if (moments.isEmpty() || moments.get(0).at() >= startInclusive) {
      return this;
    }
    List<Moment> kept = new ArrayList<>();
    for (Moment moment : moments) {
      if (moment.at() >= startInclusive) {
        kept.add(moment);
      }
    }
    return new PersonLog(targets, kept).compact();
  }

  /** The log without targets that have no moment left; the others are numbered anew. */
  public PersonLog compact() {
    int[] numbers = new int[distinctTargets()];
    for (Moment moment : moments) {
      if (moment.target() != Moment.CONTEXT) {
        numbers[moment.target()] = 1;
      }
    }
    int next = 0;
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = numbers[i] == 1 ? next++ : -1;
    }
    if (next == numbers.length) {
      return this;
    }
    List<KnownTarget> known = new ArrayList<>();
    for (KnownTarget each : targets) {
      if (numbers[each.index()] >= 0) {
        known.add(new KnownTarget(numbers[each.index()], each.flagged(), each.since()));
      }
    }
    List<Moment> kept = new ArrayList<>();
    for (Moment moment : moments) {
      int target = moment.target() == Moment.CONTEXT ? Moment.CONTEXT : numbers[moment.target()];
      kept.add(new Moment(moment.at(), target, moment.signals()));
    }
    return new PersonLog(known, kept);
  }

  /** The latest moment's time, or {@link Long#MIN_VALUE}. */
  public long latest() {
    return moments.isEmpty() ? Long.MIN_VALUE : moments.get(moments.size() - 1).at();
  }

  @Override
  public String toString() {
    return "PersonLog[" + targets.size() + " targets, " + moments.size() + " moments]";
  }
}
