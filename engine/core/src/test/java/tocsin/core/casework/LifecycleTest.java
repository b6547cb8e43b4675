package tocsin.core.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Stage;
import tocsin.domain.alert.Tier;
import tocsin.domain.casework.ActionKind;
import tocsin.domain.casework.CaseFile;
import tocsin.domain.casework.CaseState;
import tocsin.domain.casework.CaseVerdict;
import tocsin.domain.casework.Clocks;
import tocsin.domain.casework.CloseReason;
import tocsin.domain.casework.Cooperation;
import tocsin.domain.casework.EvidenceClass;
import tocsin.domain.casework.TaskState;

class LifecycleTest {
  private static final long MINUTE = 60_000L;

  @Test
  void wholeLoop_takenToCalledBack_closesAsDissuaded() {
    Loop loop = new Loop(Tier.ORANGE);

    loop.does(Loop.OPERATOR, ActionKind.TAKE)
        .dispatch()
        .does(Loop.ADVISOR, ActionKind.ACCEPT)
        .visits(Loop.ADVISOR, Cooperation.COOPERATIVE)
        .does(
            Loop.ADVISOR,
            new CaseAction.Report(
                CaseVerdict.V1, EvidenceClass.A, 20_000, "transfer stopped", 0, true))
        .does(Loop.OPERATOR, ActionKind.REVIEW);
    assertThat(loop.file.state()).isEqualTo(CaseState.FOLLOW_UP);
    loop.clock().visits(Loop.ADVISOR, Cooperation.COOPERATIVE);
    assertThat(loop.file.state()).isEqualTo(CaseState.CALL_BACK);
    loop.clock().visits(Loop.OPERATOR, Cooperation.COOPERATIVE);

    assertThat(loop.file.state()).isEqualTo(CaseState.CLOSED);
    assertThat(loop.file.closed()).isEqualTo(CloseReason.DISSUADED);
    assertThat(loop.file.clocks()).isEqualTo(Clocks.STOPPED);
    assertThat(loop.file.tasks()).noneMatch(task -> task.state().open());
    assertThat(loop.file.outcomes()).hasSize(1);
    assertThat(loop.file.visits()).hasSize(3);
  }

  @Test
  void redWithoutAnswer_passesToDeputyAtTwoMinutes_andUpAtFive() {
    Loop loop = new Loop(Tier.RED).dispatch();

    assertThat(loop.file.tasks())
        .extracting(t -> t.recipient().route().word())
        .containsExactly("advisor", "centre");
    loop.clock();
    assertThat(loop.at).isEqualTo(Loop.MORNING + 2 * MINUTE);
    assertThat(loop.asked()).isEqualTo("deputy");
    assertThat(loop.file.tasks().get(0).state()).isEqualTo(TaskState.EXPIRED);
    loop.clock();
    assertThat(loop.at).isEqualTo(Loop.MORNING + 4 * MINUTE);
    assertThat(loop.asked()).isEqualTo("station");
    assertThat(loop.file.breached()).isTrue();
  }

  @Test
  void nobodyDispatched_goesOutByItself() {
    Loop loop = new Loop(Tier.YELLOW).clock();

    assertThat(loop.at).isEqualTo(Loop.MORNING + MINUTE);
    assertThat(loop.file.state()).isEqualTo(CaseState.DISPATCHED);
    assertThat(loop.asked()).isEqualTo("advisor");
    assertThat(loop.told()).contains(NoticeKind.TASK_OFFERED);
  }

  @Test
  void emptyShift_isNeverAsked() {
    Loop loop = new Loop(Tier.ORANGE).after(11 * Duty.HOUR + 24 * Duty.HOUR);

    loop.does(Actor.CLOCK, ActionKind.TIMER);

    assertThat(loop.asked())
        .as("21:00 of an odd day: advisor and deputy are off")
        .isEqualTo("station");
  }

  @Test
  void orangeMissedTwice_turnsRedAndAsksTheNext() {
    Loop loop = new Loop(Tier.ORANGE).dispatch();
    long feedbackBy = loop.file.clocks().feedbackBy();

    loop.after(MINUTE).visits(Loop.ADVISOR, Cooperation.UNAVAILABLE);
    assertThat(loop.file.tier()).isEqualTo(Tier.ORANGE);
    loop.after(MINUTE).visits(Loop.ADVISOR, Cooperation.UNCOOPERATIVE);

    assertThat(loop.file.tier()).isEqualTo(Tier.RED);
    assertThat(loop.asked()).isEqualTo("deputy");
    assertThat(loop.file.clocks().feedbackBy()).isLessThan(feedbackBy);
  }

  @Test
  void yellowUncontacted_isRemindedOnceThenPassedUp() {
    Loop loop = new Loop(Tier.YELLOW).dispatch().does(Loop.ADVISOR, ActionKind.ACCEPT).clock();

    assertThat(loop.told()).containsExactly(NoticeKind.REMINDER);
    assertThat(loop.file.tasks()).hasSize(1);
    loop.clock();
    assertThat(loop.asked()).isEqualTo("deputy");
  }

