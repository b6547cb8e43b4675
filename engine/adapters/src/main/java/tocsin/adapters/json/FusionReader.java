package tocsin.adapters.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import tocsin.domain.pack.FusionRule;
import tocsin.domain.pack.FusionTerm;

/** Reads a pack's {@code fusion.yaml}. */
final class FusionReader {
  private final BiConsumer<String, YamlNode> places;

  /**
   * @param places learns where each part stands, for problems found later
   */
  FusionReader(BiConsumer<String, YamlNode> places) {
    this.places = places;
  }

  FusionRule read(YamlNode node) {
    node.only("baseRate", "suspectAt", "watchedSince", "caps", "acquits", "terms");
    List<FusionTerm> terms = new ArrayList<>();
    for (YamlNode term : at("fusion/terms", node.get("terms")).items()) {
      terms.add(term(term));
    }
    return new FusionRule(
        at("fusion/baseRate", node.get("baseRate")).decimal(),
        at("fusion/suspectAt", node.get("suspectAt")).decimal(),
        watchedSince(node.get("watchedSince")),
        byFamily(node, "caps"),
        byFamily(node, "acquits"),
        terms);
  }

  private Map<String, Double> byFamily(YamlNode node, String name) {
    String path = "fusion/" + name;
    Map<String, Double> nats = new TreeMap<>();
    YamlNode written = at(path, node.get(name));
    for (String family : written.names()) {
      nats.put(family, at(path + "/" + family, written.get(family)).decimal());
    }
    return nats;
  }

  private static long watchedSince(YamlNode node) {
    String written = node.textOr("");
    if (written.isEmpty()) {
      return Long.MAX_VALUE;
    }
    long at = Times.parse(written);
    if (at == Times.NONE) {
      node.problem("'" + written + "' is no time; ISO-8601 with a zone, or epoch milliseconds");
      return Long.MAX_VALUE;
    }
    return at;
  }

  private FusionTerm term(YamlNode node) {
    node.only("term", "weight", "zh", "en");
    String word = node.get("term").text();
    at("fusion/terms/" + word, node);
    return new FusionTerm(
        word, node.get("weight").decimal(), node.get("zh").text(), node.get("en").text());
  }

  private YamlNode at(String place, YamlNode node) {
    places.accept(place, node);
    return node;
  }
}
