package tocsin.core.route.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import tocsin.core.route.plan.Team.Member;
import tocsin.core.route.plan.Team.Slot;
import tocsin.domain.people.BindingRole;

/**
 * Fills what one enterprise's people lack. Workshops in order of size go to the advisor who has
 * most of them already, else to the tightest fit; what is left over is placed by moving slots that
 * this plan filled along a shortest chain (augmenting paths; kept bindings are never touched).
 */
final class Filler {
  private final List<Team> teams;
  private final Set<Team> own;
  private final BiPredicate<Member, Team> allowed;
  private final Set<Team> dead = new HashSet<>();

  /**
   * @param teams advisors who may serve the enterprise, by id
   * @param own those of the enterprise itself, who go first
   * @param allowed whether no conflict of interest stands between the two
   */
  Filler(List<Team> teams, Set<Team> own, BiPredicate<Member, Team> allowed) {
    this.teams = teams;
    this.own = own;
    this.allowed = allowed;
  }

  /** Fills a role for everybody who lacks it; who is left over. */
  List<Slot> fill(List<Member> members, BindingRole role) {
    Map<String, List<Member>> byUnit = new TreeMap<>();
    for (Member member : members) {
      if (!member.has(role)) {
        byUnit.computeIfAbsent(member.unitId, u -> new ArrayList<>()).add(member);
      }
    }
    List<List<Member>> groups = new ArrayList<>(byUnit.values());
    groups.sort(Comparator.comparingInt((List<Member> group) -> group.size()).reversed());
    List<Slot> left = new ArrayList<>();
    for (List<Member> group : groups) {
      group(group, role).forEach(member -> left.add(new Slot(member, role)));
    }
    return left;
  }

  private List<Member> group(List<Member> group, BindingRole role) {
    List<Member> left = group;
    Set<Team> tried = new HashSet<>();
    while (!left.isEmpty()) {
      Team best = best(left, role, tried);
      if (best == null) {
        return left;
      }
      tried.add(best);
      List<Member> rest = new ArrayList<>();
      for (Member member : left) {
        if (best.room > 0 && fits(member, best, role)) {
          best.take(new Slot(member, role));
        } else {
          rest.add(member);
        }
      }
      left = rest;
    }
    return left;
  }

  private boolean fits(Member member, Team team, BindingRole role) {
    return !member.isHeldBy(team, role) && allowed.test(member, team);
  }

  private @Nullable Team best(List<Member> left, BindingRole role, Set<Team> tried) {
    String unit = left.get(0).unitId;
    int need = left.size();
    Comparator<Team> order =
        Comparator.comparing((Team team) -> !own.contains(team))
            .thenComparing(team -> -team.bound(unit, role))
            .thenComparing(team -> !team.advisor.unitId().equals(unit))
            .thenComparing(team -> team.room < need)
            .thenComparing(team -> team.room < need ? -team.room : team.room)
            .thenComparing(Team::id);
    return teams.stream()
        .filter(team -> team.room > 0 && !tried.contains(team))
        .min(order)
        .orElse(null);
  }

  /** Places a slot by moving others; whether that worked. */
  boolean place(Slot slot) {
    if (teams.stream().noneMatch(team -> team.room > 0)) {
      return false;
    }
    Map<Team, Slot> via = new HashMap<>();
    Deque<Team> queue = new ArrayDeque<>();
    for (Team team : teams) {
      if (!dead.contains(team) && fits(slot.member, team, slot.role)) {
        if (team.room > 0) {
          team.take(slot);
          return true;
        }
        via.put(team, slot);
        queue.add(team);
      }
    }
    while (!queue.isEmpty()) {
      Team full = queue.remove();
      for (Slot filled : full.filled) {
        Team next = step(filled, via, queue);
        if (next != null) {
          shift(filled, full, next, via);
          return true;
        }
      }
    }
    dead.addAll(via.keySet());
    return false;
  }

  /** Where a filled slot could go: the first advisor with room, or null, noting the full ones. */
  private @Nullable Team step(Slot filled, Map<Team, Slot> via, Deque<Team> queue) {
    for (Team team : teams) {
      if (via.containsKey(team) || !fits(filled.member, team, filled.role)) {
        continue;
      }
      if (team.room > 0) {
        return team;
      }
      via.put(team, filled);
      queue.add(team);
    }
    return null;
  }

  /** Moves the chain's slots up, the last into the room found. */
  private static void shift(Slot last, Team from, Team to, Map<Team, Slot> via) {
    Slot moving = last;
    Team source = from;
    Team target = to;
    while (true) {
      source.release(moving);
      target.take(moving);
      Slot next = via.get(source);
      if (next == null) {
        return;
      }
      Team home = next.member.given.get(next.role);
      if (home == null) {
        source.take(next);
        return;
      }
      moving = next;
      target = source;
      source = home;
    }
  }
}
