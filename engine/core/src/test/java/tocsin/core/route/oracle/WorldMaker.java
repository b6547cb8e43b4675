package tocsin.core.route.oracle;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import tocsin.core.route.oracle.World.Duty;
import tocsin.core.route.oracle.World.Office;
import tocsin.domain.alert.AlertHead;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Tier;
import tocsin.domain.people.Advisor;
import tocsin.domain.people.Binding;
import tocsin.domain.people.BindingRole;
import tocsin.domain.people.Person;
import tocsin.domain.people.Relation;
import tocsin.domain.people.RelationKind;
import tocsin.domain.people.Unit;
import tocsin.domain.people.UnitKind;

/** Draws small towns in which everything that routing asks about happens often. */
final class WorldMaker {
  /** 28 December 2025, midnight in Shanghai; ten days that hold a turn of the year. */
  static final long BEGIN = 1_766_851_200_000L;

  static final long HOUR = 3_600_000L;
  static final int HOURS = 240;
  private static final String[] TYPES = {"F01", "F02", "F04", "F05", "F09", "unknown"};

  private final SplittableRandom random;
  private final World world = new World();

  WorldMaker(SplittableRandom random) {
    this.random = random;
  }

  private boolean chance(int in) {
    return random.nextInt(in) == 0;
  }

  /** Whole and half hours, so that ends of shifts and validities are hit. */
  private long moment() {
    return BEGIN + random.nextInt(2 * HOURS) * (HOUR / 2) - (chance(4) ? 1 : 0);
  }

  World world() {
    units();
    for (int i = 0; i < 7; i++) {
      String unit = pick("e1", "w1", "p1", "s1", "e2", "w2", "", "ghost");
      int born = chance(3) ? 2006 + random.nextInt(4) : chance(2) ? 0 : 1980;
      List<String> flags = new ArrayList<>();
      for (String flag : new String[] {"minor", "employer_blind", "suspected_insider", "finance"}) {
        if (chance(9)) {
          flags.add(flag);
        }
      }
      world.people.add(new Person("s" + i, unit, "", born, flags));
    }
    for (int i = 0; i < 4; i++) {
      offices("A" + i);
    }
    for (int i = 0; i < 8; i++) {
      bindings("s" + i);
    }
    for (int i = random.nextInt(28); i > 0; i--) {
      relation();
    }
    for (int day = 28; day < 32; day++) {
      if (chance(3)) {
        world.holidays.add("2025-12-" + day);
      }
    }
    return world;
  }

  private String pick(String... of) {
    return of[random.nextInt(of.length)];
  }

  private void units() {
    if (!chance(25)) {
      unit("c", "", UnitKind.CENTRE);
      unit("k", "c", UnitKind.COUNTY);
      unit("s1", "k", UnitKind.STATION);
      unit("p1", "s1", UnitKind.POINT);
      unit("e1", "p1", UnitKind.ENTERPRISE);
      unit("w1", "e1", UnitKind.WORKSHOP);
      unit("e2", "k", UnitKind.ENTERPRISE);
      unit("w2", "e2", UnitKind.WORKSHOP);
    }
  }

  private void unit(String id, String parent, UnitKind kind) {
    world.units.add(new Unit(id, parent, kind, ""));
  }

  private void offices(String id) {
    long turn = moment();
    int versions = 1 + random.nextInt(2);
    for (int i = 0; i < versions; i++) {
      boolean off = chance(4);
      List<Duty> duties = new ArrayList<>();
      for (int span = random.nextInt(3); span > 0; span--) {
        int from = random.nextInt(48) * 30;
        duties.add(new Duty(days(), from, 30 * (1 + random.nextInt(48))));
      }
      Advisor advisor =
          new Advisor(
              id,
              chance(10) ? "" : "s" + random.nextInt(9),
              pick("e1", "e2", "w1", "ghost"),
              300,
              written(duties, off),
              i == 0 ? pick(Long.MIN_VALUE, BEGIN) : turn,
              i + 1 < versions ? turn : chance(3) ? turn + 60 * HOUR : Long.MAX_VALUE);
      if (advisor.validFrom() < advisor.validUntil()) {
        world.offices.add(new Office(advisor, duties, off));
      }
    }
  }

