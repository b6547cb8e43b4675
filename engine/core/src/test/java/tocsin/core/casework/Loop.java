package tocsin.core.casework;

import java.util.ArrayList;
import java.util.List;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Stage;
import tocsin.domain.alert.Tier;
import tocsin.domain.casework.ActionKind;
import tocsin.domain.casework.CaseFile;
import tocsin.domain.casework.CaseVerdict;
import tocsin.domain.casework.Cooperation;
import tocsin.domain.casework.EvidenceClass;
import tocsin.domain.casework.Role;
import tocsin.domain.casework.VisitChannel;

/** One case walked through the loop in a test. */
final class Loop {
  /** Ten in the morning of an even day. */
  static final long MORNING = 20_000L * 24 * Duty.HOUR + 10 * Duty.HOUR;

  static final Actor OPERATOR = new Actor("op", Role.OPERATOR);
  static final Actor LEAD = new Actor("lead", Role.SHIFT_LEAD);
  static final Actor ADVISOR = new Actor("a1", Role.ADVISOR);
  static final Actor DEPUTY = new Actor("a2", Role.ADVISOR);

  private final Lifecycle lifecycle = new Lifecycle(Terms.DEFAULT);
  private final Duty duty = new Duty();
  final List<Notice> notices = new ArrayList<>();
  CaseFile file;
  long at = MORNING;

  Loop(Tier tier) {
    Decision.Done opened =
        lifecycle.open("k1", alert(1, AlertStatus.OPEN, tier, 60), "e1", at, duty);
    file = opened.next();
    notices.addAll(opened.notices());
  }

  static Alert alert(int version, AlertStatus status, Tier tier, int score) {
    return alert("alert", version, status, tier, Stage.S2, score);
  }

  static Alert alert(
      String id, int version, AlertStatus status, Tier tier, Stage stage, int score) {
    return new Alert(
        id, version, status, "p1", tier, stage, "F01", "m1", 0, 0, score, List.of(), List.of(),
        List.of());
  }

  Decision attempt(Actor actor, CaseAction action) {
    return lifecycle.decide(file, action, actor, at, duty);
  }

  /** Does it; fails when refused. */
  Loop does(Actor actor, CaseAction action) {
    Decision decision = attempt(actor, action);
    if (!(decision instanceof Decision.Done done)) {
      throw new AssertionError(decision + " in " + file);
    }
    file = done.next();
    notices.clear();
    notices.addAll(done.notices());
    return this;
  }

  Loop does(Actor actor, ActionKind kind) {
    return does(actor, new CaseAction.Plain(kind, ""));
  }

  Loop engineSays(Alert alert) {
    return does(Actor.ENGINE, new CaseAction.FromAlert(alert));
  }

  Loop dispatch() {
    return does(OPERATOR, new CaseAction.Dispatch(List.of(Duty.ADVISOR)));
  }

  Loop visits(Actor actor, Cooperation result) {
    return does(actor, new CaseAction.Visited(VisitChannel.CALL, result, ""));
  }

  Loop reports(Actor actor, CaseVerdict verdict) {
    return does(actor, new CaseAction.Report(verdict, EvidenceClass.E, 0, "", 0, false));
  }

  Loop after(long millis) {
    at += millis;
    return this;
  }

  /** Goes to the next clock that runs out and lets it fire. */
  Loop clock() {
    at = Math.max(at, Clockwork.nextAt(file));
    return does(Actor.CLOCK, ActionKind.TIMER);
  }

  /** The newest task's recipient. */
  String asked() {
    return file.tasks().get(file.tasks().size() - 1).recipient().route().word();
  }

  List<NoticeKind> told() {
    return notices.stream().map(Notice::kind).toList();
  }
}
