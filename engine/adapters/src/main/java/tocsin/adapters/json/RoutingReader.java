package tocsin.adapters.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import tocsin.domain.alert.Tier;
import tocsin.domain.pack.ConflictKind;
import tocsin.domain.pack.ConflictRule;
import tocsin.domain.pack.EscalationStep;
import tocsin.domain.pack.Routing;
import tocsin.domain.pack.RoutingRule;
import tocsin.domain.pack.Way;
import tocsin.domain.people.Route;

/** Reads a pack's {@code routing.yaml}. */
final class RoutingReader {
  private final BiConsumer<String, YamlNode> places;

  /**
   * @param places learns where each part stands, for problems found later
   */
  RoutingReader(BiConsumer<String, YamlNode> places) {
    this.places = places;
  }

  private enum Obstacle {
    NEXT,
    STATION
  }

  Routing read(YamlNode node) {
    node.only("minorBelow", "rules", "conflicts", "escalation");
    at("routing", node);
    return new Routing(
        at("routing/minorBelow", node.get("minorBelow")).number(),
        rules(at("routing/rules", node.get("rules"))),
        conflicts(at("routing/conflicts", node.get("conflicts"))),
        escalation(at("routing/escalation", node.get("escalation"))));
  }

  private List<RoutingRule> rules(YamlNode all) {
    List<RoutingRule> rules = new ArrayList<>();
    for (YamlNode node : all.items()) {
      at("routing/rules/" + (rules.size() + 1), node);
      node.only("why", "tiers", "types", "stigma", "flags", "minor", "hours", "to");
      rules.add(
          new RoutingRule(
              node.get("why").text(),
              node.get("tiers").items().stream()
                  .map(tier -> tier.requiredOf(Tier.class, Tier.NONE))
                  .toList(),
              node.get("types").texts(),
              node.get("stigma").flag(false),
              node.get("flags").texts(),
              node.get("minor").flag(false),
              node.get("hours").textOr(""),
              node.get("to").requiredOf(Way.class, Way.STATION)));
    }
    return rules;
  }

  private static List<ConflictRule> conflicts(YamlNode all) {
    List<ConflictRule> rules = new ArrayList<>();
    for (String word : all.names()) {
      YamlNode value = all.get(word);
      Obstacle obstacle = value.requiredOf(Obstacle.class, Obstacle.NEXT);
      boolean known = false;
      for (ConflictKind kind : ConflictKind.values()) {
        if (kind.name().toLowerCase(Locale.ROOT).equals(word)) {
          rules.add(new ConflictRule(kind, obstacle == Obstacle.STATION));
          known = true;
        }
      }
      if (!known) {
        value.problem("'" + word + "' is none of person, insider, superior, relative, reporter");
      }
    }
    return rules;
  }

  private List<EscalationStep> escalation(YamlNode all) {
    List<EscalationStep> steps = new ArrayList<>();
    for (String word : all.names()) {
      YamlNode chain = at("routing/escalation/" + word, all.get(word));
      Tier tier = tier(word);
      if (tier == Tier.NONE) {
        chain.problem("'" + word + "' is none of red, orange, yellow, blue");
        continue;
      }
      for (YamlNode node : chain.items()) {
        node.only("after", "to");
        steps.add(
            new EscalationStep(
                tier,
                node.get("after").duration(),
                node.get("to").requiredOf(Route.class, Route.CENTRE)));
      }
    }
    return steps;
  }

  private static Tier tier(String word) {
    for (Tier tier : Tier.values()) {
      if (tier.word().equals(word)) {
        return tier;
      }
    }
    return Tier.NONE;
  }

  private YamlNode at(String place, YamlNode node) {
    places.accept(place, node);
    return node;
  }
}
