package tocsin.core.evaluate.compare;

import java.util.SortedMap;
import java.util.TreeMap;
import tocsin.domain.alert.Tier;

/**
 * The scores at which a side enters its tiers.
 *
 * @param stated whether the policy says them; else they are the lowest scores at which a tier was
 *     seen, which is no lower than the truth
 * @param enter score by tier; a tier never seen is absent
 */
public record Thresholds(boolean stated, SortedMap<Tier, Integer> enter) {

  static Thresholds of(SortedMap<String, String> policy, SortedMap<String, Standing> standings) {
    SortedMap<Tier, Integer> stated = new TreeMap<>();
    for (Tier tier : Tier.values()) {
      String enter = policy.get("tiers." + tier.word() + ".enter");
      if (enter != null) {
        stated.put(tier, Integer.parseInt(enter));
      }
    }
    if (!stated.isEmpty()) {
      return new Thresholds(true, stated);
    }
    SortedMap<Tier, Integer> seen = new TreeMap<>();
    for (Standing standing : standings.values()) {
      seen.merge(standing.peak().tier(), standing.peak().score(), Math::min);
    }
    return new Thresholds(false, seen);
  }

  /** The score a tier asks for; {@link Integer#MIN_VALUE} when nothing is known of it. */
  int enterOf(Tier tier) {
    return enter.getOrDefault(tier, Integer.MIN_VALUE);
  }

  /** The lowest score that leads above blue; {@link Integer#MAX_VALUE} when nothing is known. */
  int aboveBlue() {
    return enter.entrySet().stream()
        .filter(entry -> Standing.aboveBlue(entry.getKey()))
        .mapToInt(entry -> entry.getValue())
        .min()
        .orElse(Integer.MAX_VALUE);
  }
}
