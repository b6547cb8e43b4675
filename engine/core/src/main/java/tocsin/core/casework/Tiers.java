package tocsin.core.casework;

import tocsin.domain.alert.Tier;

/** Steps between tiers. */
final class Tiers {
  private Tiers() {}

  /** The next tier up; red stays red. */
  static Tier up(Tier tier) {
    return switch (tier) {
      case NONE -> Tier.BLUE;
      case BLUE -> Tier.YELLOW;
      case YELLOW -> Tier.ORANGE;
      case ORANGE, RED -> Tier.RED;
    };
  }

  static Tier higher(Tier one, Tier other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