  @Test
  void lossReported_turnsRedAndProposesStopPaymentToAHuman() {
    Loop loop = new Loop(Tier.YELLOW).dispatch().reports(Loop.ADVISOR, CaseVerdict.V3);

    assertThat(loop.file.tier()).isEqualTo(Tier.RED);
    assertThat(loop.file.state()).isEqualTo(CaseState.REPORTED);
    assertThat(loop.told()).contains(NoticeKind.STOP_PAYMENT_PROPOSED);
  }

  @Test
  void refusal_isTriedAgainByTheNextLevel_evenIfNobodyReviews() {
    Loop loop = new Loop(Tier.ORANGE).dispatch().reports(Loop.ADVISOR, CaseVerdict.V8).clock();

    assertThat(loop.file.state()).isEqualTo(CaseState.DISPATCHED);
    assertThat(loop.asked()).isEqualTo("deputy");
  }

  @Test
  void followUp_isExtendedUntilCooperative() {
    Loop loop = new Loop(Tier.YELLOW).dispatch().reports(Loop.ADVISOR, CaseVerdict.V1);
    loop.does(Loop.OPERATOR, ActionKind.REVIEW);

    for (int visit = 1; visit <= 12; visit++) {
      loop.clock().visits(Loop.OPERATOR, Cooperation.UNAVAILABLE);
      assertThat(loop.file.state()).isEqualTo(CaseState.FOLLOW_UP);
      assertThat(loop.file.followUps()).isEqualTo(visit);
      assertThat(loop.file.clocks().visitAt()).isGreaterThan(loop.at);
    }
    loop.clock().visits(Loop.OPERATOR, Cooperation.COOPERATIVE);

    assertThat(loop.file.state()).isEqualTo(CaseState.CALL_BACK);
  }

  @Test
  void redClearedByAnOperator_needsTheShiftLead() {
    Loop loop = new Loop(Tier.RED).dispatch().reports(Loop.ADVISOR, CaseVerdict.V4);

    Decision refused = loop.attempt(Loop.OPERATOR, new CaseAction.Plain(ActionKind.REVIEW, ""));

    assertThat(refused).isInstanceOf(Decision.Refused.class);
    assertThat(loop.does(Loop.LEAD, ActionKind.REVIEW).file.closed())
        .isEqualTo(CloseReason.NOT_A_VICTIM);
  }

  @Test
  void redWithClearedFeedback_neverClosesByItself() {
    Loop loop = new Loop(Tier.RED).dispatch().reports(Loop.ADVISOR, CaseVerdict.V5);

    for (int i = 0; i < 50; i++) {
      loop.clock();
    }

    assertThat(loop.file.state()).isEqualTo(CaseState.REPORTED);
  }

  @Test
  void recallAfterContact_apologises() {
    Loop loop = new Loop(Tier.ORANGE).dispatch().visits(Loop.ADVISOR, Cooperation.COOPERATIVE);

    loop.engineSays(Loop.alert(2, AlertStatus.WITHDRAWN, Tier.ORANGE, 60));

    assertThat(loop.file.state()).isEqualTo(CaseState.WITHDRAWN);
    assertThat(loop.told()).contains(NoticeKind.APOLOGY, NoticeKind.TASK_REVOKED);
    assertThat(loop.file.tier()).isEqualTo(Tier.ORANGE);
  }

  @Test
  void recallOfOneOfTwoAlerts_goesOn() {
    Loop loop = new Loop(Tier.ORANGE).dispatch();
    loop.engineSays(Loop.alert("other", 1, AlertStatus.OPEN, Tier.YELLOW, Stage.S2, 40));

    loop.engineSays(Loop.alert(2, AlertStatus.WITHDRAWN, Tier.ORANGE, 60));

    assertThat(loop.file.state()).isEqualTo(CaseState.DISPATCHED);
    assertThat(loop.file.alerts()).hasSize(2);
  }

  @Test
  void revisitAfterDissuasion_opensAgainAtNoLowerTier() {
    Loop loop = new Loop(Tier.ORANGE).dispatch().reports(Loop.ADVISOR, CaseVerdict.V1);
    loop.does(Loop.OPERATOR, ActionKind.REVIEW);

    loop.engineSays(Loop.alert(2, AlertStatus.OPEN, Tier.YELLOW, 61));

    assertThat(loop.file.state()).isEqualTo(CaseState.NEW);
    assertThat(loop.file.tier()).isEqualTo(Tier.ORANGE);
    assertThat(loop.file.outcomes()).as("evidence stays").hasSize(1);
  }

  @Test
  void decayAfterDissuasion_opensNothing() {
    Loop loop = new Loop(Tier.ORANGE).dispatch().reports(Loop.ADVISOR, CaseVerdict.V1);
    loop.does(Loop.OPERATOR, ActionKind.REVIEW);

    loop.engineSays(Loop.alert(2, AlertStatus.OPEN, Tier.YELLOW, 40));

    assertThat(loop.file.state()).isEqualTo(CaseState.FOLLOW_UP);
  }

