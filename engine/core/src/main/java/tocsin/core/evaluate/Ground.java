package tocsin.core.evaluate;

import java.util.Locale;

/** What ground an alert about a person had: three-way, because most false alarms are half true. */
public enum Ground {
  /** Drawn in by a campaign beyond its landing page, paying or on the way to it. */
  TRUE,
  /** Reached by a campaign, but only its lure or landing page: a true and harmless trigger. */
  BENIGN,
  /** Reached by no campaign. */
  FALSE;

  /** The word in figures' names. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
