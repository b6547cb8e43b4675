package tocsin.core.route.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import tocsin.core.route.oracle.World.Duty;
import tocsin.core.route.oracle.World.Office;
import tocsin.domain.alert.AlertHead;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Tier;
import tocsin.domain.people.Binding;
import tocsin.domain.people.BindingRole;
import tocsin.domain.people.Person;
import tocsin.domain.people.Relation;
import tocsin.domain.people.RelationKind;
import tocsin.domain.people.Unit;
import tocsin.domain.people.UnitKind;

/**
 * Routing once more, slowly, from the words of the rules (DOMAIN §5, §8): lists are searched from
 * end to end, nothing is prepared, nothing of {@code tocsin.core.route} is used. The rules of a
 * policy are program text here.
 */
final class PlainRouting {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** An answer: {@code route advisor unit why at}, as text. */
  record Told(String route, String advisor, String unit, String why, long at) {}

  /** A turn off the usual way. */
  private record Turn(String to, String why) {}

  private final World world;
  private final boolean busy;
  private final AlertHead alert;
  private long now;
  private boolean escalating;
  private List<String> already = List.of();
  private String first = "";
  private boolean leaveWorkplace;

  /**
   * @param busy whether the busy policy holds: rules by tier, type and hour besides the standard
   *     ones, blue goes to the station, reporters lead out of the workplace, minors by their flag
   *     only
   */
  PlainRouting(World world, AlertHead alert, boolean busy) {
    this.world = world;
    this.alert = alert;
    this.busy = busy;
    this.now = alert.decidedAt();
  }

  /** Who is told at once. */
  List<Told> now() {
    List<Told> told = new ArrayList<>();
    if (alert.status() != AlertStatus.OPEN) {
      return told;
    }
    switch (alert.tier()) {
      case RED -> {
        told.add(centre("tier"));
        addNew(told, advisor(false));
      }
      case ORANGE, YELLOW -> addNew(told, advisor(false));
      case BLUE -> addNew(told, busy ? station("tier") : advisor(true));
      case NONE -> {}
    }
    return told;
  }

  /** Who is told later when nobody accepts. */
  List<Told> later() {
    List<Told> all = new ArrayList<>(now());
    int count = all.size();
    escalating = true;
    long[] minutes =
        switch (alert.tier()) {
          case RED -> new long[] {2, 5, 60};
          case ORANGE -> new long[] {10, 20, 720};
          case YELLOW -> new long[] {120, 480, 1440};
          case BLUE, NONE -> new long[] {};
        };
    if (count == 0) {
      return List.of();
    }
    for (int i = 0; i < minutes.length; i++) {
      now = alert.decidedAt() + minutes[i] * 60_000;
      already = all.stream().map(Told::advisor).filter(id -> !id.isEmpty()).toList();
      addNew(all, i == 0 ? advisor(false) : i == 1 ? station("escalated") : centre("escalated"));
    }
    return all.subList(count, all.size());
  }

  private static void addNew(List<Told> told, Told one) {
    for (Told each : told) {
      if (each.route.equals(one.route)
          && each.unit.equals(one.unit)
          && each.advisor.equals(one.advisor)) {
        return;
      }
    }
    told.add(one);
  }

  private Person person(String subject) {
    for (Person person : world.people) {
      if (person.subject().equals(subject)) {
        return person;
      }
    }
    return new Person(subject, "", "", 0, List.of());
  }

  /** First rule of the policy that turns this person's alert off the usual way. */
  private Turn turn(String subject) {
    Person person = person(subject);
    LocalDateTime clock = local(alert.decidedAt());
    if (busy) {
      boolean night = clock.getHour() >= 22 || clock.getHour() < 7;
      if (alert.tier() == Tier.YELLOW && night) {
        return new Turn("station", "night");
      }
      if (alert.fraudType().equals("F04")
          && (alert.tier() == Tier.ORANGE || alert.tier() == Tier.RED)) {
        return new Turn("centre", "fast-type");
      }
      boolean workday = clock.getDayOfWeek().getValue() <= 5;
      boolean office = clock.getHour() >= 8 && clock.getHour() < 18;
      if (person.flags().contains("finance") && workday && office) {
        return new Turn("", "");
      }
    }
    boolean shames = alert.fraudType().equals("F05") || alert.fraudType().equals("F09");
    if (shames || person.flags().contains("employer_blind")) {
      return new Turn("station", "employer-blind");
    }
    boolean young = person.birthYear() != 0 && clock.getYear() - person.birthYear() < 18;
    if (person.flags().contains("minor") || (young && !busy)) {
      return new Turn("guardian", "minor");
    }
    return new Turn("", "");
  }

  private Told advisor(boolean digest) {
    Turn turn = turn(alert.subject());
    return switch (turn.to) {
      case "station" -> station(turn.why);
      case "centre" -> centre(turn.why);
      case "guardian" -> guardian(digest);
      default -> {
        first = "";
        leaveWorkplace = false;
        Told found = bound(alert.subject(), List.of(alert.subject()), digest, "");
        if (found != null) {
          yield found;
        }
        yield station(!first.isEmpty() ? first : escalating ? "escalated" : "unbound");
      }
    };
  }

