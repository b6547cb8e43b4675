package tocsin.core.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tocsin.domain.people.Advisor;
import tocsin.domain.people.Binding;
import tocsin.domain.people.BindingRole;
import tocsin.domain.people.Person;
import tocsin.domain.people.RosterChange;
import tocsin.domain.people.UnitKind;

class RosterLedgerTest {
  private static final BindingRole PRIMARY = BindingRole.PRIMARY;

  private static Rosters works() {
    return Rosters.town()
        .unit("mill", "station", UnitKind.ENTERPRISE)
        .person("anna", "works")
        .person("boss", "works")
        .advisor("A", "boss")
        .advisor("B", "b")
        .advisor("M", "m", "mill", 300, "", Rosters.ALWAYS, Rosters.NEVER)
        .bind("anna", "A", PRIMARY)
        .bind("anna", "B", BindingRole.DEPUTY);
  }

  private static ImmutableList<Binding> after(Rosters rosters, RosterChange... changes) {
    RosterLedger ledger = RosterLedger.of(rosters.data());
    List.of(changes).forEach(ledger::apply);
    return ledger.checked().roster().bindings("anna");
  }

  @Test
  void leave_endsTheBindingsAndKeepsTheHistory() {
    RosterLedger ledger = RosterLedger.of(works().data());
    ledger.apply(RosterChange.leave(100, "anna"));

    Roster roster = ledger.checked().roster();
    assertThat(roster.bindings("anna")).hasSize(2).allMatch(b -> b.validUntil() == 100);
    assertThat(roster.person("anna")).matches(person -> person.unitId().isEmpty());
  }

  @Test
  void leave_ofAnAdvisor_endsTheOfficeAndWhoWasBound() {
    RosterLedger ledger = RosterLedger.of(works().data());
    ledger.apply(RosterChange.leave(100, "boss"));

    Roster roster = ledger.checked().roster();
    assertThat(roster.advisor("A", 99)).isNotNull();
    assertThat(roster.advisor("A", 100)).isNull();
    assertThat(roster.bindings("anna"))
        .containsExactly(
            new Binding("anna", "A", PRIMARY, Rosters.ALWAYS, 100),
            new Binding("anna", "B", BindingRole.DEPUTY, Rosters.ALWAYS, Rosters.NEVER));
  }

  @Test
  void transfer_withNewAdvisor_endsTheOldAndBeginsTheNew() {
    assertThat(after(works(), RosterChange.transfer(100, "anna", "mill", "M", "B")))
        .containsExactly(
            new Binding("anna", "A", PRIMARY, Rosters.ALWAYS, 100),
            new Binding("anna", "M", PRIMARY, 100, Rosters.NEVER),
            new Binding("anna", "B", BindingRole.DEPUTY, Rosters.ALWAYS, Rosters.NEVER));
  }

  @Test
  void transfer_withoutAdvisor_keepsWhatFitsTheEnterprise() {
    assertThat(after(works(), RosterChange.transfer(100, "anna", "works", "", "")))
        .hasSize(2)
        .allMatch(b -> b.validUntil() == Rosters.NEVER);
    assertThat(after(works(), RosterChange.transfer(100, "anna", "mill", "", "")))
        .hasSize(2)
        .allMatch(b -> b.validUntil() == 100);
  }

  @Test
  void join_beyondTheCapacity_isRefusedWithTheChangesNumber() {
    Rosters rosters =
        Rosters.town().advisor("A", "s", "works", 1, "", Rosters.ALWAYS, Rosters.NEVER);
    RosterLedger ledger = RosterLedger.of(rosters.data());
    for (String subject : List.of("p", "q")) {
      Person person = new Person(subject, "works", "", 0, List.of());
      ledger.apply(RosterChange.join(5, person, "A", ""));
    }

    assertThat(ledger.checked().faults())
        .singleElement()
        .matches(f -> f.file().equals("changes") && f.line() == 2)
        .matches(f -> f.what().contains("of q to A"));
  }

  @Test
  void anyChanges_giveWhatAFreshImportGives() {
    for (int seed = 0; seed < 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      RosterLedger ledger = RosterLedger.of(drawn(random).data());
      for (int at = 40; at < 70; at++) {
        ledger.apply(change(random, at));
        if (random.nextInt(4) == 0) {
          assertSame(ledger, "seed " + seed + " at " + at);
        }
      }
      assertSame(ledger, "seed " + seed);
    }
  }

  private static void assertSame(RosterLedger ledger, String where) {
    RosterBuilder.Checked grown = ledger.checked();
    RosterBuilder.Checked fresh = RosterBuilder.build(ledger.data());
    assertThat(grown.faults()).as(where).isEqualTo(fresh.faults());
    for (int i = 0; i < 12; i++) {
      String subject = "s" + i;
      assertThat(grown.roster().bindings(subject))
          .as(where)
          .isEqualTo(fresh.roster().bindings(subject));
      assertThat(grown.roster().person(subject)).isEqualTo(fresh.roster().person(subject));
    }
    for (String advisor : List.of("A0", "A1", "A2")) {
      List<Advisor> versions =
          grown.roster().versions(advisor).stream().map(Roster.OnRoster::advisor).toList();
      assertThat(versions)
          .as(where)
          .isEqualTo(
              fresh.roster().versions(advisor).stream().map(Roster.OnRoster::advisor).toList());
      for (long at = 0; at < 90; at++) {
        assertCap(grown.roster(), advisor, at, where);
      }
    }
  }

  private static void assertCap(Roster roster, String advisorId, long at, String where) {
    Roster.OnRoster advisor = roster.advisor(advisorId, at);
    long bound = 0;
    for (Binding binding : roster.standing()) {
      bound += binding.advisorId().equals(advisorId) && binding.validAt(at) ? 1 : 0;
    }
    if (advisor != null) {
      assertThat(bound).as("%s: cap at %d", where, at).isLessThanOrEqualTo(3);
    }
  }

  private static Rosters drawn(SplittableRandom random) {
    Rosters rosters = Rosters.town().unit("mill", "station", UnitKind.ENTERPRISE);
    for (int i = 0; i < 8; i++) {
      rosters.person("s" + i, random.nextBoolean() ? "works" : "mill");
    }
    for (int i = 0; i < 3; i++) {
      long from = random.nextInt(3) == 0 ? 55 : 0;
      rosters.advisor("A" + i, "s" + i, i == 0 ? "mill" : "works", 3, "", from, 80);
    }
    for (int i = 0; i < 16; i++) {
      long from = random.nextInt(70);
      rosters.bind(
          "s" + random.nextInt(8),
          "A" + random.nextInt(4),
          random.nextBoolean() ? PRIMARY : BindingRole.DEPUTY,
          from,
          from + random.nextInt(30));
    }
    return rosters;
  }

  private static RosterChange change(SplittableRandom random, long at) {
    String subject = "s" + random.nextInt(12);
    String unit = random.nextBoolean() ? "works" : "mill";
    String advisor = random.nextInt(3) == 0 ? "" : "A" + random.nextInt(3);
    String deputy = random.nextInt(3) == 0 ? "" : "A" + random.nextInt(3);
    return switch (random.nextInt(3)) {
      case 0 -> RosterChange.join(at, new Person(subject, unit, "", 0, List.of()), advisor, deputy);
      case 1 -> RosterChange.leave(at, subject);
      default -> RosterChange.transfer(at, subject, unit, advisor, deputy);
    };
  }
}
