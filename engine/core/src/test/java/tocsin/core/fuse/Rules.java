package tocsin.core.fuse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import tocsin.domain.intel.Signal;
import tocsin.domain.pack.FusionRule;
import tocsin.domain.pack.FusionTerm;

/** Sound rules and evidence drawn at random. */
final class Rules {
  static final long DAY = 86_400_000L;
  private static final int SIGNALS = Signal.values().length;

  private Rules() {}

  static FusionRule sound(SplittableRandom random) {
    double baseRate = random.nextDouble(1e-5, 0.3);
    double suspectAt = random.nextDouble(baseRate + 0.01, 0.999);
    double room = Fusion.logit(suspectAt) - Fusion.logit(baseRate);
    Map<String, Double> caps = new TreeMap<>();
    for (Family family : Family.values()) {
      if (family != Family.LIST && random.nextInt(8) > 0) {
        caps.put(family.word(), random.nextDouble(room * 0.999));
      }
    }
    Map<String, Double> acquits = new TreeMap<>();
    caps.forEach(
        (family, cap) -> {
          if (random.nextInt(3) == 0) {
            acquits.put(family, random.nextDouble(cap + 1e-9));
          }
        });
    List<FusionTerm> terms = new ArrayList<>();
    for (Term term : Term.values()) {
      if (random.nextInt(8) > 0) {
        double size = random.nextInt(10) == 0 ? 0 : random.nextDouble(10);
        terms.add(new FusionTerm(term.word(), term.lowers() ? -size : size, "证据", "evidence"));
      }
    }
    return new FusionRule(baseRate, suspectAt, Long.MAX_VALUE, caps, acquits, terms);
  }

  static Evidence evidence(SplittableRandom random) {
    long[] ages = {Evidence.UNKNOWN_AGE, 0, Fusion.NEW_MILLIS - 1, Fusion.NEW_MILLIS, 400 * DAY};
    int[] visitors = {0, 1, 3, 4, 20, 21, 200, 1_000_000};
    return new Evidence(
        random.nextInt(1 << SIGNALS),
        random.nextInt(-1000, 1001),
        random.nextInt(3) == 0 ? random.nextInt(1, 101) : 0,
        ages[random.nextInt(ages.length)],
        visitors[random.nextInt(visitors.length)],
        random.nextInt(3) == 0 ? random.nextInt(400) : 0,
        random.nextInt(3) == 0 ? random.nextInt(900) : 0,
        random.nextInt(3) == 0 ? random.nextInt(16) : 0);
  }
}
