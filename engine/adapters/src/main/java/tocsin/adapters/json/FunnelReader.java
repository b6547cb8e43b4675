package tocsin.adapters.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import tocsin.domain.alert.Stage;
import tocsin.domain.pack.FunnelExcuse;
import tocsin.domain.pack.FunnelMove;
import tocsin.domain.pack.FunnelRule;
import tocsin.domain.pack.FunnelSign;

/** Reads a pack's {@code funnel.yaml}. */
final class FunnelReader {
  private final BiConsumer<String, YamlNode> places;

  /**
   * @param places learns where each part stands, for problems found later
   */
  FunnelReader(BiConsumer<String, YamlNode> places) {
    this.places = places;
  }

  FunnelRule read(YamlNode node) {
    node.only("prior", "repeat", "thisPerson", "moves", "excuses", "signs");
    List<FunnelMove> moves = new ArrayList<>();
    for (YamlNode move : at("funnel/moves", node.get("moves")).items()) {
      moves.add(move(move));
    }
    List<FunnelExcuse> excuses = new ArrayList<>();
    for (YamlNode excuse : at("funnel/excuses", node.get("excuses")).items()) {
      excuses.add(excuse(excuse));
    }
    List<FunnelSign> signs = new ArrayList<>();
    for (YamlNode sign : at("funnel/signs", node.get("signs")).items()) {
      signs.add(sign(sign));
    }
    return new FunnelRule(
        at("funnel/prior", node.get("prior")).decimal(),
        at("funnel/repeat", node.get("repeat")).decimal(),
        at("funnel/thisPerson", node.get("thisPerson")).decimal(),
        moves,
        excuses,
        signs);
  }

  private FunnelMove move(YamlNode node) {
    node.only("from", "to", "chance");
    Stage from = node.get("from").requiredOf(Stage.class, Stage.S0);
    at("funnel/moves/" + from, node);
    return new FunnelMove(
        from, node.get("to").requiredOf(Stage.class, Stage.S0), node.get("chance").decimal());
  }

  private FunnelExcuse excuse(YamlNode node) {
    node.only("id", "weight", "needs", "zh", "en");
    String id = node.get("id").text();
    at("funnel/excuses/" + id, node);
    return new FunnelExcuse(
        id,
        node.get("weight").decimal(),
        node.get("needs").textOr(""),
        node.get("zh").text(),
        node.get("en").text());
  }

  private FunnelSign sign(YamlNode node) {
    node.only("sign", "stages", "excuses");
    String word = node.get("sign").text();
    at("funnel/signs/" + word, node);
    List<Double> stages = node.get("stages").items().stream().map(YamlNode::decimal).toList();
    Map<String, Double> excuses = new TreeMap<>();
    YamlNode written = node.get("excuses");
    for (String id : written.names()) {
      excuses.put(id, written.get(id).decimal());
    }
    return new FunnelSign(word, stages, excuses);
  }

  private YamlNode at(String place, YamlNode node) {
    places.accept(place, node);
    return node;
  }
}
