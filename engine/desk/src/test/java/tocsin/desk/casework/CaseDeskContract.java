package tocsin.desk.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tocsin.core.casework.Actor;
import tocsin.core.casework.CaseAction;
import tocsin.core.casework.RefusalCode;
import tocsin.desk.audit.AuditEntry;
import tocsin.desk.store.CasePage;
import tocsin.desk.store.CaseQuery;
import tocsin.desk.store.Database;
import tocsin.desk.store.ManualClock;
import tocsin.desk.store.Sql;
import tocsin.desk.store.StaleVersionException;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Tier;
import tocsin.domain.casework.ActionKind;
import tocsin.domain.casework.CaseFile;
import tocsin.domain.casework.CaseState;
import tocsin.domain.casework.CaseVerdict;
import tocsin.domain.casework.EvidenceClass;
import tocsin.domain.casework.Role;
import tocsin.domain.people.Route;

/** What a desk promises on every database. */
abstract class CaseDeskContract {
  private DeskFixture desk;

  abstract Database open(ManualClock clock) throws Exception;

  @BeforeEach
  void open() throws Exception {
    ManualClock clock = new ManualClock(DeskFixture.START);
    desk = new DeskFixture(clock, open(clock));
  }

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void alertTwice_opensOneCase_andChangesNothingTheSecondTime() {
    Taken first = desk.takes(DeskFixture.alert("x1", 1, "p1", Tier.ORANGE));
    Taken again = desk.takes(DeskFixture.alert("x1", 1, "p1", Tier.ORANGE));

    assertThat(first).isEqualTo(new Taken(1, 0, 0));
    assertThat(again).isEqualTo(new Taken(0, 0, 1));
    assertThat(desk.file("x1").caseId()).isEqualTo(AlertIntake.caseId("x1"));
    assertThat(desk.count("SELECT COUNT(*) FROM audit")).isEqualTo(1);
  }

  @Test
  void replayedAndShuffled_endsInTheSameCases() throws Exception {
    List<Alert> alerts = new ArrayList<>();
    for (int person = 0; person < 40; person++) {
      for (int version = 1; version <= 4; version++) {
        Tier tier = Tier.values()[1 + (person + version) % 4];
        alerts.add(DeskFixture.alert("x" + person, version, "p" + person, tier));
      }
    }
    desk.intake.alerts(alerts).join();
    List<Alert> again = new ArrayList<>(alerts);
    Collections.shuffle(again, new Random(7));

    Taken replayed = desk.intake.alerts(again).join();

    assertThat(replayed).isEqualTo(new Taken(0, 0, alerts.size()));
    assertThat(desk.count("SELECT COUNT(*) FROM cases")).isEqualTo(40);
  }

  @Test
  void secondAlertOfAPerson_joinsTheOpenCase_andRecallOfTheFirstGoesOn() {
    desk.takes(DeskFixture.alert("x1", 1, "p1", Tier.YELLOW));

    desk.takes(DeskFixture.alert("x2", 1, "p1", Tier.RED));
    desk.takes(DeskFixture.alert("x1", 2, AlertStatus.WITHDRAWN, "p1", Tier.YELLOW, List.of()));

    CaseFile file = desk.file("x1");
    assertThat(desk.file("x2").caseId()).isEqualTo(file.caseId());
    assertThat(file.tier()).isEqualTo(Tier.RED);
    assertThat(file.state()).isEqualTo(CaseState.NEW);
  }

  @Test
  void supersedingAlert_takesOverTheWithdrawnCase() {
    desk.takes(
        DeskFixture.alert("x1", 1, "p1", Tier.YELLOW),
        DeskFixture.alert("x1", 2, AlertStatus.WITHDRAWN, "p1", Tier.YELLOW, List.of()));
    assertThat(desk.file("x1").state()).isEqualTo(CaseState.WITHDRAWN);

    desk.takes(DeskFixture.alert("x2", 1, AlertStatus.OPEN, "p1", Tier.YELLOW, List.of("x1")));

    assertThat(desk.file("x2").caseId()).isEqualTo(AlertIntake.caseId("x1"));
    assertThat(desk.file("x2").state()).isEqualTo(CaseState.NEW);
  }

