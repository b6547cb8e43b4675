package tocsin.adapters.json;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.core.discover.hunt.Bounds;

/**
 * What a pack says of the slower pass: its {@code hunt.yaml}, and of {@code discovery.yaml} what
 * both passes go by, whether or not that is switched on.
 */
public final class HuntFile {
  /** Its name in a pack. */
  public static final String NAME = "hunt.yaml";

  private static final String DISCOVERY = "discovery.yaml";

  private HuntFile() {}

  /** A pack's bounds; null when problems were added. */
  public static @Nullable Bounds read(Path pack, List<Problem> problems) {
    int before = problems.size();
    YamlNode shared = Yaml.read(pack.resolve(DISCOVERY), DISCOVERY, problems);
    YamlNode own = Yaml.read(pack.resolve(NAME), NAME, problems);
    if (problems.size() > before) {
      return null;
    }
    own.only("secondHand", "sites", "edges");
    Bounds bounds =
        new Bounds(
            shared.get("people").number(),
            shared.get("chance").decimal(),
            shared.get("crowd").number(),
            shared.get("seedVisitors").number(),
            shared.get("personSites").number(),
            shared.get("hostSites").number(),
            own.get("secondHand").decimal(),
            own.get("sites").number(),
            own.get("edges").integer());
    if (problems.size() == before) {
      bounds.check(
          (name, message) ->
              (own.get(name).isMissing() ? shared : own).get(name).problem(name + ": " + message));
    }
    return problems.size() > before ? null : bounds;
  }
}
