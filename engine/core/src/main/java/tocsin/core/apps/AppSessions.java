package tocsin.core.apps;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tocsin.core.kernel.Hash64;
import tocsin.domain.intel.AppHost;
import tocsin.domain.intel.AppSetFact;
import tocsin.domain.intel.AppTouch;
import tocsin.domain.pack.Apps;

/**
 * Cuts one person's touches into sessions and says what each shows. Immutable and thread-safe.
 *
 * <p><b>Time.</b> Everything counts in whole minutes, so that touches of one site within a minute
 * can be one. A session speaks at the end of the first minute in which it shows an app, again at
 * the end of every minute in which it shows more, and is forgotten when nothing can join it. Called
 * with ever later times, or once at the end, it says the same.
 */
public final class AppSessions {
  private static final long MINUTE = 60_000L;

  private static final int MAX_TRAILS = 4;

  private final Apps apps;
  private final AppSets sets;
  private final long gap;
  private final long most;

  public AppSessions(Apps apps) {
    this.apps = apps;
    this.sets = new AppSets(apps);
    this.gap = Math.max(1, apps.gapMillis() / MINUTE);
    this.most = Math.max(1, apps.mostMillis() / MINUTE);
  }

  private static long minute(AppTouch touch) {
    return Math.floorDiv(touch.at(), MINUTE);
  }

  /** Takes a touch in. O(touches kept). */
  public AppState add(AppState state, AppTouch touch) {
    List<AppTouch> touches = new ArrayList<>(state.touches());
    int at = place(touches, touch);
    boolean met = at < touches.size() && order(touches.get(at), touch) == 0;
    if (met) {
      touches.set(at, merged(touches.get(at), touch));
    } else {
      touches.add(at, touch);
      trim(touches, at);
    }
    return new AppState(touches, state.trails());
  }