  @Test
  void assignment_isCarriedOutOnce_andNotOverAHumansHead() {
    desk.takes(
        DeskFixture.alert("x1", 1, "p1", Tier.ORANGE),
        DeskFixture.alert("x2", 1, "p2", Tier.ORANGE));
    desk.does(desk.file("x2"), DeskFixture.OPERATOR, ActionKind.TAKE);
    var one = DeskFixture.assignment("x1", 1, Route.ADVISOR, "a1");
    var two = DeskFixture.assignment("x2", 1, Route.ADVISOR, "a1");

    Taken first = desk.intake.assignments(List.of(one, two)).join();
    Taken again = desk.intake.assignments(List.of(one, two)).join();

    assertThat(first).isEqualTo(new Taken(0, 1, 1));
    assertThat(again).isEqualTo(new Taken(0, 0, 2));
    assertThat(desk.file("x1").state()).isEqualTo(CaseState.DISPATCHED);
    assertThat(desk.file("x2").state()).isEqualTo(CaseState.TAKEN);
  }

  @Test
  void step_leavesVersionAuditAndNotices_refusalLeavesNothing() {
    desk.takes(DeskFixture.alert("x1", 1, "p1", Tier.ORANGE));
    CaseFile file = desk.file("x1");
    Acted acted = desk.does(file, DeskFixture.OPERATOR, ActionKind.TAKE);

    Throwable no =
        desk.failure(
            acted.file(), DeskFixture.OPERATOR, new CaseAction.Plain(ActionKind.REVIEW, ""));

    assertThat(acted.undoableUntil()).isEqualTo(DeskFixture.START + 10_000);
    assertThat(no)
        .isInstanceOfSatisfying(
            CaseRefusedException.class,
            refused -> assertThat(refused.code()).isEqualTo(RefusalCode.NO_SUCH_STEP));
    assertThat(desk.file("x1").version()).isEqualTo(2);
    assertThat(desk.count("SELECT COUNT(*) FROM case_versions")).isEqualTo(2);
    List<AuditEntry> lines = desk.database.read(c -> desk.audit.about(c, file.caseId(), 10));
    assertThat(lines).extracting(AuditEntry::action).containsExactly("case.amend", "case.take");
    assertThat(lines.get(1).seq()).isEqualTo(acted.seq());
    assertThat(lines.get(1).detail()).contains("\"from\":\"NEW\"", "\"to\":\"TAKEN\"");
  }

  @Test
  void staleVersion_isRefusedWithTheNewest() {
    desk.takes(DeskFixture.alert("x1", 1, "p1", Tier.ORANGE));
    CaseFile seen = desk.file("x1");
    desk.does(seen, DeskFixture.OPERATOR, ActionKind.TAKE);

    Throwable no =
        desk.failure(seen, DeskFixture.OPERATOR, new CaseAction.Plain(ActionKind.ESCALATE, ""));

    assertThat(no)
        .isInstanceOfSatisfying(
            StaleVersionException.class, stale -> assertThat(stale.current()).isEqualTo(2));
  }

  @Test
  void undo_bringsTheVersionBeforeBack_andItsNoticesNeverLeave() {
    desk.takes(DeskFixture.alert("x1", 1, "p1", Tier.ORANGE));
    var dispatch =
        new CaseAction.Dispatch(
            List.of(new tocsin.domain.casework.Recipient(Route.ADVISOR, "a1", "e1", "bound")));
    Acted sent = desk.does(desk.file("x1"), DeskFixture.OPERATOR, dispatch);
    assertThat(advisorsCases()).hasSize(1);

    Acted undone =
        desk.desk.undo(sent.file().caseId(), sent.file().version(), DeskFixture.OPERATOR).join();

    assertThat(undone.file().state()).isEqualTo(CaseState.NEW);
    assertThat(undone.file().version()).isEqualTo(3);
    assertThat(advisorsCases()).isEmpty();
    assertThat(
            desk.count(
                "SELECT COUNT(*) FROM outbox WHERE kind = 'task_offered' AND state = 'waiting'"))
        .isZero();
    assertThat(desk.count("SELECT COUNT(*) FROM case_versions"))
        .as("what was taken back stays on record")
        .isEqualTo(3);
  }

