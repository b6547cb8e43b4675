package tocsin.core.casework;

import java.util.ArrayList;
import java.util.List;
import tocsin.domain.alert.Tier;
import tocsin.domain.casework.CaseFile;
import tocsin.domain.casework.CaseFileBuilder;
import tocsin.domain.casework.CaseState;
import tocsin.domain.casework.CaseTerms;
import tocsin.domain.casework.Clocks;
import tocsin.domain.casework.Recipient;

/** One step in the making: the case as it will be, and what will be told. One thread, one use. */
final class Step {
  private final CaseFile before;
  private final CaseAction action;
  private final Actor actor;
  private final long at;
  private final Standby standby;
  private final Terms terms;
  private final List<Notice> notices = new ArrayList<>();
  private CaseFile file;

  Step(CaseFile before, CaseAction action, Actor actor, long at, Standby standby, Terms terms) {
    this.before = before;
    this.file = before;
    this.action = action;
    this.actor = actor;
    this.at = at;
    this.standby = standby;
    this.terms = terms;
  }

  CaseFile before() {
    return before;
  }

  CaseFile file() {
    return file;
  }

  CaseAction action() {
    return action;
  }

  Actor actor() {
    return actor;
  }

  long at() {
    return at;
  }

  Standby standby() {
    return standby;
  }

  CaseTerms terms() {
    return terms.of(file.tier());
  }

  CaseFileBuilder change() {
    return file.change();
  }

  void put(CaseFileBuilder changed) {
    file = changed.build();
  }

  void clocks(Clocks clocks) {
    put(change().clocks(clocks));
  }

  void tell(NoticeKind kind, Recipient recipient, String taskId) {
    notices.add(new Notice(kind, recipient, taskId));
  }

  void tellCentre(NoticeKind kind) {
    tell(kind, standby.centre(file), "");
  }

  /** Begins with what the engine said; work that had rested gets clocks of its own. */
  Step begin(CaseFile merged, CaseState to) {
    file = merged;
    if (Clockwork.worksAgain(before.state(), to)) {
      clocks(Clockwork.started(terms(), at));
    }
    return this;
  }

  /** Raises the tier if that is higher; running clocks tighten. */
  void raise(Tier tier) {
    if (tier.compareTo(file.tier()) <= 0) {
      return;
    }
    put(change().tier(tier));
    clocks(Clockwork.tightened(file.clocks(), terms(), at));
    tellCentre(NoticeKind.ESCALATED);
  }

  /** Ends the step in a state. */
  Decision.Done end(CaseState to) {
    boolean moved = to != before.state();
    clocks(Clockwork.withAcceptBy(file.clocks(), Clockwork.acceptBy(file)));
    put(
        change()
            .state(to)
            .since(moved ? at : before.since())
            .clocks(Clockwork.runningIn(to, file.clocks()))
            .version(before.version() + 1));
    return new Decision.Done(file, notices);
  }
}