  private static int place(List<AppTouch> touches, AppTouch touch) {
    int low = 0;
    int high = touches.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (order(touches.get(middle), touch) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static int order(AppTouch a, AppTouch b) {
    int byMinute = Long.compare(minute(a), minute(b));
    return byMinute != 0 ? byMinute : a.site().compareTo(b.site());
  }

  private static AppTouch merged(AppTouch a, AppTouch b) {
    return new AppTouch(
        a.subject(),
        Math.min(a.at(), b.at()),
        a.site(),
        a.host().compareTo(b.host()) <= 0 ? a.host() : b.host(),
        a.roles() | b.roles(),
        a.traits() | b.traits(),
        Math.max(a.server(), b.server()),
        Math.max(a.cert(), b.cert()));
  }

  /**
   * Of a minute with more sites than an app has, the lowest hashes stay, whatever came first: one
   * more than allowed, so that the session is seen to be a crawl.
   */
  private void trim(List<AppTouch> touches, int added) {
    long minute = minute(touches.get(added));
    int from = added;
    while (from > 0 && minute(touches.get(from - 1)) == minute) {
      from--;
    }
    int worst = from;
    int to = from;
    while (to < touches.size() && minute(touches.get(to)) == minute) {
      worst = hash(touches.get(to)) > hash(touches.get(worst)) ? to : worst;
      to++;
    }
    if (to - from > apps.maxSites() + 1) {
      touches.remove(worst);
    }
  }

  private static long hash(AppTouch touch) {
    return Hash64.of(touch.site());
  }

  /**
   * Says what became clear after one time and up to another, and drops what is over.
   *
   * @param after event time up to which it has been said, exclusive; {@link Long#MIN_VALUE} at
   *     first
   * @param now event time up to which every touch has come
   * @param out takes facts: one for the set, one for each of its members
   */
  public AppState advance(
      AppState state, String subject, long after, long now, Consumer<AppSetFact> out) {
    List<AppTouch> touches = state.touches();
    List<AppTrail> trails = state.trails();
    int from = 0;
    while (from < touches.size()) {
      int to = end(touches, from);
      long closes = closes(touches, from, to);
      List<AppTrail> before = recent(trails, touches.get(from).at());
      AppSets.Finding last = tell(touches, from, to, before, subject, after, now, out);
      if (closes > now) {
        break;
      }
      trails = last == null ? before : with(before, new AppTrail(closes, last.hosts()));
      from = to;
    }
    if (from == 0) {
      return state;
    }
    return new AppState(List.copyOf(touches.subList(from, touches.size())), trails);
  }

  /** The first touch that is not of the session that begins at a touch. */
  private int end(List<AppTouch> touches, int from) {
    long first = minute(touches.get(from));
    int to = from + 1;
    while (to < touches.size()) {
      long minute = minute(touches.get(to));
      if (minute - minute(touches.get(to - 1)) > gap || minute - first >= most) {
        break;
      }
      to++;
    }
    return to;
  }

  /** The moment from which nothing can join a session. */
  private long closes(List<AppTouch> touches, int from, int to) {
    long byGap = minute(touches.get(to - 1)) + gap + 1;
    long byLength = minute(touches.get(from)) + most;
    return Math.min(byGap, byLength) * MINUTE;
  }

  /** Tells at the end of each minute what the session shows that it did not before. */
  private AppSets.@org.jspecify.annotations.Nullable Finding tell(
      List<AppTouch> touches,
      int from,
      int to,
      List<AppTrail> trails,
      String subject,
      long after,
      long now,
      Consumer<AppSetFact> out) {
    AppSets.Finding told = null;
    for (int i = from + 1; i <= to; i++) {
      boolean minuteEnds = i == to || minute(touches.get(i)) != minute(touches.get(i - 1));
      long at = (minute(touches.get(i - 1)) + 1) * MINUTE;
      if (!minuteEnds || at > now) {
        continue;
      }
      AppSession session = AppSession.of(touches.subList(from, i));
      AppSets.Finding finding = sets.read(session, trails);
      if (finding == null || finding.equals(told)) {
        continue;
      }
      told = finding;
      if (at > after) {
        emit(finding, session, at, subject, out);
      }
    }
    return told;
  }

  private static void emit(
      AppSets.Finding finding,
      AppSession session,
      long at,
      String subject,
      Consumer<AppSetFact> out) {
    for (String set : finding.sets()) {
      out.accept(
          new AppSetFact(
              set, set, at, subject, session.firstAt(), finding.signs(), finding.hosts()));
      for (AppHost host : finding.hosts()) {
        out.accept(
            new AppSetFact(
                host.site(),
                set,
                at,
                subject,
                session.firstAt(),
                finding.signs(),
                finding.hosts()));
      }
    }
  }

  private List<AppTrail> recent(List<AppTrail> trails, long now) {
    return trails.stream().filter(trail -> trail.at() >= now - apps.rememberMillis()).toList();
  }

  private static List<AppTrail> with(List<AppTrail> trails, AppTrail trail) {
    List<AppTrail> all = new ArrayList<>(trails);
    all.removeIf(old -> old.hosts().equals(trail.hosts()));
    all.add(trail);
    return all.size() > MAX_TRAILS ? List.copyOf(all.subList(1, all.size())) : List.copyOf(all);
  }

  /**
   * When {@link #advance} has something to do next, or {@link Long#MAX_VALUE}.
   *
   * @param now event time up to which it was called
   */
  public long nextAt(AppState state, long now) {
    List<AppTouch> touches = state.touches();
    if (touches.isEmpty()) {
      return state.trails().isEmpty() ? Long.MAX_VALUE : expires(state);
    }
    for (AppTouch touch : touches) {
      long ends = (minute(touch) + 1) * MINUTE;
      if (ends > now) {
        return Math.min(ends, closes(touches, 0, end(touches, 0)));
      }
    }
    return closes(touches, 0, end(touches, 0));
  }

  private long expires(AppState state) {
    return state.trails().get(state.trails().size() - 1).at() + apps.rememberMillis() + 1;
  }

  /** Whether nothing is left worth keeping. */
  public boolean isForgotten(AppState state, long now) {
    return state.touches().isEmpty() && (state.trails().isEmpty() || expires(state) <= now);
  }
}
