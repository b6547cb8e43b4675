package tocsin.core.casework;

import com.google.common.collect.ImmutableMap;
import java.util.List;
import java.util.Map;
import tocsin.domain.alert.Tier;
import tocsin.domain.casework.CaseTerms;
import tocsin.domain.casework.Clocks;

/**
 * What each tier demands in one jurisdiction. No public minute-level standard exists; the defaults
 * are DOMAIN §5 and each jurisdiction may set its own. Immutable.
 */
public final class Terms {
  private static final long SECOND = 1_000L;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;

  /** One day, in milliseconds. */
  public static final long DAY = 24 * HOUR;

  /** Days from the feedback to the call-back: a warning fades within two to four weeks. */
  static final int CALL_BACK_DAYS = 14;

  /** Longest snooze. */
  static final long MAX_SNOOZE = 30 * DAY;

  /** How soon a visit that nobody made is asked for again. */
  static final long VISIT_AGAIN = DAY;

  /** The defaults. */
  public static final Terms DEFAULT =
      new Terms(
          ImmutableMap.of(
              Tier.RED,
              new CaseTerms(
                  Tier.RED,
                  5 * SECOND,
                  2 * MINUTE,
                  5 * MINUTE,
                  30 * MINUTE,
                  60 * MINUTE,
                  15 * MINUTE,
                  1,
                  0,
                  List.of(1, 3, 7, 14),
                  0),
              Tier.ORANGE,
              new CaseTerms(
                  Tier.ORANGE,
                  5 * SECOND,
                  10 * MINUTE,
                  20 * MINUTE,
                  4 * HOUR,
                  12 * HOUR,
                  4 * HOUR,
                  2,
                  0,
                  List.of(1, 7, 14),
                  0),
              Tier.YELLOW,
              new CaseTerms(
                  Tier.YELLOW,
                  MINUTE,
                  2 * HOUR,
                  8 * HOUR,
                  Clocks.NEVER,
                  24 * HOUR,
                  24 * HOUR,
                  0,
                  1,
                  List.of(7),
                  0),
              Tier.BLUE,
              new CaseTerms(
                  Tier.BLUE,
                  15 * MINUTE,
                  DAY,
                  Clocks.NEVER,
                  Clocks.NEVER,
                  7 * DAY,
                  7 * DAY,
                  0,
                  1,
                  List.of(14),
                  14)));

  private final ImmutableMap<Tier, CaseTerms> terms;

  /**
   * Takes the terms of the four tiers.
   *
   * @throws IllegalArgumentException when a tier is missing, or its deadlines are not in the order
   *     dispatch, accept, contact, meet, feedback
   */
  public Terms(Map<Tier, CaseTerms> terms) {
    for (Tier tier : List.of(Tier.BLUE, Tier.YELLOW, Tier.ORANGE, Tier.RED)) {
      CaseTerms each = terms.get(tier);
      if (each == null) {
        throw new IllegalArgumentException("no terms for tier " + tier.word());
      }
      check(each);
    }
    this.terms = ImmutableMap.copyOf(terms);
  }

  private static void check(CaseTerms terms) {
    long last = 0;
    for (long span :
        new long[] {
          terms.dispatchMillis(),
          terms.acceptMillis(),
          terms.contactMillis(),
          terms.meetMillis(),
          terms.feedbackMillis()
        }) {
      if (span == Clocks.NEVER) {
        continue;
      }
      if (span < last || span <= 0) {
        throw new IllegalArgumentException(
            "terms of "
                + terms.tier().word()
                + ": "
                + span
                + " ms follows "
                + last
                + " ms; deadlines must rise from dispatch to feedback");
      }
      last = span;
    }
    if (terms.followUpDays().isEmpty() || terms.followUpDays().get(0) < 1) {
      throw new IllegalArgumentException(
          "terms of " + terms.tier().word() + ": follow-up days must begin at 1 or later");
    }
  }

  /** The terms of a tier; {@code NONE} has those of blue. */
  public CaseTerms of(Tier tier) {
    CaseTerms found = terms.get(tier == Tier.NONE ? Tier.BLUE : tier);
    if (found == null) {
      throw new IllegalStateException("no terms for " + tier);
    }
    return found;
  }
}
