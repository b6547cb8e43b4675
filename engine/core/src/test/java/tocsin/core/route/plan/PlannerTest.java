package tocsin.core.route.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tocsin.core.route.RosterBuilder;
import tocsin.domain.pack.ConflictRule;
import tocsin.domain.pack.Routing;
import tocsin.domain.people.Advisor;
import tocsin.domain.people.Binding;
import tocsin.domain.people.BindingRole;
import tocsin.domain.people.Person;
import tocsin.domain.people.Relation;
import tocsin.domain.people.RelationKind;
import tocsin.domain.people.RosterData;
import tocsin.domain.people.RosterData.Row;
import tocsin.domain.people.RosterFault;
import tocsin.domain.people.Unit;
import tocsin.domain.people.UnitKind;

class PlannerTest {
  private static final List<ConflictRule> CONFLICTS = Routing.standard(List.of()).conflicts();
  private static final long AT = 1000;

  private final List<Row<Unit>> units = new ArrayList<>();
  private final List<Row<Person>> people = new ArrayList<>();
  private final List<Row<Advisor>> advisors = new ArrayList<>();
  private final List<Row<Binding>> bindings = new ArrayList<>();
  private final List<Row<Relation>> relations = new ArrayList<>();

  PlannerTest() {
    unit("centre", "", UnitKind.CENTRE);
    unit("station", "centre", UnitKind.STATION);
    unit("e", "station", UnitKind.ENTERPRISE);
    unit("w1", "e", UnitKind.WORKSHOP);
    unit("w2", "e", UnitKind.WORKSHOP);
  }

  private static <T> void row(List<Row<T>> rows, T value) {
    rows.add(new Row<>(value, "test", rows.size() + 2));
  }

  private void unit(String id, String parent, UnitKind kind) {
    row(units, new Unit(id, parent, kind, ""));
  }

  private void people(String unit, int count) {
    for (int i = 0; i < count; i++) {
      row(people, new Person("s" + people.size(), unit, "", 0, List.of()));
    }
  }

  private void advisor(String id, int capacity) {
    advisor(id, "own-" + id, "e", capacity, 0, Long.MAX_VALUE);
  }

  private void advisor(String id, String subject, String unit, int capacity, long from, long to) {
    row(advisors, new Advisor(id, subject, unit, capacity, "", from, to));
  }

  private void bind(String subject, String advisor, BindingRole role) {
    row(bindings, new Binding(subject, advisor, role, 0, Long.MAX_VALUE));
  }

  private RosterData data() {
    return new RosterData(units, people, advisors, bindings, relations, List.of());
  }

  private Plan plan() {
    return plan(data());
  }

  private static Plan plan(RosterData data) {
    return Planner.plan(RosterBuilder.build(data), CONFLICTS, AT);
  }

  private static RosterData with(RosterData data, List<Binding> bindings) {
    List<Row<Binding>> rows = new ArrayList<>();
    bindings.forEach(binding -> row(rows, binding));
    return new RosterData(
        data.units(), data.people(), data.advisors(), rows, data.relations(), data.holidays());
  }

  @Test
  void everybody_getsAPrimaryAndADeputyWhoAreTwoPeople() {
    people("w1", 40);
    people("w2", 60);
    advisor("A", 150);
    advisor("B", 150);

    Plan plan = plan();

    assertThat(plan.moves()).hasSize(200).allMatch(m -> m.why().equals("new"));
    assertThat(plan.shortages()).isEmpty();
    assertSound(data(), plan, "two advisors");
  }

  @Test
  void workshops_stayTogether() {
    people("w1", 90);
    people("w2", 100);
    advisor("A", 200);
    advisor("B", 200);

    Map<String, Set<String>> primaries = new HashMap<>();
    for (Move move : plan().moves()) {
      if (move.role() == BindingRole.PRIMARY) {
        primaries.computeIfAbsent(move.unitId(), u -> new HashSet<>()).add(move.to());
      }
    }

    assertThat(primaries.values()).allMatch(to -> to.size() == 1);
  }

  @Test
  void newcomer_joinsTheAdvisorOfTheWorkshop() {
    people("w1", 3);
    advisor("A", 300);
    advisor("B", 300);
    bind("s0", "B", BindingRole.PRIMARY);
    bind("s1", "B", BindingRole.PRIMARY);
    for (String each : List.of("s0", "s1")) {
      bind(each, "A", BindingRole.DEPUTY);
    }

    assertThat(plan().moves())
        .containsExactly(
            new Move("s2", "w1", BindingRole.PRIMARY, "", "B", "new"),
            new Move("s2", "w1", BindingRole.DEPUTY, "", "A", "new"));
  }