  private Told guardian(boolean digest) {
    List<Relation> guardians = new ArrayList<>();
    for (Relation each : world.relations) {
      if (each.kind() == RelationKind.GUARDIAN && each.subject().equals(alert.subject())) {
        guardians.add(each);
      }
    }
    guardians.sort(Comparator.comparingLong(Relation::validFrom));
    String failure = "";
    for (Relation each : guardians) {
      if (now < each.validFrom() || now >= each.validUntil()) {
        continue;
      }
      Turn theirs = turn(each.other());
      first = "";
      leaveWorkplace = false;
      if (theirs.to.isEmpty()) {
        List<String> both = List.of(alert.subject(), each.other());
        Told found = bound(each.other(), both, digest, "minor");
        if (found != null) {
          return found;
        }
      } else {
        first = theirs.why;
      }
      if (failure.isEmpty()) {
        failure = "guardian-" + (first.isEmpty() ? "unbound" : first);
      }
      if (leaveWorkplace) {
        break;
      }
    }
    return station(failure.isEmpty() ? "minor-no-guardian" : failure);
  }

  /** The primary advisor, then each deputy; null when nobody can. */
  private Told bound(String subject, List<String> touched, boolean digest, String fixedWhy) {
    List<Binding> mine = new ArrayList<>();
    for (Binding each : world.bindings) {
      if (each.subject().equals(subject) && now >= each.validFrom() && now < each.validUntil()) {
        mine.add(each);
      }
    }
    mine.sort(Comparator.comparing(Binding::role).thenComparingLong(Binding::validFrom));
    for (Binding each : mine) {
      if (already.contains(each.advisorId())) {
        continue;
      }
      Office office = office(each.advisorId());
      String obstacle = obstacle(office, touched, digest);
      if (obstacle.isEmpty()) {
        boolean primary = each.role() == BindingRole.PRIMARY;
        String why = first.isEmpty() ? (primary ? "bound" : "no-primary") : first;
        why = escalating ? "escalated" : why;
        return new Told(
            digest ? "digest" : primary ? "advisor" : "deputy",
            each.advisorId(),
            office.advisor().unitId(),
            fixedWhy.isEmpty() ? why : fixedWhy,
            now);
      }
      first = first.isEmpty() ? obstacle : first;
      if (leaveWorkplace) {
        return null;
      }
    }
    return null;
  }

  private Office office(String advisorId) {
    for (Office each : world.offices) {
      if (each.advisor().advisorId().equals(advisorId)
          && now >= each.advisor().validFrom()
          && now < each.advisor().validUntil()) {
        return each;
      }
    }
    return null;
  }

  private String obstacle(Office office, List<String> touched, boolean digest) {
    if (office == null) {
      return "advisor-gone";
    }
    String who = office.advisor().subject();
    if (!who.isEmpty()) {
      if (touched.contains(who)) {
        return "advisor-is-person";
      }
      if (person(who).flags().contains("suspected_insider")) {
        leaveWorkplace = true;
        return "advisor-suspected";
      }
      if (related(touched, who, Set.of(RelationKind.SUPERIOR), false)) {
        return "advisor-is-superior";
      }
      if (related(touched, who, Set.of(RelationKind.RELATIVE, RelationKind.GUARDIAN), true)) {
        return "advisor-is-relative";
      }
      if (related(touched, who, Set.of(RelationKind.REPORTER), false)) {
        leaveWorkplace = busy;
        return "advisor-is-reporter";
      }
    }
    return digest || isOnDuty(office) ? "" : "advisor-off-duty";
  }

  private boolean related(
      List<String> touched, String who, Set<RelationKind> kinds, boolean bothWays) {
    for (Relation each : world.relations) {
      boolean thus = touched.contains(each.subject()) && each.other().equals(who);
      boolean reversed = bothWays && touched.contains(each.other()) && each.subject().equals(who);
      if (kinds.contains(each.kind())
          && (thus || reversed)
          && now >= each.validFrom()
          && now < each.validUntil()) {
        return true;
      }
    }
    return false;
  }

  private static LocalDateTime local(long at) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(at), ZONE);
  }

  /** Looks at each duty that began today or yesterday. */
  private boolean isOnDuty(Office office) {
    LocalDateTime clock = local(now);
    for (LocalDate day : List.of(clock.toLocalDate(), clock.toLocalDate().minusDays(1))) {
      if (office.offOnHolidays() && world.holidays.contains(day.toString())) {
        continue;
      }
      if (office.duties().isEmpty() && day.equals(clock.toLocalDate())) {
        return true;
      }
      for (Duty duty : office.duties()) {
        LocalDateTime begin = day.atStartOfDay().plusMinutes(duty.fromMinute());
        LocalDateTime end = begin.plusMinutes(duty.minutes());
        if (duty.days().contains(day.getDayOfWeek())
            && !clock.isBefore(begin)
            && clock.isBefore(end)) {
          return true;
        }
      }
    }
    return false;
  }

  private Told station(String why) {
    String id = person(alert.subject()).unitId();
    while (!id.isEmpty()) {
      Unit found = null;
      for (Unit each : world.units) {
        found = each.unitId().equals(id) ? each : found;
      }
      if (found == null) {
        break;
      }
      if (found.kind() == UnitKind.STATION) {
        return new Told("station", "", id, why, now);
      }
      id = found.parentId();
    }
    return centre(why.equals("tier") ? "no-station" : why);
  }

  private Told centre(String why) {
    for (Unit each : world.units) {
      if (each.kind() == UnitKind.CENTRE) {
        return new Told("centre", "", each.unitId(), why, now);
      }
    }
    return new Told("centre", "", "", why, now);
  }
}
