package tocsin.core.casework;

import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Tier;
import tocsin.domain.casework.CaseFile;
import tocsin.domain.casework.CaseVerdict;
import tocsin.domain.casework.Cooperation;
import tocsin.domain.casework.Role;

/** Conditions of the table, each with the words that tell somebody why it does not hold. */
public enum Guard {
  ALWAYS("always"),
  NOT_RED("the case is not red"),
  LED("the case is not red, or a shift lead acts"),
  SETTLED("the last feedback is V1 or V3"),
  CLEARED_AND_LED("the last feedback is V4, V5 or V6, and a shift lead acts if the case is red"),
  UNRESOLVED("the last feedback is V2, V7 or V8"),
  REPORTS_DANGER("the new feedback is V2, V3, V7 or V8"),
  COOPERATIVE("the visit was cooperative"),
  REVISITED("the alert tells of something new: score, stage or tier rose"),
  ABOVE_BLUE("the tier is above blue"),
  REVISITED_IN_BLUE("the alert tells of something new, and the case is still only blue"),
  NONE_OPEN_NOT_RED("no alert of the case is open, and it is not red"),
  ALL_WITHDRAWN("every alert of the case is withdrawn"),
  ANY_OPEN("an alert of the case is open");

  private final String words;

  Guard(String words) {
    this.words = words;
  }

  /** The condition in words. */
  public String words() {
    return words;
  }

  /**
   * Whether the condition holds.
   *
   * @param before the case as it was
   * @param now the case with the action's evidence in it
   */
  boolean holds(CaseFile before, CaseFile now, CaseAction action, Actor actor) {
    return switch (this) {
      case ALWAYS -> true;
      case NOT_RED -> now.tier() != Tier.RED;
      case LED -> led(now, actor);
      case SETTLED -> {
        CaseVerdict last = Outcomes.last(now);
        yield last == CaseVerdict.V1 || last == CaseVerdict.V3;
      }
      case CLEARED_AND_LED -> {
        CaseVerdict last = Outcomes.last(now);
        yield last != null && last.clears() && led(now, actor);
      }
      case UNRESOLVED -> {
        CaseVerdict last = Outcomes.last(now);
        yield last != null && last.unresolved();
      }
      case REPORTS_DANGER ->
          action instanceof CaseAction.Report report
              && (report.verdict().unresolved() || report.verdict() == CaseVerdict.V3);
      case COOPERATIVE ->
          action instanceof CaseAction.Visited visit && visit.result() == Cooperation.COOPERATIVE;
      case REVISITED ->
          action instanceof CaseAction.FromAlert from && Alerts.tellsMore(before, from.alert());
      case REVISITED_IN_BLUE ->
          now.tier().compareTo(Tier.BLUE) <= 0 && REVISITED.holds(before, now, action, actor);
      case ABOVE_BLUE -> now.tier().compareTo(Tier.BLUE) > 0;
      case NONE_OPEN_NOT_RED -> !Alerts.any(now, AlertStatus.OPEN) && now.tier() != Tier.RED;
      case ALL_WITHDRAWN -> Alerts.all(now, AlertStatus.WITHDRAWN);
      case ANY_OPEN -> Alerts.any(now, AlertStatus.OPEN);
    };
  }

  private static boolean led(CaseFile file, Actor actor) {
    return file.tier() != Tier.RED || actor.role() == Role.SHIFT_LEAD;
  }
}
