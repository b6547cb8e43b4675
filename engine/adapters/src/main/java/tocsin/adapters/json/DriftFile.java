package tocsin.adapters.json;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tocsin.core.drift.Bins;
import tocsin.core.drift.DriftReference;
import tocsin.core.drift.NameMeasures;

/** A pack's {@code drift.yaml}: what names looked like in training. */
public final class DriftFile {
  /** Its name in a pack. */
  public static final String NAME = "drift.yaml";

  private DriftFile() {}

  /** The file's text; the same reference gives the same bytes. */
  public static String write(DriftReference reference) {
    StringBuilder out = new StringBuilder(512);
    out.append("# Deciles of what the pack says of the names of ordinary sites in training, in\n");
    out.append("# nats; drift is measured against them. Written by tocsin train url.\n");
    out.append("model: ").append(reference.model()).append('\n');
    out.append("sites: ").append(reference.sites()).append("\nmeasures:\n");
    for (Map.Entry<String, Bins> each : reference.bins().entrySet()) {
      out.append("  ").append(each.getKey()).append(":\n");
      out.append("    cuts: ").append(floored(each.getValue().cuts())).append('\n');
      out.append("    shares: ").append(rounded(each.getValue().shares())).append('\n');
    }
    return out.toString();
  }

  /** Down to six decimals: many scores equal a cut and must not fall below it. */
  private static List<Double> floored(List<Double> values) {
    return values.stream().map(value -> Math.floor(value * 1e6) / 1e6).toList();
  }

  private static List<Double> rounded(List<Double> values) {
    return values.stream().map(value -> Math.rint(value * 1e6) / 1e6).toList();
  }

  /** A pack's reference; null when it has none or when problems were added. */
  public static @Nullable DriftReference read(Path pack, List<Problem> problems) {
    Path file = pack.resolve(NAME);
    if (!Files.exists(file)) {
      return null;
    }
    int before = problems.size();
    YamlNode root = Yaml.read(file, file.toString(), problems);
    root.only("model", "sites", "measures");
    SortedMap<String, Bins> bins = new TreeMap<>();
    for (String name : root.get("measures").names()) {
      YamlNode measure = root.get("measures").get(name);
      measure.only("cuts", "shares");
      if (!NameMeasures.NAMES.contains(name)) {
        measure.problem("'" + name + "' is none of " + NameMeasures.NAMES);
      }
      try {
        bins.put(name, new Bins(decimals(measure.get("cuts")), decimals(measure.get("shares"))));
      } catch (IllegalArgumentException e) {
        measure.problem(name + ": " + e.getMessage());
      }
    }
    DriftReference read =
        new DriftReference(root.get("model").text(), root.get("sites").number(), bins);
    return problems.size() > before ? null : read;
  }

  private static List<Double> decimals(YamlNode list) {
    List<Double> values = new ArrayList<>();
    list.items().forEach(item -> values.add(item.decimal()));
    return values;
  }
}