  @Test
  void sameAlertVersionTwice_changesNothing() {
    Loop loop = new Loop(Tier.ORANGE);

    Decision again =
        loop.attempt(
            Actor.ENGINE,
            new CaseAction.FromAlert(Loop.alert(1, AlertStatus.OPEN, Tier.ORANGE, 60)));

    assertThat(again)
        .isInstanceOfSatisfying(
            Decision.Refused.class,
            no -> assertThat(no.code()).isEqualTo(RefusalCode.NOTHING_TO_DO));
  }

  @Test
  void blue_isWatchedAndEndsByItself() {
    Loop loop = new Loop(Tier.BLUE);
    assertThat(loop.file.state()).isEqualTo(CaseState.WATCHED);

    loop.clock();

    assertThat(loop.at).isEqualTo(Loop.MORNING + 14 * Terms.DAY);
    assertThat(loop.file.closed()).isEqualTo(CloseReason.WATCHED_OUT);
    assertThat(loop.file.tasks()).isEmpty();
  }

  @Test
  void snoozed_wakesAtItsTime_redCannotBe() {
    Loop loop = new Loop(Tier.YELLOW);
    long until = loop.at + 2 * Terms.DAY;
    loop.does(Loop.OPERATOR, new CaseAction.Snooze(until, "on leave"));

    loop.clock();

    assertThat(loop.at).isEqualTo(until);
    assertThat(loop.file.state()).isEqualTo(CaseState.NEW);
    Loop red = new Loop(Tier.RED);
    assertThat(red.attempt(Loop.LEAD, new CaseAction.Snooze(red.at + 1, "no")))
        .isInstanceOf(Decision.Refused.class);
  }

  @Test
  void advisorWithoutATask_mayDoNothing() {
    Loop loop = new Loop(Tier.ORANGE).dispatch();

    assertThat(Lifecycle.allowed(loop.file, Loop.DEPUTY)).isEmpty();
    assertThat(loop.attempt(Loop.DEPUTY, new CaseAction.Plain(ActionKind.ACCEPT, "")))
        .isInstanceOfSatisfying(
            Decision.Refused.class, no -> assertThat(no.code()).isEqualTo(RefusalCode.NOT_YOURS));
  }

  @Test
  void badValues_areNamedWithWhatIsAllowed() {
    Loop loop = new Loop(Tier.ORANGE).dispatch();

    Decision amount =
        loop.attempt(
            Loop.ADVISOR,
            new CaseAction.Report(CaseVerdict.V4, EvidenceClass.E, 5, "basis", 0, false));
    Decision nobody = loop.attempt(Loop.OPERATOR, new CaseAction.Dispatch(List.of()));

    assertThat(amount.toString()).contains("V1 (saved) or V3 (lost), not V4");
    assertThat(nobody.toString()).contains("0 recipients; 1 to 4");
  }

  @Test
  void undoWithinTenSeconds_bringsTheVersionBeforeBack_asANewVersion() {
    Loop loop = new Loop(Tier.ORANGE);
    CaseFile before = loop.file;
    loop.does(Loop.OPERATOR, ActionKind.TAKE);

    Decision done =
        Undo.decide(
            loop.file, before, ActionKind.TAKE, "op", loop.at, Loop.OPERATOR, loop.at + 10_000);
    Decision late =
        Undo.decide(
            loop.file, before, ActionKind.TAKE, "op", loop.at, Loop.OPERATOR, loop.at + 10_001);
    Decision foreign =
        Undo.decide(loop.file, before, ActionKind.TAKE, "op", loop.at, Loop.LEAD, loop.at);

    assertThat(done)
        .isInstanceOfSatisfying(
            Decision.Done.class,
            undone -> {
              assertThat(undone.next().state()).isEqualTo(CaseState.NEW);
              assertThat(undone.next().version()).isEqualTo(3);
            });
    assertThat(late).isInstanceOf(Decision.Refused.class);
    assertThat(foreign).isInstanceOf(Decision.Refused.class);
  }

  @Test
  void undoOfARedDispatch_tellsThoseWhoWereAskedAlready() {
    Loop loop = new Loop(Tier.RED);
    CaseFile before = loop.file;
    loop.dispatch();

    Decision done =
        Undo.decide(
            loop.file, before, ActionKind.DISPATCH, "op", loop.at, Loop.OPERATOR, loop.at + 1);

    assertThat(done)
        .isInstanceOfSatisfying(
            Decision.Done.class,
            undone ->
                assertThat(undone.notices())
                    .extracting(Notice::kind)
                    .containsExactly(NoticeKind.TASK_REVOKED, NoticeKind.TASK_REVOKED));
  }

  @Test
  void onePersonOneCampaign_countsOnce() {
    assertThat(CountKeys.of("p1", "m1", false)).isEqualTo(CountKeys.of("p1", "m1", false));
    assertThat(CountKeys.of("p1", "m1", false))
        .isNotEqualTo(CountKeys.of("p1", "m1", true))
        .isNotEqualTo(CountKeys.of("p2", "m1", false))
        .hasSize(16);
  }
}
