package tocsin.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Copies of the base pack for tests that change one. */
final class Packs {
  private Packs() {}

  static void copyOfBase(Path to) throws IOException {
    Path base = ReferenceRun.root().resolve("models/packs/base");
    List<Path> files;
    try (Stream<Path> all = Files.walk(base)) {
      files = all.toList();
    }
    for (Path file : files) {
      Path copy = to.resolve(base.relativize(file).toString());
      if (Files.isDirectory(file)) {
        Files.createDirectories(copy);
      } else {
        Files.copy(file, copy);
      }
    }
  }
}
