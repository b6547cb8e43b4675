package tocsin.core.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tocsin.domain.people.Binding;
import tocsin.domain.people.BindingRole;
import tocsin.domain.people.RosterData;
import tocsin.domain.people.RosterFault;
import tocsin.domain.people.UnitKind;

class RosterBuilderTest {
  private static final BindingRole PRIMARY = BindingRole.PRIMARY;

  static Stream<Arguments> faults() {
    return Stream.of(
        fault(
            "units.csv",
            5,
            true,
            "without unitId",
            Rosters.town().unit("", "centre", UnitKind.POINT)),
        fault(
            "units.csv",
            5,
            true,
            "unit works twice",
            Rosters.town().unit("works", "nowhere", UnitKind.POINT)),
        fault(
            "units.csv",
            5,
            true,
            "no unit nowhere above",
            Rosters.town().unit("x", "nowhere", UnitKind.POINT)),
        fault(
            "units.csv",
            5,
            true,
            "its own ancestor",
            Rosters.town().unit("x", "x", UnitKind.POINT)),
        fault("units.csv", 5, true, "is no centre", Rosters.town().unit("x", "", UnitKind.STATION)),
        fault("people.csv", 2, true, "without subject", Rosters.town().person("", "works")),
        fault(
            "people.csv",
            3,
            true,
            "a subject twice",
            Rosters.town().person("p", "works").person("p", "")),
        fault("people.csv", 2, false, "no unit gone", Rosters.town().person("p", "gone")),
        fault("advisors.csv", 2, true, "without advisorId", Rosters.town().advisor("", "s")),
        fault("advisors.csv", 2, true, "A: capacity 0", advisor(0, "", 1, 2)),
        fault("advisors.csv", 2, true, "A: capacity 301", advisor(301, "", 1, 2)),
        fault("advisors.csv", 2, true, "not before validUntil", advisor(300, "", 2, 2)),
        fault("advisors.csv", 2, true, "A: shift 'now' is not like", advisor(300, "now", 1, 2)),
        fault(
            "advisors.csv",
            2,
            false,
            "A: no unit gone",
            Rosters.town().advisor("A", "s", "gone", 300, "", 1, 2)),
        fault("bindings.csv", 2, true, "without subject", bound().bind("", "A", PRIMARY)),
        fault("bindings.csv", 2, true, "no advisor B", bound().bind("p", "B", PRIMARY)),
        fault(
            "bindings.csv",
            2,
            true,
            "not before validUntil",
            bound().bind("p", "A", PRIMARY, 5, 5)),
        fault(
            "bindings.csv",
            3,
            true,
            "twice",
            bound().bind("p", "A", PRIMARY, 1, 5).bind("p", "A", BindingRole.DEPUTY, 1, 9)));
  }

  private static Rosters advisor(int capacity, String shifts, long from, long until) {
    return Rosters.town().advisor("A", "s", "works", capacity, shifts, from, until);
  }

  private static Rosters bound() {
    return Rosters.town().advisor("A", "s");
  }

  private static Arguments fault(
      String file, int line, boolean refused, String what, Rosters rosters) {
    return Arguments.of(file, line, refused, what, rosters);
  }

  @ParameterizedTest(name = "{3}")
  @MethodSource("faults")
  void build_oneFault_isNamedWithItsLine(
      String file, int line, boolean refused, String what, Rosters rosters) {
    List<RosterFault> faults = rosters.faults();

    assertThat(faults).as("%s", faults).hasSize(1);
    RosterFault fault = faults.get(0);
    assertThat(fault.file()).isEqualTo(file);
    assertThat(fault.line()).isEqualTo(line);
    assertThat(fault.refused()).isEqualTo(refused);
    assertThat(fault.what()).contains(what);
    assertThat(fault.remedy()).isNotEmpty();
    assertThat(rosters.check().roster().unit("works")).as("the rest stands").isNotNull();
  }

  @Test
  void build_childOfARefusedUnit_isRefusedToo() {
    Rosters rosters =
        Rosters.town()
            .unit("a", "b", UnitKind.POINT)
            .unit("b", "a", UnitKind.POINT)
            .unit("c", "b", UnitKind.WORKSHOP)
            .unit("d", "gone", UnitKind.POINT)
            .unit("e", "d", UnitKind.WORKSHOP);

    assertThat(rosters.faults()).extracting(RosterFault::line).containsExactly(5, 6, 7, 8, 9);
    for (String unit : List.of("a", "b", "c", "d", "e")) {
      assertThat(rosters.check().roster().unit(unit)).as(unit).isNull();
    }
  }

