package tocsin.adapters.models;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tocsin.adapters.json.Problem;
import tocsin.adapters.json.Yaml;
import tocsin.adapters.json.YamlNode;
import tocsin.core.fuse.TargetVector;
import tocsin.core.trees.ModelLimits;

/**
 * Reads the challengers of a pack: {@code models/shadow.yaml} lists them, each a bundle in a folder
 * beside it.
 *
 * <pre>
 * - {id: gbm-1, file: gbm-1, kind: lightgbm-text, schema: target/1, scores: target}
 * </pre>
 */
public final class ShadowReader {
  /** Challengers at most. */
  private static final int MOST = 8;

  private final Path models;
  private final List<Problem> problems = new ArrayList<>();

  /** Sound challengers, and what is wrong with others. */
  public record Result(List<ShadowModel> models, List<Problem> problems) {}

  private ShadowReader(Path models) {
    this.models = models;
  }

  /** The challengers of a pack's folder; most packs have none. */
  public static Result read(Path pack) {
    ShadowReader reader = new ShadowReader(pack.resolve("models"));
    List<ShadowModel> read = new ArrayList<>();
    Path list = reader.models.resolve("shadow.yaml");
    if (Files.exists(list)) {
      reader.list(Yaml.read(list, list.toString(), reader.problems), read);
    }
    return new Result(List.copyOf(read), List.copyOf(reader.problems));
  }

  private void list(YamlNode root, List<ShadowModel> into) {
    List<YamlNode> items = root.items();
    if (items.size() > MOST) {
      root.problem(items.size() + " models; at most " + MOST);
      return;
    }
    Set<String> ids = new HashSet<>();
    for (YamlNode item : items) {
      item.only("id", "file", "kind", "schema", "scores");
      String id = item.get("id").text();
      if (!isName(id) || !ids.add(id)) {
        item.get("id").problem("'" + id + "' is no name, or there twice: letters, digits, . _ -");
      } else if (!item.get("scores").text().equals("target")) {
        item.get("scores").problem("'" + item.get("scores").text() + "'; allowed is target");
      } else if (!item.get("schema").text().equals(TargetVector.SCHEMA)) {
        item.get("schema")
            .problem("'" + item.get("schema").text() + "'; allowed is " + TargetVector.SCHEMA);
      } else {
        bundle(id, item, into);
      }
    }
  }

  private void bundle(String id, YamlNode item, List<ShadowModel> into) {
    String file = item.get("file").text();
    String kind = item.get("kind").text();
    if (!isName(file)) {
      item.get("file").problem("'" + file + "' is no plain name of a folder beside shadow.yaml");
      return;
    }
    try {
      ModelBundle bundle = new BundleReader(ModelLimits.DEFAULT).read(models.resolve(file));
      if (!bundle.header().kind().word().equals(kind)) {
        item.get("kind").problem("'" + kind + "'; the bundle is " + bundle.header().kind().word());
      } else if (bundle instanceof ModelBundle.OfRows rows
          && rows.header().features().equals(TargetVector.NAMES)) {
        into.add(new ShadowModel(id, rows));
      } else {
        item.get("file").problem(file + ": its features are not those of " + TargetVector.SCHEMA);
      }
    } catch (BadModelException e) {
      item.get("file").problem(file + "/" + e.getMessage());
    }
  }

  private static boolean isName(String text) {
    return text.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  }
}
