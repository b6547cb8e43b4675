package tocsin.core.evaluate.compare;

import tocsin.domain.alert.Tier;

/** What became of a person between A and B, by highest tier. */
public enum Move {
  /** Only B alerts. */
  GAINED,
  /** Only A alerts. */
  LOST,
  ESCALATED,
  LOWERED,
  SAME;

  static Move of(Tier a, Tier b) {
    if (a == b) {
      return SAME;
    }
    if (a == Tier.NONE) {
      return GAINED;
    }
    if (b == Tier.NONE) {
      return LOST;
    }
    return b.compareTo(a) > 0 ? ESCALATED : LOWERED;
  }
}
