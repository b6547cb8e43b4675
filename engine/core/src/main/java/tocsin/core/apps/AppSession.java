package tocsin.core.apps;

import com.google.common.collect.ImmutableSortedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tocsin.domain.intel.AppTouch;

/**
 * The hosts that one person met close together, as a set.
 *
 * @param firstAt milliseconds UTC
 * @param lastAt milliseconds UTC
 * @param members by site
 */
record AppSession(long firstAt, long lastAt, ImmutableSortedMap<String, AppMember> members) {

  /** The session that touches make, in any order; at least one. O(n log n). */
  static AppSession of(List<AppTouch> touches) {
    Map<String, AppMember> members = new TreeMap<>();
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (AppTouch touch : touches) {
      members.merge(touch.site(), AppMember.of(touch), AppMember::merged);
      first = Math.min(first, touch.at());
      last = Math.max(last, touch.at());
    }
    return new AppSession(first, last, ImmutableSortedMap.copyOf(members));
  }

  /** Members of unknown sites on which an app runs, in order of site. */
  List<AppMember> running() {
    List<AppMember> running = new ArrayList<>();
    for (AppMember member : members.values()) {
      if (member.runs() && !member.isPlatform()) {
        running.add(member);
      }
    }
    return running;
  }
}
