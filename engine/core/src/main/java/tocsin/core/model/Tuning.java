package tocsin.core.model;

import com.google.common.collect.ImmutableSortedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tocsin.domain.alert.Tier;
import tocsin.domain.pack.Pack;
import tocsin.domain.pack.ReasonRule;
import tocsin.domain.pack.TierRule;

/**
 * What a search changed about a pack that people wrote: factors on the points of reasons and other
 * scores at which tiers are entered and left. Kept apart from the pack's own files, so that both
 * can be read and compared.
 *
 * @param factors by reason code, {@value #MIN_FACTOR} to {@value #MAX_FACTOR}; absent means 1
 * @param bounds by tier; absent means as written
 */
public record Tuning(Map<String, Double> factors, Map<Tier, Bounds> bounds) {
  public static final double MIN_FACTOR = 0.1;
  public static final double MAX_FACTOR = 10;

  /** Changes nothing. */
  public static final Tuning NONE = new Tuning(Map.of(), Map.of());

  /** Scores at which a tier is entered and left; {@code exit} is at most {@code enter}. */
  public record Bounds(int enter, int exit) {}

  public Tuning {
    factors = ImmutableSortedMap.copyOf(factors);
    bounds = ImmutableSortedMap.copyOf(bounds);
  }

  /** The pack with the changes; its name and version stay. */
  public Pack apply(Pack pack) {
    if (factors.isEmpty() && bounds.isEmpty()) {
      return pack;
    }
    List<ReasonRule> reasons = new ArrayList<>();
    for (ReasonRule reason : pack.reasons()) {
      Double factor = factors.get(reason.code());
      reasons.add(factor == null ? reason : scaled(reason, factor));
    }
    List<TierRule> tiers = new ArrayList<>();
    for (TierRule tier : pack.tiers()) {
      Bounds other = bounds.get(tier.tier());
      tiers.add(other == null ? tier : bounded(tier, other));
    }
    return new Pack(
        pack.name(),
        pack.version(),
        pack.effectiveFrom(),
        pack.zone(),
        pack.parameters(),
        pack.hints(),
        pack.brands(),
        pack.apps(),
        pack.fusion(),
        pack.fraudTypes(),
        pack.stages(),
        reasons,
        tiers,
        pack.rules(),
        pack.warnings(),
        pack.publicSuffixes(),
        pack.routing(),
        pack.spelling(),
        pack.funnel(),
        pack.victims(),
        pack.scripts(),
        pack.capacity(),
        pack.discovery());
  }

  private static ReasonRule scaled(ReasonRule reason, double factor) {
    String points = String.format(Locale.ROOT, "%s * (%s)", number(factor), reason.points());
    return new ReasonRule(reason.code(), reason.when(), points, reason.zh(), reason.en());
  }

  /** A factor as it is written in files: at most three decimals. */
  public static String number(double factor) {
    String text = String.format(Locale.ROOT, "%.3f", factor);
    int end = text.length();
    while (text.charAt(end - 1) == '0') {
      end--;
    }
    return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
  }

  private static TierRule bounded(TierRule tier, Bounds other) {
    return new TierRule(
        tier.tier(),
        tier.when(),
        other.enter(),
        other.exit(),
        tier.routes(),
        tier.dispatchMillis(),
        tier.acceptMillis(),
        tier.contactMillis(),
        tier.meetMillis(),
        tier.feedbackMillis(),
        tier.zh(),
        tier.en());
  }
}
