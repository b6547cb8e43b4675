package tocsin.core.route.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import tocsin.domain.people.Advisor;
import tocsin.domain.people.BindingRole;

/** An advisor while a plan is made: how much room is left, and who was newly bound. */
final class Team {
  final Advisor advisor;

  /** Bindings that still fit; below zero when a later version of the advisor holds fewer. */
  int room;

  /** Slots that this plan has filled and may move again. */
  final Set<Slot> filled = new LinkedHashSet<>();

  /** Bindings by unit and role, kept ones too: workshops stay together. */
  private final Map<String, Integer> byUnit = new HashMap<>();

  /** What a person still needs, or was given by this plan. */
  static final class Slot {
    final Member member;
    final BindingRole role;

    Slot(Member member, BindingRole role) {
      this.member = member;
      this.role = role;
    }
  }

  /** A person while a plan is made. */
  static final class Member {
    final String subject;
    final String unitId;

    /** Own pseudonyms of advisors who have the other role, so that the two differ. */
    final Map<BindingRole, Set<String>> holders = new HashMap<>();

    final Map<BindingRole, Team> given = new HashMap<>();

    /** Advisor and reason before, by role. */
    final Map<BindingRole, String> before = new HashMap<>();

    final Map<BindingRole, String> why = new HashMap<>();

    /** When a binding that is yet to begin takes over. */
    final Map<BindingRole, Long> until = new HashMap<>();

    Member(String subject, String unitId) {
      this.subject = subject;
      this.unitId = unitId;
    }

    void hold(BindingRole role, Team team) {
      holders.computeIfAbsent(role, r -> new HashSet<>()).add(team.owner());
    }

    boolean has(BindingRole role) {
      return !holders.getOrDefault(role, Set.of()).isEmpty();
    }

    /** Whether the advisor has the person in the other role. */
    boolean isHeldBy(Team team, BindingRole except) {
      BindingRole other = except == BindingRole.PRIMARY ? BindingRole.DEPUTY : BindingRole.PRIMARY;
      return holders.getOrDefault(other, Set.of()).contains(team.owner());
    }
  }

  Team(Advisor advisor, int room) {
    this.advisor = advisor;
    this.room = room;
  }

  String id() {
    return advisor.advisorId();
  }

  /** Two ids of one person are no two people. */
  String owner() {
    return advisor.subject().isEmpty() ? "a " + id() : "s " + advisor.subject();
  }

  int bound(String unitId, BindingRole role) {
    return byUnit.getOrDefault(role + unitId, 0);
  }

  void count(String unitId, BindingRole role, int change) {
    byUnit.merge(role + unitId, change, Integer::sum);
  }

  void take(Slot slot) {
    room--;
    filled.add(slot);
    count(slot.member.unitId, slot.role, 1);
    slot.member.given.put(slot.role, this);
    slot.member.hold(slot.role, this);
  }

  void release(Slot slot) {
    room++;
    filled.remove(slot);
    count(slot.member.unitId, slot.role, -1);
    slot.member.given.remove(slot.role);
    slot.member.holders.getOrDefault(slot.role, new HashSet<>()).remove(owner());
  }
}
