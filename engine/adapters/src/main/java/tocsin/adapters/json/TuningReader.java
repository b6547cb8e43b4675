package tocsin.adapters.json;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tocsin.core.model.Tuning;
import tocsin.core.model.Tuning.Bounds;
import tocsin.domain.alert.Tier;
import tocsin.domain.pack.Pack;

/** Reads a pack's {@code tuning.yaml}, which {@code tocsin tune} writes; most packs have none. */
final class TuningReader {
  static final String FILE = "tuning.yaml";

  private TuningReader() {}

  static Tuning read(Path folder, Pack pack, List<Problem> problems) {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return Tuning.NONE;
    }
    YamlNode root = Yaml.read(file, file.toString(), problems);
    root.only("basedOn", "factors", "tiers");
    return new Tuning(factors(root.get("factors"), pack), tiers(root.get("tiers")));
  }

  private static Map<String, Double> factors(YamlNode node, Pack pack) {
    Map<String, Double> factors = new TreeMap<>();
    for (String code : node.names()) {
      YamlNode value = node.get(code);
      double factor = factor(value);
      boolean known = pack.reasons().stream().anyMatch(reason -> reason.code().equals(code));
      if (!known) {
        value.problem("'" + code + "' is no reason of this pack");
      } else if (!(factor >= Tuning.MIN_FACTOR && factor <= Tuning.MAX_FACTOR)) {
        value.problem(
            "'"
                + value.text()
                + "' is no factor from "
                + Tuning.MIN_FACTOR
                + " to "
                + Tuning.MAX_FACTOR);
      } else {
        factors.put(code, factor);
      }
    }
    return factors;
  }

  private static double factor(YamlNode value) {
    try {
      return Double.parseDouble(value.text());
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static Map<Tier, Bounds> tiers(YamlNode node) {
    Map<Tier, Bounds> bounds = new EnumMap<>(Tier.class);
    for (String word : node.names()) {
      YamlNode value = node.get(word);
      value.only("enter", "exit");
      Bounds given = new Bounds(value.get("enter").number(), value.get("exit").number());
      Tier tier = tier(word);
      if (tier == Tier.NONE) {
        value.problem("'" + word + "' is none of red, orange, yellow, blue");
      } else if (given.exit() > given.enter()) {
        value.problem("exit " + given.exit() + " is above enter " + given.enter());
      } else {
        bounds.put(tier, given);
      }
    }
    return bounds;
  }

  private static Tier tier(String word) {
    for (Tier tier : Tier.values()) {
      if (tier.word().equals(word)) {
        return tier;
      }
    }
    return Tier.NONE;
  }
}