  private long pick(long one, long other) {
    return random.nextBoolean() ? one : other;
  }

  private Set<DayOfWeek> days() {
    if (chance(2)) {
      return EnumSet.allOf(DayOfWeek.class);
    }
    Set<DayOfWeek> days = EnumSet.of(DayOfWeek.of(1 + random.nextInt(7)));
    for (DayOfWeek day : DayOfWeek.values()) {
      if (chance(2)) {
        days.add(day);
      }
    }
    return days;
  }

  private static String written(List<Duty> duties, boolean off) {
    String spans =
        duties.stream().map(WorldMaker::written).collect(Collectors.joining(off ? "; " : ";"));
    return off ? spans + ";-holiday" : spans;
  }

  private static String written(Duty duty) {
    int until = (duty.fromMinute() + duty.minutes()) % 1440;
    String days =
        duty.days().stream()
            .map(day -> day.name().substring(0, 3).toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(","));
    String clock = clock(duty.fromMinute()) + "-" + clock(until);
    return duty.days().size() == 7 ? clock : days + " " + clock;
  }

  private static String clock(int minute) {
    return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
  }

  private void bindings(String subject) {
    long free = Long.MIN_VALUE;
    for (int i = 1 + random.nextInt(2); i > 0; i--) {
      long from = free == Long.MIN_VALUE && chance(2) ? free : Math.max(free, moment());
      long until = chance(3) ? Math.max(from, BEGIN) + 30 * HOUR : Long.MAX_VALUE;
      if (from < until) {
        bind(subject, BindingRole.PRIMARY, from, until);
      }
      free = until;
    }
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      long from = chance(2) ? Long.MIN_VALUE : moment();
      long until = chance(3) ? Math.max(from, BEGIN) + 30 * HOUR : Long.MAX_VALUE;
      bind(subject, BindingRole.DEPUTY, from, until);
    }
  }

  private void bind(String subject, BindingRole role, long from, long until) {
    String advisor = "A" + random.nextInt(4);
    boolean known = world.offices.stream().anyMatch(o -> o.advisor().advisorId().equals(advisor));
    boolean twice =
        world.bindings.stream()
            .anyMatch(
                b ->
                    b.subject().equals(subject)
                        && b.advisorId().equals(advisor)
                        && b.validFrom() == from);
    if (known && !twice) {
      world.bindings.add(new Binding(subject, advisor, role, from, until));
    }
  }

  private void relation() {
    String subject = "s" + random.nextInt(8);
    boolean staff = chance(2) && !world.offices.isEmpty();
    String other =
        staff
            ? world.offices.get(random.nextInt(world.offices.size())).advisor().subject()
            : "s" + random.nextInt(9);
    RelationKind kind =
        chance(3) ? RelationKind.GUARDIAN : RelationKind.values()[random.nextInt(4)];
    long from = chance(2) ? Long.MIN_VALUE : moment();
    Relation relation =
        new Relation(subject, other, kind, from, chance(3) ? from + HOUR * 48 : Long.MAX_VALUE);
    if (!subject.equals(other)
        && !other.isEmpty()
        && relation.validFrom() < relation.validUntil()
        && !world.relations.contains(relation)) {
      world.relations.add(relation);
    }
  }

  AlertHead alert() {
    AlertStatus status = chance(30) ? AlertStatus.CLOSED : AlertStatus.OPEN;
    Tier tier = Tier.values()[chance(40) ? 0 : 1 + random.nextInt(4)];
    return new AlertHead(
        "a", 1, status, "s" + random.nextInt(9), tier, pick(TYPES), "k", 50, moment());
  }
}
