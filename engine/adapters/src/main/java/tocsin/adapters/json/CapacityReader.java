package tocsin.adapters.json;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import tocsin.domain.alert.Tier;
import tocsin.domain.pack.CapacityRule;

/** Reads a pack's {@code capacity.yaml}. */
final class CapacityReader {
  private final BiConsumer<String, YamlNode> places;

  /**
   * @param places learns where each part stands, for problems found later
   */
  CapacityReader(BiConsumer<String, YamlNode> places) {
    this.places = places;
  }

  CapacityRule read(YamlNode node) {
    node.only("perAdvisor", "perThousand", "minutes", "history", "campaign");
    at("capacity", node);
    YamlNode advisor = at("capacity/perAdvisor", node.get("perAdvisor"));
    advisor.only("mean", "most");
    YamlNode campaign = at("capacity/campaign", node.get("campaign"));
    campaign.only("people", "within");
    boolean campaigns = !campaign.isMissing();
    return new CapacityRule(
        advisor.get("mean").decimal(),
        advisor.get("most").number(),
        at("capacity/perThousand", node.get("perThousand")).decimal(),
        minutes(at("capacity/minutes", node.get("minutes"))),
        at("capacity/history", node.get("history")).duration(),
        campaigns ? campaign.get("people").number() : 0,
        campaigns ? campaign.get("within").duration() : 0);
  }

  private static Map<Tier, Integer> minutes(YamlNode node) {
    Map<Tier, Integer> minutes = new EnumMap<>(Tier.class);
    node.only("red", "orange", "yellow", "blue");
    for (String word : node.names()) {
      for (Tier tier : Tier.values()) {
        if (tier != Tier.NONE && tier.name().toLowerCase(Locale.ROOT).equals(word)) {
          minutes.put(tier, node.get(word).number());
        }
      }
    }
    return Map.copyOf(minutes);
  }

  private YamlNode at(String place, YamlNode node) {
    places.accept(place, node);
    return node;
  }
}
