package tocsin.core.kernel;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Files of the repository, and of the shared data beside it that not every machine has. */
final class TestFiles {
  private TestFiles() {}

  /** The suffix list of the base pack. */
  static Path suffixList() {
    return root().resolve("models/packs/base/public_suffix_list.dat");
  }

  static PublicSuffixes suffixes() {
    try {
      return PublicSuffixes.of(Files.readAllLines(suffixList()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of a shared gz text; skips the calling test when there is none. */
  static List<String> sharedLines(String name) throws IOException {
    Path file = sharedFolder().resolve("data").resolve(name);
    assumeTrue(Files.exists(file), "no shared data here (" + file + "); set -Dtocsin.shared=DIR");
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    }
  }

  private static Path sharedFolder() {
    String given = System.getProperty("tocsin.shared");
    return given != null ? Path.of(given) : above("shared/data").resolve("shared");
  }

  private static Path root() {
    String given = System.getProperty("tocsin.root");
    return given != null ? Path.of(given) : above("models/packs");
  }

  /** The nearest folder, from the working directory up, that has such a child. */
  private static Path above(String child) {
    Path folder = Path.of("").toAbsolutePath();
    while (folder.getParent() != null && !Files.exists(folder.resolve(child))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
