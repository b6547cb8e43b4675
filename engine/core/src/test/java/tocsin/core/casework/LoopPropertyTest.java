package tocsin.core.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Stage;
import tocsin.domain.alert.Tier;
import tocsin.domain.casework.ActionKind;
import tocsin.domain.casework.AlertLink;
import tocsin.domain.casework.CaseFile;
import tocsin.domain.casework.CaseState;
import tocsin.domain.casework.CaseTask;
import tocsin.domain.casework.CaseVerdict;
import tocsin.domain.casework.Clocks;
import tocsin.domain.casework.CloseReason;
import tocsin.domain.casework.Cooperation;
import tocsin.domain.casework.EvidenceClass;
import tocsin.domain.casework.Role;
import tocsin.domain.casework.VisitChannel;

/** Random walks through the loop: whatever anybody does, what must hold holds. */
class LoopPropertyTest {
  private static final long SEED = 20_260_101L;
  private static final int WALKS = 12_000;
  private static final int STEPS = 60;

  private static final List<Actor> ACTORS =
      List.of(
          Loop.OPERATOR,
          Loop.LEAD,
          Loop.ADVISOR,
          Loop.DEPUTY,
          Actor.ENGINE,
          Actor.CLOCK,
          new Actor("t", Role.TUNER),
          new Actor("x", Role.ANONYMOUS));

  private final Lifecycle lifecycle = new Lifecycle(Terms.DEFAULT);
  private final Duty duty = new Duty();

  @Test
  void everyWalk_keepsWhatMustHold() {
    Set<CaseState> seen = EnumSet.noneOf(CaseState.class);
    Set<Rule> used = new HashSet<>();
    for (int walk = 0; walk < WALKS; walk++) {
      walk(SEED + walk, seen, used);
    }

    assertThat(seen).containsExactlyInAnyOrder(CaseState.values());
    assertThat(LoopTable.rows()).as("rows that no walk ever took").allMatch(used::contains);
  }

  private void walk(long seed, Set<CaseState> seen, Set<Rule> used) {
    Random random = new Random(seed);
    Tier tier = List.of(Tier.BLUE, Tier.YELLOW, Tier.ORANGE, Tier.RED).get(random.nextInt(4));
    Loop loop = walked(new Loop(tier), random.nextInt(4));
    CaseFile file = loop.file;
    long at = loop.at;
    for (int step = 0; step < STEPS; step++) {
      at += random.nextInt(9) == 0 ? (long) (random.nextDouble() * Terms.DAY * 5) : 30_000;
      CaseAction action = action(random, file, at);
      Actor actor =
          action instanceof CaseAction.FromAlert || action.kind() == ActionKind.TIMER
              ? Actor.CLOCK
              : ACTORS.get(random.nextInt(ACTORS.size()));
      Decision decision = lifecycle.decide(file, action, actor, at, duty);
      if (decision instanceof Decision.Done done) {
        String where = "seed " + seed + " step " + step + " " + action + " on " + file;
        check(file, done, action, actor, at, where);
        used.add(row(file, done.next(), action, actor));
        file = done.next();
        seen.add(file.state());
      }
    }
    drain(seed, file, at);
  }

  /** Some walks begin late in the loop, where chance alone comes seldom. */
  private static Loop walked(Loop loop, int how) {
    if (how == 0 || loop.file.state() != CaseState.NEW) {
      return loop;
    }
    if (how == 3) {
      return loop.does(Loop.OPERATOR, ActionKind.TAKE);
    }
    loop.dispatch().reports(Loop.ADVISOR, CaseVerdict.V1).does(Loop.OPERATOR, ActionKind.REVIEW);
    return how == 1 ? loop : loop.clock().visits(Loop.OPERATOR, Cooperation.COOPERATIVE).clock();
  }

  private static Rule row(CaseFile file, CaseFile next, CaseAction action, Actor actor) {
    CaseFile merged =
        action instanceof CaseAction.FromAlert news ? AlertNews.merge(file, news.alert()) : file;
    return LoopTable.rows(file.state(), action.kind()).stream()
        .filter(r -> r.by().contains(actor.role()))
        .filter(r -> r.when().holds(file, merged, action, actor))
        .findFirst()
        .filter(r -> r.to() == next.state())
        .orElseThrow(() -> new AssertionError("no row for " + action + " " + file + " " + next));
  }

