package tocsin.core.evaluate;

import java.util.List;
import tocsin.domain.alert.Tier;

/** The tiers in the order in which figures name them. */
final class Tiers {
  static final List<Tier> DOWN = List.of(Tier.RED, Tier.ORANGE, Tier.YELLOW, Tier.BLUE);

  private Tiers() {}
}