  @Test
  void build_unitsDeeperThanTheBound_areRefused() {
    Rosters rosters = new Rosters().unit("u0", "", UnitKind.CENTRE);
    for (int i = 1; i <= RosterBuilder.MAX_DEPTH + 2; i++) {
      rosters.unit("u" + i, "u" + (i - 1), UnitKind.POINT);
    }

    assertThat(rosters.faults()).extracting(RosterFault::what).allMatch(w -> w.contains("deeper"));
    assertThat(rosters.faults()).isNotEmpty();
    assertThat(rosters.check().roster().unit("u" + RosterBuilder.MAX_DEPTH)).isNotNull();
    assertThat(rosters.check().roster().unit("u" + (RosterBuilder.MAX_DEPTH + 2))).isNull();
  }

  @Test
  void build_threeHundredAndFirstBinding_isRefusedByName() {
    Rosters rosters = bound();
    for (int i = 1; i <= 301; i++) {
      rosters.bind("p" + i, "A", i % 2 == 0 ? BindingRole.DEPUTY : PRIMARY);
    }

    List<RosterFault> faults = rosters.faults();

    assertThat(faults).hasSize(1);
    assertThat(faults.get(0).what())
        .isEqualTo("binding of p301 to A refused: it would be number 301, capacity is 300");
    assertThat(faults.get(0).line()).isEqualTo(302);
    assertThat(faults.get(0).file()).isEqualTo("bindings.csv");
    Roster roster = rosters.check().roster();
    assertThat(roster.bound()).isEqualTo(300);
    assertThat(roster.bindings("p301")).isEmpty();
    assertThat(roster.bindings("p300")).hasSize(1);
  }

  @Test
  void build_bindingThatBeginsFirst_hasTheRoomWhateverTheLine() {
    Rosters rosters =
        Rosters.town()
            .advisor("A", "s", "works", 1, "", Rosters.ALWAYS, Rosters.NEVER)
            .bind("late", "A", PRIMARY, 50, 90)
            .bind("early", "A", PRIMARY, 10, 60)
            .bind("after", "A", PRIMARY, 60, 90);

    assertThat(rosters.faults()).singleElement().matches(f -> f.what().contains("of late to A"));
    assertThat(rosters.check().roster().bindings("after")).hasSize(1);
  }

  @Test
  void build_advisorVersions_theSmallestCapacityInTheSpanCounts() {
    Rosters rosters =
        Rosters.town()
            .advisor("A", "s", "works", 2, "", 0, 100)
            .advisor("A", "s", "works", 1, "", 100, 200)
            .bind("p", "A", PRIMARY, 0, 100)
            .bind("q", "A", PRIMARY, 0, 100)
            .bind("r", "A", PRIMARY, 100, 200)
            .bind("t", "A", PRIMARY, 150, 160);

    assertThat(rosters.faults())
        .singleElement()
        .matches(f -> f.what().contains("of t to A") && f.what().contains("capacity is 1"));
  }

  @Test
  void build_randomBindings_neverMoreThanTheCapacityAtAnyTime() {
    for (int seed = 0; seed < 200; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int capacity = 1 + random.nextInt(4);
      Rosters rosters =
          Rosters.town().advisor("A", "s", "works", capacity, "", Rosters.ALWAYS, Rosters.NEVER);
      List<String> subjects = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        long from = random.nextInt(50);
        subjects.add("p" + i);
        rosters.bind("p" + i, "A", PRIMARY, from, from + 1 + random.nextInt(30));
      }
      RosterBuilder.Checked checked = rosters.check();

      List<Binding> kept =
          subjects.stream().flatMap(s -> checked.roster().bindings(s).stream()).toList();
      assertThat(kept.size() + checked.faults().size()).as("seed %d", seed).isEqualTo(20);
      for (long at = 0; at < 80; at++) {
        long now = at;
        assertThat(kept.stream().filter(binding -> binding.validAt(now)).count())
            .as("seed %d at %d", seed, at)
            .isLessThanOrEqualTo(capacity);
      }
    }
  }

  @Test
  void build_nothing_isAnEmptyRoster() {
    RosterBuilder.Checked checked = RosterBuilder.build(RosterData.EMPTY);

    assertThat(checked.faults()).isEmpty();
    assertThat(checked.roster().size()).isZero();
    assertThat(checked.roster().jurisdiction().centre()).isNull();
  }
}