  @Test
  void tightRoom_isFoundByMovingSlots() {
    // 350 people: A is full of primaries, the rest of them are B's, and B may not be their deputy.
    people("w1", 300);
    people("w2", 50);
    advisor("A", 300);
    advisor("B", 300);
    advisor("C", 300);

    Plan plan = plan();

    assertThat(plan.shortages()).isEmpty();
    assertThat(plan.moves()).hasSize(700);
    assertSound(data(), plan, "three advisors");
  }

  @Test
  void advisorGoneOrInConflict_isReplacedAndTheReasonNamed() {
    people("w1", 4);
    advisor("A", "own-A", "e", 300, 0, AT);
    advisor("B", "s1", "e", 300, 0, Long.MAX_VALUE);
    advisor("C", 300);
    advisor("D", 300);
    bind("s0", "A", BindingRole.PRIMARY);
    bind("s1", "B", BindingRole.PRIMARY);
    bind("s2", "C", BindingRole.PRIMARY);
    row(relations, new Relation("s2", "own-C", RelationKind.SUPERIOR, 0, Long.MAX_VALUE));

    Plan plan = plan();

    assertThat(plan.moves())
        .filteredOn(m -> m.role() == BindingRole.PRIMARY && !m.from().isEmpty())
        .extracting(m -> m.subject() + " " + m.from() + " " + m.why())
        .containsExactly("s0 A advisor-gone", "s1 B advisor-is-person", "s2 C advisor-is-superior");
    assertSound(data(), plan, "conflicts");
  }

  @Test
  void tooFewAdvisors_primariesComeFirstAndTheLackIsCounted() {
    people("w1", 350);
    advisor("A", 300);
    advisor("B", 100);

    Plan plan = plan();

    assertThat(plan.shortages()).containsExactly(new Shortage("e", 350, 0, 300, 1));
    assertSound(data(), plan, "short");
  }

  @Test
  void noAdvisor_saysThatTwoAreNeeded() {
    people("w1", 5);

    assertThat(plan().shortages()).containsExactly(new Shortage("e", 5, 5, 5, 2));
    assertThat(plan().moves()).isEmpty();
  }

  @Test
  void overCapacity_isMovedToWhoeverHasRoom() {
    people("w1", 5);
    advisor("A", 3);
    advisor("B", 10);
    for (int i = 0; i < 5; i++) {
      bind("s" + i, "A", BindingRole.PRIMARY);
    }

    Plan plan = plan();

    assertThat(plan.kept()).isEqualTo(3);
    assertThat(plan.moves())
        .filteredOn(m -> m.role() == BindingRole.PRIMARY)
        .extracting(m -> m.subject() + " " + m.to() + " " + m.why())
        .containsExactly("s3 B over-capacity", "s4 B over-capacity");
  }

  @Test
  void bindingYetToBegin_keepsItsRoomAndTakesOver() {
    people("w1", 1);
    advisor("A", 1);
    advisor("B", 1);
    advisor("C", 1);
    row(bindings, new Binding("s0", "A", BindingRole.PRIMARY, 5000, Long.MAX_VALUE));

    Plan plan = plan();

    assertThat(plan.bindings())
        .contains(new Binding("s0", "B", BindingRole.PRIMARY, AT, 5000))
        .contains(new Binding("s0", "C", BindingRole.DEPUTY, AT, Long.MAX_VALUE));
    assertSound(data(), plan, "future");
  }

  @Test
  void advisorAboveEnterprises_helpsOutAfterTheirOwn() {
    people("w1", 10);
    advisor("A", 10);
    advisor("P", "own-P", "station", 300, 0, Long.MAX_VALUE);

    assertThat(plan().moves())
        .allMatch(m -> m.to().equals(m.role() == BindingRole.PRIMARY ? "A" : "P"));
  }

  @Test
  void randomRosters_capNeverBroken_validKept_sameForAnyOrder() {
    for (int seed = 0; seed < 300; seed++) {
      RosterData data = drawn(new SplittableRandom(seed));
      Plan plan = plan(data);
      assertSound(data, plan, "seed " + seed);
      assertThat(plan(shuffled(data, seed)).moves()).as("seed %d", seed).isEqualTo(plan.moves());
      Plan again = plan(with(data, plan.bindings()));
      assertThat(again.moves()).as("seed %d: nothing is left to do", seed).isEmpty();
    }
  }

