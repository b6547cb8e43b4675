package tocsin.core.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tocsin.domain.intel.FlaggedTarget;
import tocsin.domain.intel.Visit;

/**
 * What one person did, as a set: for every five minutes, target and signal the first time it was
 * seen, as of any time. Adding is commutative, associative and idempotent, so duplicates, several
 * sensors and disorder change nothing. Immutable.
 *
 * <p>Of more than {@value #MAX_TARGETS} targets those known first are kept, so that a scanner's log
 * stays small; which they are does not depend on the order of arrival.
 *
 * @param targets what came to be known of targets, in no order; bounded
 * @param moments in {@link #order}
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
      return withMoment(
          targets, new Moment(visit.at(), Moment.CONTEXT, visit.signals(), visit.effectiveAt()));
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
    return withMoment(known, new Moment(visit.at(), index, visit.signals(), visit.effectiveAt()));
  }

  private PersonLog withMoment(List<KnownTarget> known, Moment added) {
    PersonLog next = new PersonLog(known, moments).inserted(added);
    return next.equals(this) ? this : next;
  }

  /**
   * A signal of the new moment falls away where an old one of the span shows it as early and known
   * as early, and the other way round; what remains says all there is to know as of any time.
   */
  private PersonLog inserted(Moment added) {
    Moment left = added;
    boolean outdoes = false;
    int from = moments.size();
    while (from > 0 && moments.get(from - 1).at() > added.at() - Moment.SPAN_MILLIS) {
      from--;
    }
    for (int i = from; i < moments.size(); i++) {
      Moment moment = moments.get(i);
      if (moment.sameSpan(added)) {
        left = moment.precedes(added) ? left.without(moment.signals()) : left;
        outdoes |= added.precedes(moment);
      }
    }
    if (left.signals() == 0) {
      return this;
    }
    List<Moment> next = new ArrayList<>(moments);
    if (outdoes) {
      left = makeWay(next, from, left);
    }
    Comparator<Moment> order = order();
    int place = next.size();
    while (place > 0 && order.compare(next.get(place - 1), left) > 0) {
      place--;
    }
    next.add(place, left);
    return new PersonLog(targets, next);
  }

  /** Takes out what a new moment outdoes; one at its very times is joined to it. */
  private static Moment makeWay(List<Moment> all, int from, Moment added) {
    int signals = added.signals();
    for (int i = all.size() - 1; i >= from; i--) {
      Moment moment = all.get(i);
      if (!moment.sameSpan(added) || !added.precedes(moment)) {
        continue;
      }
      boolean same = moment.at() == added.at() && moment.known() == added.known();
      Moment left = moment.without(added.signals());
      signals |= same ? left.signals() : 0;
      if (same || left.signals() == 0) {
        all.remove(i);
      } else {
        all.set(i, left);
      }
    }
    return new Moment(added.at(), added.target(), signals, added.known());
  }

  /** The order of moments; targets count by name, since their numbers tell of arrival. */
  public Comparator<Moment> order() {
    return Comparator.comparingLong(Moment::at)
        .thenComparing(moment -> name(moment.target()))
        .thenComparingLong(Moment::known);
  }

  private String name(int target) {
    for (KnownTarget known : targets) {
      if (known.index() == target) {
        return known.flagged().target();
      }
    }
    return "";
  }

  /** Room made by dropping the target known last; null when the new one is known later still. */
  private @Nullable PersonLog withoutLatestKnown(long since, String target) {
    KnownTarget last = null;
    for (KnownTarget known : targets) {
      boolean first = known.since() == firstKnown(known.index());
      if (first && (last == null || knownLater(known, last.since(), last.flagged().target()))) {
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
        kept.add(moment.renamed(index));
      }
    }
    return new PersonLog(known, kept);
  }

  private long firstKnown(int target) {
    long first = Long.MAX_VALUE;
    for (KnownTarget known : targets) {
      first = known.index() == target ? Math.min(first, known.since()) : first;
    }
    return first;
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

  /** The next time after another at which a target came to be known or known for worse. */
  public long nextTurn(long after) {
    long next = Long.MAX_VALUE;
    for (KnownTarget known : targets) {
      boolean sooner = known.since() > after && known.since() < next;
      if (sooner && known.equals(knownAt(known.index(), known.since()))) {
        next = known.since();
      }
    }
    return next;
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

  /**
   * The log as if some targets had never been met; the same when there are none of them.
   * O(moments).
   *
   * @param unmet told a target's name
   */
  public PersonLog without(Predicate<String> unmet) {
    Set<Integer> dropped = new HashSet<>();
    for (KnownTarget known : targets) {
      if (unmet.test(known.flagged().target())) {
        dropped.add(known.index());
      }
    }
    return dropped.isEmpty()
        ? this
        : new PersonLog(
            targets.stream().filter(known -> !dropped.contains(known.index())).toList(),
            moments.stream().filter(moment -> !dropped.contains(moment.target())).toList());
  }

  /** The names of its targets. */
  public List<String> names() {
    return targets.stream().map(known -> known.flagged().target()).distinct().toList();
  }

  /** What is known of each target at a time, by its number; null where nothing is yet. */
  @Nullable KnownTarget[] knownAt(long at) {
    KnownTarget[] best = new KnownTarget[distinctTargets()];
    for (KnownTarget known : targets) {
      KnownTarget than = best[known.index()];
      if (known.since() <= at && (than == null || known.outweighs(than))) {
        best[known.index()] = known;
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
      kept.add(moment.renamed(target));
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
