package tocsin.domain.pack;

import java.util.List;
import java.util.Map;

/**
 * How a pack weighs what speaks for and against a target that no list vouches for. All weights are
 * natural log-likelihood ratios: how many times likelier the evidence is under fraud than not.
 *
 * @param baseRate share of unlisted sites that are fraudulent, above 0 and below 1
 * @param suspectAt probability from which a target is suspect; 1 or more for never
 * @param watchedSince since when the centre has seen every record, milliseconds UTC: what it first
 *     sees a week later is new; {@link Long#MAX_VALUE} when it cannot say
 * @param caps by family, the most that all its terms together may say
 * @param acquits by family, the most that it may say in a target's favour once who goes there
 *     speaks against it; its cap where none is given
 * @param terms what counts
 */
public record FusionRule(
    double baseRate,
    double suspectAt,
    long watchedSince,
    Map<String, Double> caps,
    Map<String, Double> acquits,
    List<FusionTerm> terms) {

  /** Of packs that weigh nothing: only lists make a suspect. */
  public static final FusionRule NONE =
      new FusionRule(0.0004, 2, Long.MAX_VALUE, Map.of(), Map.of(), List.of());

  public FusionRule {
    caps = caps == null ? Map.of() : caps;
    acquits = acquits == null ? Map.of() : acquits;
    terms = terms == null ? List.of() : terms;
  }

  /** A rule that lets every family acquit up to its cap. */
  public FusionRule(
      double baseRate,
      double suspectAt,
      long watchedSince,
      Map<String, Double> caps,
      List<FusionTerm> terms) {
    this(baseRate, suspectAt, watchedSince, caps, Map.of(), terms);
  }
}
