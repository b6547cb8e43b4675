package tocsin.core.score;

import java.util.List;
import tocsin.core.kernel.Hash64;
import tocsin.domain.alert.Handling;
import tocsin.domain.intel.Signal;
import tocsin.domain.intel.Visit;

/**
 * What the desk did, as moments of the person's log: so it is remembered as a set like everything
 * else, counts as of its time, and may come late or twice.
 *
 * @param dissuadedAt the last dissuasion, {@link Long#MIN_VALUE} when none
 * @param settledAt the last dissuasion or clearing, {@link Long#MIN_VALUE} when none
 * @param snoozed whether a snooze is running
 */
public record Handled(long dissuadedAt, long settledAt, boolean snoozed) {

  /** A handling as what the ledger takes in; a snooze is its beginning and its end. */
  public static List<Visit> visits(Handling handling) {
    return switch (handling.kind()) {
      case DISSUADED -> List.of(visit(handling, handling.at(), Signal.DISSUADED));
      case CLEARED -> List.of(visit(handling, handling.at(), Signal.CLEARED));
      case SNOOZED ->
          List.of(
              visit(handling, handling.at(), Signal.SNOOZED),
              visit(handling, Math.max(handling.at() + 1, handling.until()), Signal.WOKEN));
    };
  }

  private static Visit visit(Handling handling, long at, Signal signal) {
    long hash = Hash64.combine(Hash64.combine(Hash64.of(handling.subject()), signal.ordinal()), at);
    return new Visit(handling.subject(), at, at, hash, signal.bit(), null);
  }

  /** What is known at a time. O(moments). */
  public static Handled read(PersonLog log, long at) {
    long dissuaded = Long.MIN_VALUE;
    long settled = Long.MIN_VALUE;
    long snoozed = Long.MIN_VALUE;
    long woken = Long.MIN_VALUE;
    for (Moment moment : log.moments()) {
      if (moment.known() > at || (moment.signals() & Signal.HANDLED) == 0) {
        continue;
      }
      int signals = moment.signals();
      dissuaded = Signal.DISSUADED.in(signals) ? Math.max(dissuaded, moment.at()) : dissuaded;
      settled = Signal.CLEARED.in(signals) ? Math.max(settled, moment.at()) : settled;
      snoozed = Signal.SNOOZED.in(signals) ? Math.max(snoozed, moment.at()) : snoozed;
      woken = Signal.WOKEN.in(signals) ? Math.max(woken, moment.at()) : woken;
    }
    return new Handled(dissuaded, Math.max(dissuaded, settled), snoozed > woken);
  }
}
