package tocsin.core.casework;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import org.jspecify.annotations.Nullable;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Tier;
import tocsin.domain.casework.ActionKind;
import tocsin.domain.casework.CaseFile;
import tocsin.domain.casework.CaseState;
import tocsin.domain.casework.Role;

/**
 * Moves cases through the loop by {@link LoopTable}. Immutable and thread-safe; the same case,
 * action, actor and time give the same decision.
 */
public final class Lifecycle {
  private final Terms terms;

  public Lifecycle(Terms terms) {
    this.terms = terms;
  }

  /**
   * Opens a case for an alert. Blue is watched, anything above waits to be taken.
   *
   * @param unitId the person's unit, empty when unknown
   */
  public Decision.Done open(String caseId, Alert alert, String unitId, long at, Standby standby) {
    return Opening.open(caseId, alert, unitId, at, standby, terms);
  }

  /** Decides about one action. Time is milliseconds UTC. */
  public Decision decide(CaseFile file, CaseAction action, Actor actor, long at, Standby standby) {
    String bad = Bounds.fault(action, at);
    if (bad != null) {
      return new Decision.Refused(RefusalCode.BAD_VALUE, bad);
    }
    Decision.Refused no = refusal(file, action, actor, at);
    if (no != null) {
      return no;
    }
    CaseFile merged = action instanceof CaseAction.FromAlert news ? merged(file, news) : file;
    ImmutableList<Rule> rows = LoopTable.rows(file.state(), action.kind());
    for (Rule row : rows) {
      if (row.by().contains(actor.role()) && row.when().holds(file, merged, action, actor)) {
        return carryOut(row, file, merged, new Step(file, action, actor, at, standby, terms));
      }
    }
    return new Decision.Refused(
        RefusalCode.CONDITION, action.kind().word() + " needs: " + conditions(rows, actor.role()));
  }

  private static CaseFile merged(CaseFile file, CaseAction.FromAlert news) {
    return AlertNews.merge(file, news.alert());
  }

  private static Decision carryOut(Rule row, CaseFile file, CaseFile merged, Step step) {
    String fault = Consequences.run(row.effect(), step.begin(merged, row.to()));
    return fault == null
        ? step.end(row.to())
        : new Decision.Refused(RefusalCode.CONDITION, "case " + file.caseId() + ": " + fault);
  }

  private static Decision.@Nullable Refused refusal(
      CaseFile file, CaseAction action, Actor actor, long at) {
    ActionKind kind = action.kind();
    ImmutableList<Rule> rows = LoopTable.rows(file.state(), kind);
    if (rows.isEmpty()) {
      return new Decision.Refused(
          RefusalCode.NO_SUCH_STEP,
          kind.word()
              + " leads nowhere from "
              + word(file.state())
              + "; possible: "
              + words(allowed(file, actor)));
    }
    boolean mine =
        rows.stream().anyMatch(row -> row.by().contains(actor.role()))
            && (actor.role() != Role.ADVISOR || Tasks.worked(file, actor) != null);
    if (!mine) {
      return new Decision.Refused(
          RefusalCode.NOT_YOURS, kind.word() + " is not for this " + actor.role() + " here");
    }
    if (kind == ActionKind.TIMER && Clockwork.nextAt(file) > at) {
      return new Decision.Refused(RefusalCode.NOTHING_TO_DO, "no clock has run out");
    }
    if (action instanceof CaseAction.FromAlert news && !Alerts.isNews(file, news.alert())) {
      return new Decision.Refused(
          RefusalCode.NOTHING_TO_DO, "version " + news.alert().version() + " is known");
    }
    return null;
  }

  private static String conditions(ImmutableList<Rule> rows, Role role) {
    return rows.stream()
        .filter(row -> row.by().contains(role))
        .map(row -> row.when().words())
        .distinct()
        .reduce((one, other) -> one + "; or " + other)
        .orElse("");
  }

  /** What an actor can try now. */
  public static ImmutableSet<ActionKind> allowed(CaseFile file, Actor actor) {
    if (actor.role() == Role.ADVISOR && Tasks.worked(file, actor) == null) {
      return ImmutableSet.of();
    }
    return LoopTable.steps(file.state(), actor.role());
  }

  private static String words(ImmutableSet<ActionKind> kinds) {
    return kinds.isEmpty()
        ? "nothing"
        : String.join(", ", kinds.stream().map(ActionKind::word).toList());
  }

  private static String word(CaseState state) {
    return state.name().toLowerCase(java.util.Locale.ROOT);
  }

  /** Whether an alert opens a case at all: an open one above {@code NONE}. */
  public static boolean opens(Alert alert) {
    return alert.status() == AlertStatus.OPEN && alert.tier() != Tier.NONE;
  }
}
