package tocsin.adapters.json;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import tocsin.domain.alert.Tier;
import tocsin.domain.pack.TierValue;
import tocsin.domain.pack.VictimRule;
import tocsin.domain.pack.WhatIf;

/** Reads a pack's {@code victims.yaml}. */
final class VictimReader {
  private final BiConsumer<String, YamlNode> places;
  private final Path folder;
  private final TrainedModels trained;

  /**
   * @param places learns where each part stands, for problems found later
   * @param folder the pack's, from which bundles are named
   */
  VictimReader(BiConsumer<String, YamlNode> places, Path folder, TrainedModels trained) {
    this.places = places;
    this.folder = folder;
    this.trained = trained;
  }

  VictimRule read(YamlNode node) {
    node.only("model", "horizon", "losses", "hazards", "help", "bounds", "codes", "whatIfs");
    YamlNode model = at("victims/model", node.get("model"));
    model.only("mode", "bundle");
    VictimRule.Mode mode = model.get("mode").requiredOf(VictimRule.Mode.class, VictimRule.Mode.OFF);
    return new VictimRule(
        mode,
        at("victims/horizon", node.get("horizon")).duration() / 3_600_000.0,
        numbers("victims/losses", node.get("losses")),
        decimals(at("victims/hazards", node.get("hazards"))),
        decimals(at("victims/help", node.get("help"))),
        bounds(at("victims/bounds", node.get("bounds"))),
        codes(at("victims/codes", node.get("codes"))),
        whatIfs(at("victims/whatIfs", node.get("whatIfs"))),
        mode == VictimRule.Mode.OFF ? "" : trees(at("victims/trees", model.get("bundle"))));
  }

  private String trees(YamlNode node) {
    String name = node.text();
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
      node.problem("'" + name + "' is no plain name of a folder in the pack");
      return "";
    }
    try {
      return trained.read(folder.resolve(name));
    } catch (RuntimeException e) {
      node.problem(String.valueOf(e.getMessage()));
      return "";
    }
  }

  private Map<String, Double> numbers(String place, YamlNode node) {
    Map<String, Double> numbers = new TreeMap<>();
    for (String name : at(place, node).names()) {
      numbers.put(name, at(place + "/" + name, node.get(name)).decimal());
    }
    return numbers;
  }

  private static List<Double> decimals(YamlNode node) {
    return node.items().stream().map(YamlNode::decimal).toList();
  }

  private List<TierValue> bounds(YamlNode node) {
    List<TierValue> bounds = new ArrayList<>();
    for (YamlNode each : node.items()) {
      each.only("tier", "when", "enter", "exit");
      Tier tier = each.get("tier").requiredOf(Tier.class, Tier.NONE);
      String place = "victims/bounds/" + tier.word();
      at(place, each);
      String when = at(place + "/when", each.get("when")).textOr("");
      bounds.add(new TierValue(tier, when, each.get("enter").number(), each.get("exit").number()));
    }
    return bounds;
  }

  private Map<String, String> codes(YamlNode node) {
    Map<String, String> codes = new TreeMap<>();
    for (String fact : node.names()) {
      codes.put(fact, at("victims/codes/" + fact, node.get(fact)).text());
    }
    return codes;
  }

  private List<WhatIf> whatIfs(YamlNode node) {
    List<WhatIf> whatIfs = new ArrayList<>();
    for (YamlNode each : node.items()) {
      each.only("fact", "add", "zh", "en");
      String fact = each.get("fact").text();
      at("victims/whatIfs/" + fact, each);
      whatIfs.add(
          new WhatIf(
              fact, each.get("add").decimal(), each.get("zh").text(), each.get("en").text()));
    }
    return whatIfs;
  }

  private YamlNode at(String place, YamlNode node) {
    places.accept(place, node);
    return node;
  }
}
