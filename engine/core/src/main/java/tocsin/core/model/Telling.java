package tocsin.core.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.AlertStatus;

/**
 * What is said of a person's alerts: versions that go out, or, while the past is told again, what
 * would have. Keeps where the alert stands.
 */
final class Telling {
  /** A version that may go out, once its number is known. */
  private interface Draft {
    Alert alert(int version, List<String> replaced);
  }

  private final String subject;
  private final Refutations refutations;
  private final Consumer<Alert> out;
  private final Map<String, Draft> drafts = new HashMap<>();
  private AlertState alert = AlertState.NONE;
  private boolean aloud = true;

  Telling(String subject, Refutations refutations, Consumer<Alert> out) {
    this.subject = subject;
    this.refutations = refutations;
    this.out = out;
  }

  AlertState alert() {
    return alert;
  }

  /** Goes on from where an alert stood. */
  void resume(AlertState stood) {
    alert = stood;
  }

  /** Begins as if nothing had been said, and says nothing until {@link #reconcile}. */
  void beginSilently() {
    alert = AlertState.NONE;
    aloud = false;
  }

  /** Takes over where an evaluation leaves the alert; nothing of it was sent yet. */
  void turned(AlertState next) {
    alert = next;
  }

  /** Says what was found. */
  void tell(AlertWriter found, long at) {
    AlertState state = alert;
    send(
        found.digest(state),
        (version, replaced) -> found.alert(state, version, subject, at, replaced));
  }

  /** Ends an alert for which nothing speaks any more. */
  void close(AlertState.Sent said, long at) {
    send(said.closed(), (version, replaced) -> said.closing(version, subject, at));
  }

  /** Takes the present alert back. */
  void withdraw(AlertState.Sent said, long at) {
    send(said.takenBack(), withdrawal(said, at));
  }

  private void send(AlertState.Sent digest, Draft next) {
    if (digest.equals(alert.sent())) {
      return;
    }
    int version = alert.version() + 1;
    put(alert.alertId(), version, next);
    alert = alert.sent(version, digest);
  }

  private void put(String alertId, int version, Draft next) {
    drafts.put(alertId, next);
    if (aloud) {
      out.accept(next.alert(version, List.of()));
    }
  }

  private Draft withdrawal(AlertState.Sent said, long at) {
    return (version, replaced) -> said.withdrawn(version, subject, at);
  }

  /** Takes back earlier alerts that rested on nothing but what is refuted at a time. */
  void recall(long at) {
    if (alert.past().stream().noneMatch(told -> refutations.disprove(told, at))) {
      return;
    }
    List<AlertState.Past> past = new ArrayList<>();
    for (AlertState.Past told : alert.past()) {
      past.add(refutations.disprove(told, at) ? recalled(told, at) : told);
    }
    alert = alert.after(past);
  }

  private AlertState.Past recalled(AlertState.Past told, long at) {
    AlertState.Sent said = Objects.requireNonNull(told.sent());
    int version = told.version() + 1;
    put(told.alertId(), version, withdrawal(said, at));
    return new AlertState.Past(told.alertId(), version, said.takenBack());
  }

  /**
   * Makes what has gone out say what the retold course says, and speaks aloud from then on: alerts
   * that it does not know are taken back, episodes that ended otherwise are corrected, and what is
   * right stays unsaid.
   *
   * @param told every alert that went out
   * @param until the time up to which the course was told, milliseconds UTC
   */
  void reconcile(List<AlertState.Past> told, long until) {
    aloud = true;
    List<AlertState.Past> retold = alert.told();
    List<AlertState.Past> settled = new ArrayList<>();
    List<String> replaced = new ArrayList<>();
    for (AlertState.Past each : told) {
      if (find(retold, each.alertId()) == null) {
        settled.add(takeBack(each, until, replaced));
      }
    }
    for (AlertState.Past each : retold) {
      boolean present = each.alertId().equals(alert.alertId());
      AlertState.Past said = find(told, each.alertId());
      settled.add(correct(each, said, present ? replaced : List.of()));
    }
    AlertState.Past present = find(settled, alert.alertId());
    if (present != null) {
      settled.remove(present);
      alert = alert.sent(present.version(), present.sent());
    }
    alert = alert.after(settled);
  }

  private AlertState.Past takeBack(AlertState.Past told, long until, List<String> replaced) {
    AlertState.Sent sent = told.sent();
    if (sent == null || sent.status() == AlertStatus.WITHDRAWN) {
      return told;
    }
    int version = told.version() + 1;
    out.accept(sent.withdrawn(version, subject, until));
    replaced.add(told.alertId());
    return new AlertState.Past(told.alertId(), version, sent.takenBack());
  }

  private AlertState.Past correct(
      AlertState.Past retold, AlertState.@Nullable Past said, List<String> replaced) {
    int version = said == null ? 0 : said.version();
    Draft draft = drafts.get(retold.alertId());
    boolean same = said != null && Objects.equals(retold.sent(), said.sent());
    if (same || draft == null || retold.sent() == null) {
      return new AlertState.Past(retold.alertId(), version, said == null ? null : said.sent());
    }
    out.accept(draft.alert(version + 1, replaced));
    return new AlertState.Past(retold.alertId(), version + 1, retold.sent());
  }

  private static AlertState.@Nullable Past find(List<AlertState.Past> among, String alertId) {
    for (AlertState.Past each : among) {
      if (each.alertId().equals(alertId)) {
        return each;
      }
    }
    return null;
  }
}
