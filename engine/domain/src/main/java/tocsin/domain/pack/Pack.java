package tocsin.domain.pack;

import java.util.List;
import tocsin.domain.intel.WarningEntry;

/**
 * One version of a model pack.
 *
 * @param name the pack's name
 * @param version rises with every change
 * @param effectiveFrom event time from which it decides, milliseconds UTC; {@link Long#MIN_VALUE}
 *     for the pack a stream begins with
 * @param zone the centre's time zone id
 * @param fusion how evidence against unlisted targets is weighed
 * @param publicSuffixes lines of the public suffix list, comments removed; private rules follow the
 *     line {@value #PRIVATE_RULES}
 * @param routing who is told beyond the tiers' routes; the standard rules when null
 * @param spelling file of the lexical model in Base64; empty for none
 * @param funnel how probable each stage is
 * @param victims how much a contact may prevent
 * @param scripts what advisors say; no texts when null
 * @param capacity what advisors can take on; no limit when null
 * @param discovery how unlisted targets are found by what they share; nothing is when null
 */
public record Pack(
    String name,
    int version,
    long effectiveFrom,
    String zone,
    Parameters parameters,
    Hints hints,
    Brands brands,
    Apps apps,
    FusionRule fusion,
    List<FraudType> fraudTypes,
    List<StageRule> stages,
    List<ReasonRule> reasons,
    List<TierRule> tiers,
    List<Rule> rules,
    List<WarningEntry> warnings,
    List<String> publicSuffixes,
    Routing routing,
    String spelling,
    FunnelRule funnel,
    VictimRule victims,
    Scripts scripts,
    CapacityRule capacity,
    Discovery discovery) {

  public Pack {
    brands = brands == null ? Brands.NONE : brands;
    apps = apps == null ? Apps.NONE : apps;
    fusion = fusion == null ? FusionRule.NONE : fusion;
    routing = routing == null ? Routing.standard(tiers) : routing;
    spelling = spelling == null ? "" : spelling;
    funnel = funnel == null ? FunnelRule.NONE : funnel;
    victims = victims == null ? VictimRule.NONE : victims;
    scripts = scripts == null ? Scripts.NONE : scripts;
    capacity = capacity == null ? CapacityRule.NONE : capacity;
    discovery = discovery == null ? Discovery.NONE : discovery;
  }

  /** The pack whose score card decides: a trained model is set aside. */
  public Pack byScoreCard() {
    return new Pack(
        name,
        version,
        effectiveFrom,
        zone,
        parameters,
        hints,
        brands,
        apps,
        fusion,
        fraudTypes,
        stages,
        reasons,
        tiers,
        rules,
        warnings,
        publicSuffixes,
        routing,
        spelling,
        funnel,
        victims.without(),
        scripts,
        capacity,
        discovery);
  }

  /** Separates the registry section of {@code publicSuffixes} from the private one. */
  public static final String PRIVATE_RULES = "===PRIVATE===";

  /** Name and version, as printed. */
  public String label() {
    return name + " v" + version;
  }

  @Override
  public String toString() {
    return "Pack[" + label() + "]";
  }
}