  @Test
  void notices_waitForSecondThoughts_butNotTheEnginesAndNotRed() {
    desk.takes(
        DeskFixture.alert("x1", 1, "p1", Tier.ORANGE),
        DeskFixture.alert("x2", 1, "p2", Tier.ORANGE),
        DeskFixture.alert("x3", 1, "p3", Tier.RED));
    var dispatch =
        new CaseAction.Dispatch(
            List.of(new tocsin.domain.casework.Recipient(Route.ADVISOR, "a1", "e1", "bound")));

    desk.does(desk.file("x1"), DeskFixture.OPERATOR, dispatch);
    desk.does(desk.file("x2"), Actor.ENGINE, dispatch);
    desk.does(desk.file("x3"), DeskFixture.OPERATOR, dispatch);

    assertThat(waitMillis("x1")).isEqualTo(10_001);
    assertThat(waitMillis("x2")).isZero();
    assertThat(waitMillis("x3")).isZero();
  }

  private long waitMillis(String alertId) {
    return desk.count(
        "SELECT MAX(not_before - at) FROM outbox WHERE kind = 'task_offered' AND case_id = ?",
        AlertIntake.caseId(alertId));
  }

  private List<String> advisorsCases() {
    return desk.database.read(c -> desk.store.casesOfAdvisor(c, "a1"));
  }

  @Test
  void takeNext_byManyAtOnce_givesNobodyTheSameCase_theMostUrgentFirst() throws Exception {
    for (int i = 0; i < 60; i++) {
      desk.takes(DeskFixture.alert("x" + i, 1, "p" + i, i % 3 == 0 ? Tier.RED : Tier.YELLOW));
    }
    ExecutorService people = Executors.newFixedThreadPool(16);
    List<Future<Optional<Acted>>> taken = new ArrayList<>();
    for (int i = 0; i < 70; i++) {
      Actor actor = new Actor("op" + i, Role.OPERATOR);
      taken.add(people.submit(() -> desk.desk.takeNext(CaseQuery.OPEN, actor).join()));
    }
    List<CaseFile> got = new ArrayList<>();
    for (Future<Optional<Acted>> each : taken) {
      each.get().ifPresent(acted -> got.add(acted.file()));
    }
    people.shutdown();

    assertThat(got).hasSize(60);
    assertThat(got.stream().map(CaseFile::caseId).distinct()).hasSize(60);
    assertThat(got.stream().map(CaseFile::owner).distinct()).hasSize(60);
  }

  @Test
  void oneFailingWrite_leavesItsNeighboursInTheSameCommit() {
    List<CompletableFuture<Integer>> writes = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      int number = i;
      writes.add(
          desk.database.write(
              tx -> {
                int rows =
                    Sql.run(
                        tx.connection(),
                        "INSERT INTO units (unit_id, parent_id, kind, name, path)"
                            + " VALUES (?, '', 'CENTRE', '', ?)",
                        "u" + number,
                        "/u" + number + "/");
                if (number % 5 == 0) {
                  throw new IllegalStateException("planted");
                }
                return rows;
              }));
    }
    int failed = 0;
    for (CompletableFuture<Integer> write : writes) {
      try {
        assertThat(write.join()).isEqualTo(1);
      } catch (CompletionException e) {
        assertThat(e.getCause()).hasMessage("planted");
        failed++;
      }
    }

