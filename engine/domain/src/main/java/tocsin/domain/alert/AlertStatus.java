package tocsin.domain.alert;

import java.util.Locale;

/** Whether an alert still stands. */
public enum AlertStatus {
  OPEN,
  CLOSED,
  /** Its ground was refuted; it keeps its last tier. */
  WITHDRAWN;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
