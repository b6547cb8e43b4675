package tocsin.core.score;

import java.util.List;
import java.util.function.LongPredicate;
import tocsin.core.funnel.Course;
import tocsin.core.funnel.Funnel;
import tocsin.core.funnel.Sign;
import tocsin.domain.alert.Stage;
import tocsin.domain.intel.Signal;

/** Follows a person's moments through the funnel, five minutes a step, in order of event time. */
final class Courses {
  private static final int TOOLS = Sign.REMOTE.bit() | Sign.MEETING.bit();

  private final Funnel funnel;
  private final long sessionGapMillis;

  Courses(Funnel funnel, long sessionGapMillis) {
    this.funnel = funnel;
    this.sessionGapMillis = sessionGapMillis;
  }

  /**
   * Sets the facts that the course tells. O(visits + context near them).
   *
   * @param visits in order of time
   * @param context what was used near them, in order of time
   * @param night whether a time falls in the night
   * @param thisPerson chance that the visits are this person's
   */
  void into(
      Facts facts,
      List<Moment> visits,
      List<Moment> context,
      LongPredicate night,
      PersonFlags flags,
      double thisPerson) {
    Course course = funnel.begin(flags.words());
    int visit = 0;
    int other = 0;
    int before = 0;
    long spanBefore = Long.MIN_VALUE;
    long last = Long.MIN_VALUE;
    while (visit < visits.size() || other < context.size()) {
      long span = Math.min(span(visits, visit), span(context, other));
      int signs = 0;
      long at = Long.MAX_VALUE;
      while (span(visits, visit) == span) {
        at = Math.min(at, visits.get(visit).at());
        signs |= ofVisit(visits.get(visit++).signals());
      }
      while (span(context, other) == span) {
        at = Math.min(at, context.get(other).at());
        signs |= ofContext(context.get(other++).signals());
      }
      boolean session = last == Long.MIN_VALUE || at - last > sessionGapMillis;
      boolean visited = (signs & Sign.VISIT.bit()) != 0;
      signs |= visited && night.test(at) ? Sign.NIGHT.bit() : 0;
      signs |= visited && session && last != Long.MIN_VALUE ? Sign.COMEBACK.bit() : 0;
      int together = spanBefore == span - 1 ? signs | before : signs;
      if (overlaps(together)) {
        facts.add(Fact.OVERLAPS, 1);
        signs |= Sign.OVERLAP.bit();
      }
      course.step(signs, session);
      before = signs;
      spanBefore = span;
      last = at;
    }
    facts.set(Fact.P_DRAWN_IN, thisPerson * course.reached(Stage.S2));
    facts.set(Fact.P_GROOMED, thisPerson * course.reached(Stage.S4));
    facts.set(Fact.P_PAYING, thisPerson * course.reached(Stage.S5));
    facts.set(Fact.P_REMOTE, thisPerson * course.at(Stage.S5R));
    facts.set(Fact.P_TRAPPED, thisPerson * course.reached(Stage.S6));
    facts.set(Fact.P_BENIGN, 1 - thisPerson * (1 - course.harmless()));
  }

  private static long span(List<Moment> moments, int index) {
    return index < moments.size() ? moments.get(index).span() : Long.MAX_VALUE;
  }

  private static boolean overlaps(int signs) {
    return (signs & Sign.VISIT.bit()) != 0
        && (signs & Sign.BANK.bit()) != 0
        && (signs & TOOLS) != 0;
  }

  private static int ofVisit(int signals) {
    return Sign.VISIT.bit()
        | sign(signals, Signal.DEEPER, Sign.DEEPER)
        | sign(signals, Signal.DOWNLOAD, Sign.DOWNLOAD)
        | sign(signals, Signal.APP, Sign.APP)
        | sign(signals, Signal.UPLOAD, Sign.UPLOAD)
        | sign(signals, Signal.LARGE_UPLOAD, Sign.LARGE_UPLOAD);
  }

  private static int ofContext(int signals) {
    return sign(signals, Signal.BANK, Sign.BANK)
        | sign(signals, Signal.PAYMENT, Sign.PAYMENT)
        | sign(signals, Signal.FOURTH_PARTY, Sign.FOURTH_PARTY)
        | sign(signals, Signal.REMOTE, Sign.REMOTE)
        | sign(signals, Signal.MEETING, Sign.MEETING)
        | sign(signals, Signal.CHAT, Sign.CHAT)
        | sign(signals, Signal.LOAN, Sign.LOAN);
  }

  private static int sign(int signals, Signal signal, Sign sign) {
    return signal.in(signals) ? sign.bit() : 0;
  }
}
