package tocsin.core.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongFunction;
import tocsin.core.score.Moment;
import tocsin.core.score.PersonLog;
import tocsin.domain.pack.Parameters;

/**
 * A person's moments as time passes: those taken in by now, and those that come to be known later.
 */
final class Timeline {
  private final PersonLog log;
  private final List<Moment> taken = new ArrayList<>();
  private final List<Moment> pending = new ArrayList<>();
  private long until;
  private boolean trimmed;

  /**
   * Stands where a log has been taken in up to a time.
   *
   * @param trimmed whether some of it has fallen away already
   */
  Timeline(PersonLog log, long until, boolean trimmed) {
    this.log = log;
    this.until = until;
    this.trimmed = trimmed;
    for (Moment moment : log.moments()) {
      (moment.known() <= until ? taken : pending).add(moment);
    }
    pending.sort(Comparator.comparingLong(Moment::known));
  }

  /** What is known by now. */
  PersonLog known() {
    return new PersonLog(log.targets(), taken);
  }

  boolean hasTargets() {
    return !log.targets().isEmpty();
  }

  long until() {
    return until;
  }

  boolean isTrimmed() {
    return trimmed;
  }

  /** Lets time pass although nothing came to be known. */
  void passTo(long at) {
    until = Math.max(until, at);
  }

  /** When a target comes to be known for worse next, or {@link Long#MAX_VALUE}. */
  long nextTurn() {
    return log.nextTurn(until);
  }

  /** When a moment comes to be known next, or {@link Long#MAX_VALUE}. */
  long nextNews() {
    return pending.isEmpty() ? Long.MAX_VALUE : pending.get(0).known();
  }

  /**
   * Takes in what is known at a time, and lets the oldest fall away. Whether it deserves a look: a
   * visit, what the desk did, or context near a visit.
   *
   * @param parameters those in force at a time
   */
  boolean take(long at, LongFunction<Parameters> parameters) {
    passTo(at);
    int count = 0;
    Comparator<Moment> order = log.order();
    while (count < pending.size() && pending.get(count).known() <= at) {
      insert(pending.get(count++), order);
    }
    boolean matters = false;
    for (int i = 0; i < count && !matters; i++) {
      matters = matters(pending.get(i), parameters);
    }
    pending.subList(0, count).clear();
    if (count > 0) {
      trim(at - parameters.apply(at).retentionMillis());
    }
    return matters;
  }

  /** Moments come nearly in order. */
  private void insert(Moment moment, Comparator<Moment> order) {
    int place = taken.size();
    while (place > 0 && order.compare(taken.get(place - 1), moment) > 0) {
      place--;
    }
    taken.add(place, moment);
  }

  private boolean matters(Moment moment, LongFunction<Parameters> parameters) {
    if (moment.target() != Moment.CONTEXT || moment.isHandling()) {
      return true;
    }
    long span = parameters.apply(moment.at()).contextMillis();
    for (Moment each : taken) {
      boolean near = Math.abs(each.at() - moment.at()) <= span;
      if (near && each.target() != Moment.CONTEXT) {
        return true;
      }
    }
    return false;
  }

  private void trim(long from) {
    int drop = Math.max(0, taken.size() - PersonLedger.MAX_MOMENTS);
    while (drop < taken.size() && taken.get(drop).at() < from) {
      drop++;
    }
    if (drop > 0) {
      taken.subList(0, drop).clear();
      trimmed = true;
    }
  }

  /** The log as it is to be kept. */
  PersonLog kept() {
    List<Moment> all = taken;
    if (!pending.isEmpty()) {
      all = new ArrayList<>(taken);
      all.addAll(pending);
      all.sort(log.order());
    }
    PersonLog kept = new PersonLog(log.targets(), all);
    return all.size() < log.moments().size() ? kept.compact() : kept;
  }
}
