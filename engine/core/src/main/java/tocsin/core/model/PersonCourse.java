package tocsin.core.model;

import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import tocsin.core.campaign.Campaigns;
import tocsin.core.score.PersonFlags;
import tocsin.core.score.PersonLog;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.AlertStatus;

/** One run over a person's log: looks whenever something came to be known or a look is due. */
final class PersonCourse {
  private final LongFunction<CompiledModel> models;
  private final Refutations refutations;
  private final Campaigns campaigns;
  private final PersonLedger.@Nullable Watcher watcher;
  private final String subject;
  private final PersonFlags flags;
  private final Telling telling;
  private Timeline time = new Timeline(PersonLog.EMPTY, Long.MIN_VALUE, false);

  PersonCourse(
      LongFunction<CompiledModel> models,
      Refutations refutations,
      Campaigns campaigns,
      PersonLedger.@Nullable Watcher watcher,
      String subject,
      PersonFlags flags,
      Consumer<Alert> out) {
    this.models = models;
    this.refutations = refutations;
    this.campaigns = campaigns;
    this.watcher = watcher;
    this.subject = subject;
    this.flags = flags;
    this.telling = new Telling(subject, refutations, out);
  }

  /** Goes on where an evaluation ended. */
  void resume(PersonState state) {
    time = new Timeline(state.log(), state.evaluatedUntil(), state.trimmed());
    telling.resume(state.alert());
  }

  /** Tells the past again where it is known in full, else only looks again at the present. */
  void tellAgain(PersonState state) {
    long evaluatedUntil = state.evaluatedUntil();
    if (state.trimmed()) {
      resume(state);
      evaluate(evaluatedUntil);
      return;
    }
    time = new Timeline(state.log(), Long.MIN_VALUE, false);
    telling.beginSilently();
    run(evaluatedUntil);
    time.passTo(evaluatedUntil);
    telling.reconcile(state.alert().told(), time.until());
  }

  /** Looks at each time up to an end that deserves it. */
  void run(long end) {
    for (long next = next(); next <= end && next != Long.MAX_VALUE; next = next()) {
      boolean due = next == telling.alert().recheckAt() || next == nextTurn();
      boolean matters = time.take(next, at -> models.apply(at).pack().parameters());
      if (due || matters) {
        evaluate(next);
      }
    }
  }

  private long next() {
    return Math.min(Math.min(time.nextNews(), nextTurn()), telling.alert().recheckAt());
  }

  /** When next a target comes to be known for worse, or what was told is refuted. */
  private long nextTurn() {
    return Math.min(time.nextTurn(), refutations.next(telling.alert(), time.until()));
  }

  private Evaluation look(long at) {
    PersonLog known = refutations.standing(time.known(), at);
    AlertState before = refutations.before(telling.alert(), at);
    return Evaluation.at(at, subject, known, before, flags, models.apply(at), campaigns);
  }

  private void evaluate(long at) {
    telling.recall(at);
    if (!time.hasTargets() && !refutations.disprove(telling.alert().sent(), at)) {
      return;
    }
    Evaluation evaluation = look(at);
    Evaluation.Seen seen = evaluation.seen();
    if (watcher != null && seen != null) {
      watcher.saw(subject, at, seen.leading(), seen.tier(), seen.score());
    }
    AlertState alert = evaluation.state();
    telling.turned(alert);
    AlertState.Sent said = alert.sent();
    AlertWriter found = evaluation.found();
    if (!alert.isOpen() && said != null && refutations.disprove(said, at)) {
      telling.withdraw(said, at);
      return;
    }
    boolean wasOpen = said != null && said.status() == AlertStatus.OPEN;
    if (!alert.isOpen() && !wasOpen) {
      return;
    }
    if (found != null) {
      telling.tell(found, at);
    } else if (said != null) {
      telling.close(said, at);
    }
  }

  /** Where the person stands afterwards. */
  PersonState state() {
    return new PersonState(time.kept(), telling.alert(), time.until(), false, time.isTrimmed());
  }
}
