package tocsin.adapters.json;

import java.util.function.BiConsumer;
import tocsin.domain.pack.Discovery;

/** Reads a pack's {@code discovery.yaml}. */
final class DiscoveryReader {
  private final BiConsumer<String, YamlNode> places;

  /**
   * @param places learns where each part stands, for problems found later
   */
  DiscoveryReader(BiConsumer<String, YamlNode> places) {
    this.places = places;
  }

  Discovery read(YamlNode node) {
    node.only(
        "on",
        "epoch",
        "people",
        "chance",
        "crowd",
        "seedVisitors",
        "personSites",
        "hostSites",
        "confirmAt",
        "confirmPeople");
    Discovery found = found(node);
    return node.get("on").flag(true) ? found : Discovery.NONE;
  }

  private Discovery found(YamlNode node) {
    return new Discovery(
        at("epoch", node).duration(),
        at("people", node).number(),
        at("chance", node).decimal(),
        at("crowd", node).number(),
        at("seedVisitors", node).number(),
        at("personSites", node).number(),
        at("hostSites", node).number(),
        node.get("confirmAt").isMissing() ? 1 : at("confirmAt", node).decimal(),
        node.get("confirmPeople").isMissing() ? 0 : at("confirmPeople", node).number());
  }

  private YamlNode at(String name, YamlNode node) {
    YamlNode found = node.get(name);
    places.accept("discovery/" + name, found);
    return found;
  }
}
