package tocsin.cluster.command;

import java.nio.file.Path;
import java.util.List;
import tocsin.adapters.file.InputSpec;
import tocsin.app.knowledge.FileKnowledge;

/** Paths as every process of a cluster means them, wherever it was started. */
final class Absolute {
  private Absolute() {}

  static FileKnowledge knowledge(FileKnowledge given) {
    return new FileKnowledge(
        path(given.pack()),
        paths(given.indicators()),
        path(given.roster()),
        path(given.lines()),
        path(given.keyFile()),
        path(given.dispositions()),
        path(given.judgements()));
  }

  static InputSpec input(InputSpec given) {
    return new InputSpec(
        paths(given.paths()),
        given.format(),
        path(given.mapping()),
        given.follow(),
        given.earliest(),
        given.latest(),
        given.maxLineBytes());
  }

  private static List<String> paths(List<String> given) {
    return given.stream().map(Absolute::path).toList();
  }

  private static String path(String given) {
    return given.isEmpty() ? "" : Path.of(given).toAbsolutePath().normalize().toString();
  }
}
