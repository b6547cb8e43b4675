package tocsin.core.discover.hunt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import tocsin.core.apps.AppSessions;
import tocsin.core.apps.AppState;
import tocsin.domain.intel.AppSetFact;
import tocsin.domain.intel.AppTouch;

/** Touches of app hosts, by person, and what people's sessions say when all is known. */
final class AppFacts {
  /** Touches of a person beyond which a machine made them; the person's sessions say nothing. */
  private static final int MOST_TOUCHES = 20_000;

  /** Touches kept open before sessions that are over are told and let go. */
  private static final int MANY_OPEN = 64;

  /** Of one time and site the order does not matter, for such touches merge. */
  private static final Comparator<AppTouch> ORDER =
      Comparator.comparingLong(AppTouch::at).thenComparing(AppTouch::site);

  private final AppSessions sessions;
  private final Map<String, List<AppTouch>> touches = new TreeMap<>();

  AppFacts(AppSessions sessions) {
    this.sessions = sessions;
  }

  void touched(AppTouch touch) {
    List<AppTouch> theirs = touches.computeIfAbsent(touch.subject(), s -> new ArrayList<>());
    if (theirs.size() <= MOST_TOUCHES) {
      theirs.add(touch);
    }
  }

  /**
   * Tells every fact up to a time, person after person, each in the order of time; forgets all.
   *
   * @param until milliseconds UTC, inclusive
   */
  void tell(long until, Consumer<AppSetFact> out) {
    touches.forEach((subject, theirs) -> tell(subject, theirs, until, out));
    touches.clear();
  }

  private void tell(String subject, List<AppTouch> theirs, long until, Consumer<AppSetFact> out) {
    if (theirs.size() > MOST_TOUCHES) {
      return;
    }
    theirs.sort(ORDER);
    AppState state = AppState.NONE;
    long told = Long.MIN_VALUE;
    int room = MANY_OPEN;
    for (AppTouch touch : theirs) {
      if (state.touches().size() >= room) {
        state = sessions.advance(state, subject, told, touch.at() - 1, out);
        told = touch.at() - 1;
        room = Math.max(MANY_OPEN, 2 * state.touches().size());
      }
      state = sessions.add(state, touch);
    }
    var unused = sessions.advance(state, subject, told, until, out);
  }
}