  private static RosterData shuffled(RosterData data, int seed) {
    List<Row<Person>> people = new ArrayList<>(data.people());
    List<Row<Advisor>> advisors = new ArrayList<>(data.advisors());
    Collections.shuffle(people, new Random(seed));
    Collections.shuffle(advisors, new Random(seed));
    return new RosterData(
        data.units(), people, advisors, data.bindings(), data.relations(), data.holidays());
  }

  private static RosterData drawn(SplittableRandom random) {
    PlannerTest test = new PlannerTest();
    test.unit("e2", "station", UnitKind.ENTERPRISE);
    int count = 5 + random.nextInt(60);
    for (int i = 0; i < count; i++) {
      test.people(List.of("w1", "w2", "e", "e2", "station").get(random.nextInt(5)), 1);
    }
    int staff = 1 + random.nextInt(6);
    for (int i = 0; i < staff; i++) {
      String unit = List.of("e", "w1", "e2", "station").get(random.nextInt(4));
      long until = random.nextInt(6) == 0 ? AT : Long.MAX_VALUE;
      test.advisor(
          "A" + i, "s" + random.nextInt(count + 5), unit, 1 + random.nextInt(40), 0, until);
    }
    for (int i = random.nextInt(2 * count); i > 0; i--) {
      BindingRole role = random.nextBoolean() ? BindingRole.PRIMARY : BindingRole.DEPUTY;
      long from = random.nextInt(8) == 0 ? AT + random.nextInt(50) : random.nextInt(900);
      long until = random.nextInt(5) == 0 ? from + 1 + random.nextInt(900) : Long.MAX_VALUE;
      row(
          test.bindings,
          new Binding(
              "s" + random.nextInt(count + 2), "A" + random.nextInt(staff), role, from, until));
    }
    for (int i = random.nextInt(6); i > 0; i--) {
      String one = "s" + random.nextInt(count);
      RelationKind kind = RelationKind.values()[random.nextInt(4)];
      row(test.relations, new Relation(one, "s" + random.nextInt(count), kind, 0, 5000));
    }
    return test.data();
  }

  /** No row of the plan is refused; sound bindings stay; roles differ; nobody free is left out. */
  private static void assertSound(RosterData data, Plan plan, String where) {
    RosterBuilder.Checked before = RosterBuilder.build(data);
    RosterBuilder.Checked after = RosterBuilder.build(with(data, plan.bindings()));
    List<RosterFault> refused =
        after.faults().stream()
            .filter(fault -> fault.issue().name().matches("BINDING_.*|PRIMARY_TWICE|DATES"))
            .filter(fault -> !before.faults().contains(fault))
            .toList();
    assertThat(refused).as(where).isEmpty();
    for (Binding binding : before.roster().standing()) {
      boolean sound =
          binding.validAt(AT)
              && before.roster().advisor(binding.advisorId(), AT) != null
              && plan.moves().stream()
                  .noneMatch(
                      m ->
                          m.subject().equals(binding.subject())
                              && m.role() == binding.role()
                              && m.why().startsWith("advisor"));
      boolean member = plan.bindings().contains(binding);
      if (sound && !member) {
        assertThat(isInConflict(data, binding)).as("%s: %s kept", where, binding).isTrue();
      }
    }
    for (Move move : plan.moves()) {
      List<String> owners = new ArrayList<>();
      for (Binding binding : after.roster().bindings(move.subject())) {
        if (binding.validAt(AT) && binding.role() != move.role()) {
          owners.add(owner(data, binding.advisorId()));
        }
      }
      assertThat(owners).as("%s: %s", where, move).doesNotContain(owner(data, move.to()));
      assertThat(owner(data, move.to()))
          .as("%s: never himself", where)
          .isNotEqualTo(move.subject());
    }
  }

  private static boolean isInConflict(RosterData data, Binding binding) {
    String owner = owner(data, binding.advisorId());
    return owner.equals(binding.subject())
        || data.relations().stream()
            .map(Row::value)
            .anyMatch(
                r ->
                    Set.of(r.subject(), r.other()).equals(Set.of(owner, binding.subject()))
                        && r.validAt(AT));
  }

  private static String owner(RosterData data, String advisorId) {
    return data.advisors().stream()
        .map(Row::value)
        .filter(a -> a.advisorId().equals(advisorId))
        .map(Advisor::subject)
        .findFirst()
        .orElse("?");
  }
}
