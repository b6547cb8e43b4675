package tocsin.domain.pack;

import java.util.List;
import java.util.Map;

/**
 * How much a contact may prevent: chance of a loss × what is lost × chance that a contact helps
 * (core.tier). Yuan throughout.
 *
 * @param mode what the trained model may do
 * @param horizonHours hours within which a first payment counts, above 0
 * @param losses expected loss by fraud type; {@code unknown} for the others
 * @param hazards chance of a payment within the horizon without a trained model, by stage, S0 to S7
 * @param help chance that a contact changes the outcome, by stage, S0 to S7
 * @param bounds of tiers in yuan, where the trained model decides
 * @param codes reason code by fact, for what the trained model found telling
 * @param whatIfs what might become of an exposure next
 * @param trees the trained model in Base64; empty for none
 */
public record VictimRule(
    Mode mode,
    double horizonHours,
    Map<String, Double> losses,
    List<Double> hazards,
    List<Double> help,
    List<TierValue> bounds,
    Map<String, String> codes,
    List<WhatIf> whatIfs,
    String trees) {

  /** What a trained model may do. */
  public enum Mode {
    /** There is none, or it is not asked. */
    OFF,
    /** It is asked and shown, and decides nothing. */
    SHADOW,
    /** It decides: bounds in yuan stand in for the score's. */
    CHAMPION
  }

  /** Of packs that weigh no loss. */
  public static final VictimRule NONE =
      new VictimRule(
          Mode.OFF, 24, Map.of(), List.of(), List.of(), List.of(), Map.of(), List.of(), "");

  public VictimRule {
    losses = losses == null ? Map.of() : losses;
    hazards = hazards == null ? List.of() : hazards;
    help = help == null ? List.of() : help;
    bounds = bounds == null ? List.of() : bounds;
    codes = codes == null ? Map.of() : codes;
    whatIfs = whatIfs == null ? List.of() : whatIfs;
    trees = trees == null ? "" : trees;
    mode = mode == null ? Mode.OFF : mode;
  }

  VictimRule without() {
    return new VictimRule(
        Mode.OFF, horizonHours, losses, hazards, help, bounds, codes, whatIfs, "");
  }

  @Override
  public String toString() {
    return "VictimRule[" + mode + "]";
  }
}
