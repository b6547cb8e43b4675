package tocsin.core.tier;

import com.google.common.collect.ImmutableList;
import org.jspecify.annotations.Nullable;
import tocsin.core.rules.Expression;
import tocsin.domain.alert.Tier;

/**
 * Answers two questions. <em>Which tier does this exposure enter?</em> The highest whose condition
 * holds and whose {@code enter} the score reaches. <em>Which tier does it keep?</em> The highest
 * not above the present one whose {@code exit} the score still reaches. The answer is the higher of
 * the two, then limited or lifted by the pack's active rules. Immutable and thread-safe; O(tiers +
 * rules).
 */
public final class TierPolicy {

  /** A compiled tier. */
  public record CompiledTier(Tier tier, Expression when, int enter, int exit) {}

  /**
   * A rule that acts.
   *
   * @param atLeast lifts to; NONE when it does not lift
   * @param atMost limits to; NONE when it does not limit
   */
  public record ActiveRule(String id, Expression when, Tier atLeast, Tier atMost) {

    Tier apply(Tier tier, double[] facts) {
      if (!when.holds(facts)) {
        return tier;
      }
      Tier lifted = atLeast.compareTo(tier) > 0 ? atLeast : tier;
      return atMost != Tier.NONE && atMost.compareTo(lifted) < 0 ? atMost : lifted;
    }
  }

  /** A rule that is only counted: it has no tier and so can never act. */
  public record ShadowRule(String id, Expression when) {}

  private final ImmutableList<CompiledTier> tiers;
  private final ImmutableList<ActiveRule> rules;
  private final ImmutableList<ShadowRule> shadows;

  /** Takes tiers from the most urgent down. */
  public TierPolicy(
      ImmutableList<CompiledTier> tiers,
      ImmutableList<ActiveRule> rules,
      ImmutableList<ShadowRule> shadows) {
    this.tiers = tiers;
    this.rules = rules;
    this.shadows = shadows;
  }

  /**
   * How a tier came about.
   *
   * @param tier the answer
   * @param byScore the tier before rules had their say
   * @param kept whether only hysteresis holds {@code byScore}
   * @param rules ids of the rules that changed it, in order
   */
  public record Decision(Tier tier, Tier byScore, boolean kept, ImmutableList<String> rules) {}

  /** The same policy and rules with other tiers, from the most urgent down. */
  public TierPolicy with(ImmutableList<CompiledTier> others) {
    return new TierPolicy(others, rules, shadows);
  }

  /** A tier's condition; null when the policy has no such tier. */
  public @Nullable Expression when(Tier which) {
    for (CompiledTier tier : tiers) {
      if (tier.tier() == which) {
        return tier.when();
      }
    }
    return null;
  }

  /** A tier's bounds: enter and exit. Only of a tier that the policy has. */
  public CompiledTier tier(Tier which) {
    for (CompiledTier tier : tiers) {
      if (tier.tier() == which) {
        return tier;
      }
    }
    throw new IllegalArgumentException("no tier " + which);
  }

  /** The tier that follows from facts and score, coming from the present tier. */
  public Tier next(Tier present, double[] facts, int score) {
    Tier tier = byScore(present, facts, score)[0];
    for (ActiveRule rule : rules) {
      tier = rule.apply(tier, facts);
    }
    return tier;
  }

  /** {@link #next}, with how it came about. */
  public Decision decide(Tier present, double[] facts, int score) {
    Tier[] found = byScore(present, facts, score);
    Tier tier = found[0];
    ImmutableList.Builder<String> acted = ImmutableList.builder();
    for (ActiveRule rule : rules) {
      Tier changed = rule.apply(tier, facts);
      if (changed != tier) {
        acted.add(rule.id());
      }
      tier = changed;
    }
    return new Decision(tier, found[0], found[0] != found[1], acted.build());
  }

  /** What score and hysteresis give, and what the score alone would. */
  private Tier[] byScore(Tier present, double[] facts, int score) {
    Tier entered = Tier.NONE;
    Tier kept = Tier.NONE;
    for (CompiledTier tier : tiers) {
      boolean allowed = tier.when().holds(facts);
      if (entered == Tier.NONE && allowed && score >= tier.enter()) {
        entered = tier.tier();
      }
      boolean notAbove = tier.tier().compareTo(present) <= 0;
      if (kept == Tier.NONE && notAbove && allowed && score >= tier.exit()) {
        kept = tier.tier();
      }
    }
    return new Tier[] {entered.compareTo(kept) > 0 ? entered : kept, entered};
  }

  /** Ids of shadow rules that would have held. */
  public ImmutableList<String> shadowHits(double[] facts) {
    ImmutableList.Builder<String> hits = ImmutableList.builder();
    for (ShadowRule shadow : shadows) {
      if (shadow.when().holds(facts)) {
        hits.add(shadow.id());
      }
    }
    return hits.build();
  }
}
