package tocsin.core.casework;

import java.util.Locale;

/** Why an action is refused. */
public enum RefusalCode {
  /** The table has no such row from this state. */
  NO_SUCH_STEP,
  /** There is such a row, but not for this role. */
  NOT_YOURS,
  /** The row's condition does not hold. */
  CONDITION,
  /** A part of the action is out of bounds. */
  BAD_VALUE,
  /** Nothing would change: an alert version already seen, a timer that is not due. */
  NOTHING_TO_DO;

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
