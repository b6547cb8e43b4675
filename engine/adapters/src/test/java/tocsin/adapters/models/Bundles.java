package tocsin.adapters.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tocsin.core.trees.ModelLimits;

/** Bundles on disk: the committed ones, and ways to write others. */
final class Bundles {
  private Bundles() {}

  static Path root() {
    return Path.of(System.getProperty("tocsin.root", "../.."));
  }

  /** The committed bundles; each is named for what made it. */
  static Path committed() {
    return root().resolve("engine/adapters/src/test/resources/models");
  }

  static ModelBundle read(Path folder) {
    return new BundleReader(ModelLimits.DEFAULT).read(folder);
  }

  static String header(ModelKind kind, String file, List<String> features) {
    return """
    {"name": "%s", "version": "1", "kind": "%s", "file": "%s",
     "features": ["%s"],
     "schemaHash": "%s",
     "calibration": {"kind": "none"}, "thresholds": {"watch": 0.5}, "golden": "golden.csv"}
    """
        .formatted(
            kind.word(),
            kind.word(),
            file,
            String.join("\", \"", features),
            BundleReader.schemaHash(features));
  }

  /** Golden rows of a table. */
  static String golden(Table table, double[] raws) {
    StringBuilder out = new StringBuilder(String.join(",", Table.names()) + ",raw\n");
    for (int i = 0; i < table.rows; i++) {
      for (double value : table.row(i)) {
        out.append(Double.isNaN(value) ? "" : Double.toString(value)).append(',');
      }
      out.append(raws[i]).append('\n');
    }
    return out.toString();
  }

  static void write(Path folder, String name, String text) {
    write(folder, name, text.getBytes(StandardCharsets.UTF_8));
  }

  static void write(Path folder, String name, byte[] bytes) {
    try {
      Files.createDirectories(folder);
      Files.write(folder.resolve(name), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
