package tocsin.app;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Option;
import tocsin.core.evaluate.Capacity;
import tocsin.domain.alert.Tier;

/** How much the advisors can do. */
final class CapacityOptions {
  @Option(
      names = "--capacity",
      defaultValue = "1",
      paramLabel = "CALLS",
      description = "20-minute calls per advisor and day (default: ${DEFAULT-VALUE})")
  private double calls = 1;

  @Option(
      names = "--minutes",
      split = ",",
      paramLabel = "TIER=MIN",
      description = "what a case costs, such as red=40,orange=30 (default: 20, blue 0)")
  private Map<String, Double> minutes = new LinkedHashMap<>();

  /** The capacity that the options describe. */
  Capacity capacity() {
    if (!(calls >= 0 && calls <= 1000)) {
      throw usage("--capacity " + calls + " is outside 0 to 1000");
    }
    Capacity plain = Capacity.calls(calls);
    Map<Tier, Double> costs = new EnumMap<>(Tier.class);
    costs.putAll(plain.minutes());
    minutes.forEach(
        (word, cost) -> {
          if (!(cost >= 0)) {
            throw usage("--minutes " + word + "=" + cost + " is below 0");
          }
          costs.put(tier(word), cost);
        });
    return new Capacity(calls, costs, plain.success());
  }

  private static Tier tier(String word) {
    for (Tier tier : Tier.values()) {
      if (tier != Tier.NONE && tier.word().equals(word.toLowerCase(Locale.ROOT))) {
        return tier;
      }
    }
    throw usage("--minutes: tier '" + word + "' is none of red, orange, yellow, blue");
  }

  private static TocsinException usage(String message) {
    return new TocsinException(ExitCode.USAGE, message);
  }
}
