package tocsin.adapters.json;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import tocsin.domain.intel.AppSign;
import tocsin.domain.intel.HostRole;
import tocsin.domain.pack.AppSignature;
import tocsin.domain.pack.Apps;
import tocsin.domain.pack.RoleNames;
import tocsin.domain.pack.SignWeight;

/** Reads a pack's {@code apps.yaml}. */
final class AppReader {
  private final BiConsumer<String, YamlNode> places;

  /**
   * @param places learns where each part stands, for problems found later
   */
  AppReader(BiConsumer<String, YamlNode> places) {
    this.places = places;
  }

  Apps read(YamlNode node) {
    node.only(
        "session",
        "firstRun",
        "remember",
        "people",
        "listedFrom",
        "similarity",
        "cap",
        "weights",
        "labels",
        "configPaths",
        "platforms",
        "signatures");
    for (String name : node.names()) {
      at("apps/" + name, node.get(name));
    }
    YamlNode session = node.get("session");
    session.only("gap", "most", "sites");
    YamlNode firstRun = node.get("firstRun");
    firstRun.only("install", "within");
    return new Apps(
        at("apps/session/gap", session.get("gap")).duration(),
        at("apps/session/most", session.get("most")).duration(),
        at("apps/session/sites", session.get("sites")).number(),
        at("apps/firstRun/install", firstRun.get("install")).duration(),
        at("apps/firstRun/within", firstRun.get("within")).duration(),
        node.get("remember").duration(),
        node.get("people").number(),
        node.get("cap").number(),
        node.get("listedFrom").number(),
        node.get("similarity").number(),
        byRole("apps/labels", node.get("labels")),
        node.get("configPaths").texts(),
        byRole("apps/platforms", node.get("platforms")),
        weights(node.get("weights")),
        signatures(node.get("signatures")));
  }

  private List<RoleNames> byRole(String place, YamlNode node) {
    List<RoleNames> byRole = new ArrayList<>();
    for (String name : node.names()) {
      YamlNode words = at(place + "/" + name, node.get(name));
      HostRole role = named(HostRole.values(), name, words);
      if (role != null) {
        byRole.add(new RoleNames(role, words.texts()));
      }
    }
    return byRole;
  }

  private List<SignWeight> weights(YamlNode node) {
    List<SignWeight> weights = new ArrayList<>();
    for (String name : node.names()) {
      YamlNode weight = at("apps/weights/" + name, node.get(name));
      AppSign sign = named(AppSign.values(), name, weight);
      if (sign != null) {
        weights.add(new SignWeight(sign, weight.number()));
      }
    }
    return weights;
  }

  private static <E extends Enum<E>> @org.jspecify.annotations.Nullable E named(
      E[] all, String name, YamlNode node) {
    for (E each : all) {
      if (each.name().equals(name)) {
        return each;
      }
    }
    node.problem("no '" + name + "' here; one of " + java.util.Arrays.toString(all));
    return null;
  }

  private List<AppSignature> signatures(YamlNode node) {
    List<AppSignature> signatures = new ArrayList<>();
    for (YamlNode item : node.items()) {
      item.only("id", "fraudType", "sites");
      String id = item.get("id").text();
      at("apps/signatures/" + id, item);
      signatures.add(
          new AppSignature(id, item.get("fraudType").textOr("unknown"), item.get("sites").texts()));
    }
    return signatures;
  }

  private YamlNode at(String place, YamlNode node) {
    places.accept(place, node);
    return node;
  }
}
