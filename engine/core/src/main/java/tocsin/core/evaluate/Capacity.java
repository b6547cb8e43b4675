package tocsin.core.evaluate;

import java.util.EnumMap;
import java.util.Map;
import tocsin.domain.alert.Tier;

/**
 * How much work the advisors can do, and what a call achieves.
 *
 * @param callsPerAdvisorDay ordinary calls of {@link #CALL_MINUTES} that an advisor makes a day. An
 *     advisor has a job beside this one: about one task a day (DOMAIN §2.6)
 * @param minutes what one case of a tier costs; tiers that are absent or cost 0 are not called, as
 *     blue, which only feeds a digest
 * @param success share of calls that stop what is going on. <i>Assumption</i>: 0.6, since in one
 *     city nearly 40 % of dissuasion calls were refused (DOMAIN §2.6)
 */
public record Capacity(double callsPerAdvisorDay, Map<Tier, Double> minutes, double success) {
  public static final double CALL_MINUTES = 20;

  public Capacity {
    minutes = Map.copyOf(minutes);
    if (!(callsPerAdvisorDay >= 0)) {
      throw new IllegalArgumentException(
          "calls per advisor and day: " + callsPerAdvisorDay + "; at least 0");
    }
    if (!(success >= 0 && success <= 1)) {
      throw new IllegalArgumentException("success " + success + " is outside 0 to 1");
    }
  }

  /** Every tier above blue costs one ordinary call, so that the minutes are a number of calls. */
  public static Capacity calls(double callsPerAdvisorDay) {
    Map<Tier, Double> minutes = new EnumMap<>(Tier.class);
    for (Tier tier : Tier.values()) {
      if (tier.compareTo(Tier.BLUE) > 0) {
        minutes.put(tier, CALL_MINUTES);
      }
    }
    return new Capacity(callsPerAdvisorDay, minutes, 0.6);
  }

  double cost(Tier tier) {
    return minutes.getOrDefault(tier, 0.0);
  }

  double minutesPerDay(double advisors) {
    return advisors * callsPerAdvisorDay * CALL_MINUTES;
  }
}
