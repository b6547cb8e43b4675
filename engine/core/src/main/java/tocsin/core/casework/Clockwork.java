package tocsin.core.casework;

import tocsin.domain.casework.CaseFile;
import tocsin.domain.casework.CaseState;
import tocsin.domain.casework.CaseTask;
import tocsin.domain.casework.CaseTerms;
import tocsin.domain.casework.Clocks;
import tocsin.domain.casework.TaskState;

/**
 * Sets, stops and reads the clocks of a case. Within an episode a clock moves later only after it
 * was missed or somebody was asked anew.
 */
public final class Clockwork {
  private Clockwork() {}

  /** The clocks at the beginning of an episode. */
  static Clocks started(CaseTerms terms, long at) {
    return new Clocks(
        after(at, terms.dispatchMillis()),
        Clocks.NEVER,
        after(at, terms.contactMillis()),
        after(at, terms.meetMillis()),
        after(at, terms.feedbackMillis()),
        Clocks.NEVER,
        Clocks.NEVER,
        Clocks.NEVER);
  }

  /** The clocks when the tier rose: none moves later, and none that was stopped runs again. */
  static Clocks tightened(Clocks now, CaseTerms terms, long at) {
    return new Clocks(
        sooner(now.dispatchBy(), after(at, terms.dispatchMillis())),
        sooner(now.acceptBy(), after(at, terms.acceptMillis())),
        sooner(now.contactBy(), after(at, terms.contactMillis())),
        meetSooner(now, after(at, terms.meetMillis())),
        sooner(now.feedbackBy(), after(at, terms.feedbackMillis())),
        now.reviewBy(),
        now.visitAt(),
        now.wakeAt());
  }

  /** A tier without a meeting may rise to one that demands it, while contact is still to come. */
  private static long meetSooner(Clocks now, long by) {
    return now.meetBy() == Clocks.NEVER && now.contactBy() != Clocks.NEVER
        ? by
        : sooner(now.meetBy(), by);
  }

  private static long sooner(long now, long by) {
    return now == Clocks.NEVER ? Clocks.NEVER : Math.min(now, by);
  }

  /** A time some span later; without end stays without end. */
  static long after(long at, long millis) {
    return millis == Clocks.NEVER ? Clocks.NEVER : at + millis;
  }

  /** The clock of offers: the first of the open offers to run out. */
  static long acceptBy(CaseFile file) {
    long first = Clocks.NEVER;
    for (CaseTask task : file.tasks()) {
      if (task.state() == TaskState.OFFERED) {
        first = Math.min(first, task.acceptBy());
      }
    }
    return first;
  }

  /** When the next clock runs out, milliseconds UTC; {@link Clocks#NEVER} when none runs. */
  public static long nextAt(CaseFile file) {
    Clocks clocks = file.clocks();
    return min(
        clocks.dispatchBy(),
        clocks.acceptBy(),
        clocks.contactBy(),
        clocks.meetBy(),
        clocks.feedbackBy(),
        clocks.reviewBy(),
        clocks.visitAt(),
        clocks.wakeAt());
  }

  private static long min(long... times) {
    long least = Clocks.NEVER;
    for (long time : times) {
      least = Math.min(least, time);
    }
    return least;
  }

  static Clocks withAcceptBy(Clocks c, long acceptBy) {
    return new Clocks(
        c.dispatchBy(),
        acceptBy,
        c.contactBy(),
        c.meetBy(),
        c.feedbackBy(),
        c.reviewBy(),
        c.visitAt(),
        c.wakeAt());
  }

  static Clocks withDispatchBy(Clocks c, long dispatchBy) {
    return new Clocks(
        dispatchBy,
        c.acceptBy(),
        c.contactBy(),
        c.meetBy(),
        c.feedbackBy(),
        c.reviewBy(),
        c.visitAt(),
        c.wakeAt());
  }

  static Clocks withWork(Clocks c, long contactBy, long meetBy, long feedbackBy) {
    return new Clocks(
        c.dispatchBy(),
        c.acceptBy(),
        contactBy,
        meetBy,
        feedbackBy,
        c.reviewBy(),
        c.visitAt(),
        c.wakeAt());
  }

  static Clocks withReviewBy(Clocks c, long reviewBy) {
    return new Clocks(
        c.dispatchBy(),
        c.acceptBy(),
        c.contactBy(),
        c.meetBy(),
        c.feedbackBy(),
        reviewBy,
        c.visitAt(),
        c.wakeAt());
  }

  static Clocks withVisitAt(Clocks c, long visitAt) {
    return new Clocks(
        c.dispatchBy(),
        c.acceptBy(),
        c.contactBy(),
        c.meetBy(),
        c.feedbackBy(),
        c.reviewBy(),
        visitAt,
        c.wakeAt());
  }

  /** No clock but the one that wakes. */
  static Clocks asleepUntil(long wakeAt) {
    Clocks c = Clocks.STOPPED;
    return new Clocks(
        c.dispatchBy(),
        c.acceptBy(),
        c.contactBy(),
        c.meetBy(),
        c.feedbackBy(),
        c.reviewBy(),
        c.visitAt(),
        wakeAt);
  }

  /** Whether a step brings back work whose clocks had stopped. */
  static boolean worksAgain(CaseState from, CaseState to) {
    boolean rested =
        switch (from) {
          case REPORTED, FOLLOW_UP, CALL_BACK, SNOOZED, WATCHED, CLOSED, WITHDRAWN -> true;
          case NEW, TAKEN, DISPATCHED, HANDLING -> false;
        };
    return rested
        && switch (to) {
          case NEW, TAKEN, DISPATCHED, HANDLING -> true;
          case REPORTED, FOLLOW_UP, CALL_BACK, SNOOZED, WATCHED, CLOSED, WITHDRAWN -> false;
        };
  }

  /** Leaves running what a state still waits for. */
  static Clocks runningIn(CaseState state, Clocks clocks) {
    return switch (state) {
      case NEW, TAKEN -> keep(clocks, true, true, false, false, false);
      case DISPATCHED, HANDLING -> keep(clocks, false, true, false, false, false);
      case REPORTED -> keep(clocks, false, false, true, false, false);
      case FOLLOW_UP, CALL_BACK -> keep(clocks, false, false, false, true, false);
      case SNOOZED, WATCHED -> keep(clocks, false, false, false, false, true);
      case CLOSED, WITHDRAWN -> Clocks.STOPPED;
    };
  }

  private static Clocks keep(
      Clocks c, boolean dispatch, boolean work, boolean review, boolean visit, boolean wake) {
    return new Clocks(
        dispatch ? c.dispatchBy() : Clocks.NEVER,
        work || visit ? c.acceptBy() : Clocks.NEVER,
        work ? c.contactBy() : Clocks.NEVER,
        work ? c.meetBy() : Clocks.NEVER,
        work ? c.feedbackBy() : Clocks.NEVER,
        review ? c.reviewBy() : Clocks.NEVER,
        visit ? c.visitAt() : Clocks.NEVER,
        wake ? c.wakeAt() : Clocks.NEVER);
  }
}