  private void check(
      CaseFile before, Decision.Done done, CaseAction action, Actor actor, long at, String where) {
    CaseFile now = done.next();
    assertThat(now.version()).as(where).isEqualTo(before.version() + 1);
    assertThat(now.tier()).as(where).isGreaterThanOrEqualTo(before.tier());
    assertThat(now.stage()).as(where).isGreaterThanOrEqualTo(before.stage());
    grows(ids(before), ids(now), where);
    grows(before.visits(), now.visits(), where);
    grows(before.outcomes(), now.outcomes(), where);
    assertThat(now.alerts().stream().map(AlertLink::alertId))
        .as(where)
        .containsAll(before.alerts().stream().map(AlertLink::alertId).toList());
    if (actor.role() == Role.ADVISOR) {
      assertThat(Tasks.worked(before, actor)).as(where).isNotNull();
    }
    if (before.tier() == Tier.RED
        && before.state() != CaseState.CLOSED
        && actor.role() == Role.SERVICE) {
      assertThat(now.state())
          .as(where + ": red never closes by itself")
          .isNotEqualTo(CaseState.CLOSED);
    }
    boolean anew = Clockwork.worksAgain(before.state(), now.state());
    if (action.kind() != ActionKind.TIMER && !anew) {
      assertThat(now.clocks().contactBy())
          .as(where)
          .matches(by -> notLater(by, before.clocks().contactBy()));
      assertThat(now.clocks().feedbackBy())
          .as(where)
          .matches(by -> notLater(by, before.clocks().feedbackBy()));
    }
    if (now.state().ended()) {
      assertThat(now.clocks()).as(where).isEqualTo(Clocks.STOPPED);
      assertThat(now.tasks()).as(where).noneMatch(task -> task.state().open());
    } else {
      assertThat(Clockwork.nextAt(now)).as(where).isNotEqualTo(Clocks.NEVER);
    }
    for (CaseTask task : now.tasks().subList(before.tasks().size(), now.tasks().size())) {
      if (action.kind() != ActionKind.DISPATCH
          && action.kind() != ActionKind.TRANSFER
          && action.kind() != ActionKind.RETURN) {
        assertThat(Duty.onDuty(task.recipient(), at)).as(where + " asks " + task).isTrue();
      }
    }
  }

  private static void grows(List<?> before, List<?> now, String where) {
    assertThat(now.size()).as(where).isGreaterThanOrEqualTo(before.size());
    assertThat(now.subList(0, before.size()).equals(before)).as(where + " keeps evidence").isTrue();
  }

  private static boolean notLater(long now, long before) {
    return now == Clocks.NEVER || now <= before;
  }

  private static List<String> ids(CaseFile file) {
    return file.tasks().stream().map(CaseTask::taskId).toList();
  }

  /** Left alone, a case that has not ended goes on asking: clocks never stand still or spin. */
  private void drain(long seed, CaseFile start, long from) {
    CaseFile file = start;
    long at = from;
    for (int fired = 0; fired < 40 && !file.state().ended(); fired++) {
      long next = Math.max(at, Clockwork.nextAt(file));
      int spins = 0;
      while (Clockwork.nextAt(file) <= next) {
        Decision decision =
            lifecycle.decide(
                file, new CaseAction.Plain(ActionKind.TIMER, ""), Actor.CLOCK, next, duty);
        assertThat(decision).as("seed " + seed + " " + file).isInstanceOf(Decision.Done.class);
        file = ((Decision.Done) decision).next();
        assertThat(++spins).as("seed " + seed + " spins in " + file).isLessThan(5);
      }
      at = next;
    }
  }

  private static CaseAction action(Random random, CaseFile file, long at) {
    CaseVerdict verdict = CaseVerdict.values()[random.nextInt(8)];
    return switch (random.nextInt(12)) {
      case 0, 1 -> new CaseAction.Plain(ActionKind.TIMER, "");
      case 2 ->
          new CaseAction.FromAlert(
              Loop.alert(
                  random.nextInt(6) == 0 ? "other" : "alert",
                  (int) file.version() + 1,
                  AlertStatus.values()[random.nextInt(3)],
                  Tier.values()[1 + random.nextInt(4)],
                  Stage.values()[random.nextInt(9)],
                  random.nextInt(100)));
      case 3 ->
          new CaseAction.Dispatch(
              List.of(Duty.ADVISOR, Duty.DEPUTY).subList(0, 1 + random.nextInt(2)));
      case 4 -> new CaseAction.Transfer(random.nextBoolean() ? Duty.DEPUTY : Duty.STATION, "");
      case 5, 6 ->
          new CaseAction.Visited(
              VisitChannel.values()[random.nextInt(3)],
              Cooperation.values()[random.nextInt(3)],
              "");
      case 7 -> new CaseAction.Report(verdict, EvidenceClass.E, 0, "", 0, random.nextBoolean());
      case 8 -> new CaseAction.Snooze(at + 1 + random.nextInt(1_000_000_000), "why");
      case 9 ->
          new CaseAction.Close(
              CloseReason.values()[random.nextInt(CloseReason.values().length)], verdict, "");
      default -> new CaseAction.Plain(PLAIN.get(random.nextInt(PLAIN.size())), "");
    };
  }

  private static final List<ActionKind> PLAIN =
      List.of(
          ActionKind.TAKE,
          ActionKind.RELEASE,
          ActionKind.ACCEPT,
          ActionKind.DECLINE,
          ActionKind.REVIEW,
          ActionKind.REVIEW,
          ActionKind.RETURN,
          ActionKind.WAKE,
          ActionKind.ESCALATE,
          ActionKind.REOPEN,
          ActionKind.PROPOSE_STOP);
}