    assertThat(failed).isEqualTo(10);
    assertThat(desk.count("SELECT COUNT(*) FROM units")).isEqualTo(40);
  }

  @Test
  void deadlines_fireByThemselves_upTheChain_andOnlyOnce() {
    desk.takes(DeskFixture.alert("x1", 1, "p1", Tier.ORANGE));
    assertThat(desk.ticker.tick()).isZero();

    desk.clock.add(5_000);
    assertThat(desk.ticker.tick()).isEqualTo(1);
    assertThat(desk.ticker.tick()).isZero();
    CaseFile dispatched = desk.file("x1");
    desk.clock.add(10 * 60_000);
    desk.ticker.tick();

    assertThat(dispatched.state()).isEqualTo(CaseState.DISPATCHED);
    assertThat(desk.file("x1").tasks())
        .extracting(task -> task.recipient().route())
        .containsExactly(Route.ADVISOR, Route.DEPUTY);
    assertThat(desk.count("SELECT breached FROM cases")).isEqualTo(1);
  }

  @Test
  void pages_holdEveryCaseOnce_mostUrgentFirst() {
    List<Alert> alerts = new ArrayList<>();
    for (int i = 0; i < 230; i++) {
      alerts.add(DeskFixture.alert("x" + i, 1, "p" + i, Tier.values()[2 + i % 3]));
    }
    desk.intake.alerts(alerts).join();
    List<CaseFile> seen = new ArrayList<>();
    String cursor = "";
    do {
      CaseQuery query = CaseQuery.OPEN.from(cursor, 50);
      CasePage page = desk.database.read(c -> desk.store.page(c, query));
      seen.addAll(page.cases());
      cursor = page.next();
    } while (!cursor.isEmpty());

    assertThat(seen).hasSize(230);
    assertThat(new HashSet<>(seen.stream().map(CaseFile::caseId).toList())).hasSize(230);
    assertThat(seen.stream().map(CaseFile::tier).toList())
        .isSortedAccordingTo(Collections.reverseOrder());
    assertThat(desk.database.read(c -> desk.store.counts(c, CaseQuery.OPEN)).total())
        .isEqualTo(230);
  }

  @Test
  void jurisdiction_boundsThePage_andAUnitsNameIsNoPattern() {
    desk.database.writeNow(
        tx -> {
          unit(tx, "c1", "/c1/");
          unit(tx, "e1", "/c1/e1/");
          unit(tx, "e_", "/c1/e_/");
          return 0;
        });
    desk.takes(DeskFixture.alert("x1", 1, "p1", Tier.ORANGE));

    assertThat(seenFrom("c1")).isEqualTo(1);
    assertThat(seenFrom("e1")).isEqualTo(1);
    assertThat(seenFrom("e_")).isZero();
    assertThat(seenFrom("elsewhere")).isZero();
  }

  private static void unit(tocsin.desk.store.Tx tx, String id, String path)
      throws java.sql.SQLException {
    Sql.run(
        tx.connection(),
        "INSERT INTO units (unit_id, parent_id, kind, name, path) VALUES (?, '', 'X', '', ?)",
        id,
        path);
  }

  private long seenFrom(String unit) {
    return desk.database
        .read(c -> desk.store.counts(c, CaseQuery.OPEN.within(Set.of(unit))))
        .total();
  }

  @Test
  void filters_byTargetAdvisorAndText_takeTextAsItIs() {
    desk.takes(DeskFixture.alert("x1", 1, "p1", Tier.ORANGE));
    desk.clock.add(5_000);
    desk.ticker.tick();

    assertThat(found("", "lure.example", "")).isEqualTo(1);
    assertThat(found("a1", "", "")).isEqualTo(1);
    assertThat(found("a2", "", "")).isZero();
    assertThat(found("", "", "ure.exa")).isEqualTo(1);
    assertThat(found("", "", "%")).isZero();
    assertThat(found("", "", "' OR 1=1 --")).isZero();
  }

  private long found(String advisor, String target, String text) {
    CaseQuery open = CaseQuery.OPEN;
    CaseQuery query =
        new CaseQuery(
            Set.of(),
            open.states(),
            Set.of(),
            Set.of(),
            "",
            advisor,
            "",
            target,
            false,
            Long.MAX_VALUE,
            text,
            CaseQuery.Order.NEWEST,
            "",
            10);
    return desk.database.read(c -> desk.store.page(c, query)).cases().size();
  }

  @Test
  void advisorReports_caseIsReported_andTheTaskLeavesTheAdvisorsList() {
    desk.takes(DeskFixture.alert("x1", 1, "p1", Tier.ORANGE));
    desk.intake.assignments(List.of(DeskFixture.assignment("x1", 1, Route.ADVISOR, "a1"))).join();

    desk.does(
        desk.file("x1"),
        DeskFixture.ADVISOR,
        new CaseAction.Report(CaseVerdict.V1, EvidenceClass.A, 9_000, "stopped", 0, false));

    assertThat(desk.file("x1").state()).isEqualTo(CaseState.REPORTED);
    assertThat(advisorsCases()).isEmpty();
  }
}
