package tocsin.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tocsin.cluster.trial.Embedded;
import tocsin.cluster.trial.TrialTown;

/** The sample town, prepared for a test, and what an embedded run finds in it. */
public final class Towns {
  private static @Nullable Path expected;

  private Towns() {}

  public static Path root() {
    return Path.of(System.getProperty("tocsin.root", "../.."));
  }

  public static TrialTown sample(Path work) throws IOException {
    return TrialTown.of(
        root().resolve("sample-data/town"), root().resolve("models/packs/base"), work);
  }

  /**
   * The sample town under the base pack without discovery. Partitions of a topic are read at their
   * own speeds, and what comes late to an epoch that was weighed already is weighed later; without
   * discovery there are no epochs, and every order gives the same.
   */
  static TrialTown withoutDiscovery(Path work) throws IOException {
    Path pack = work.resolve("pack");
    Path base = root().resolve("models/packs/base");
    try (Stream<Path> files = Files.walk(base)) {
      for (Path each : files.toList()) {
        Path to = pack.resolve(base.relativize(each).toString());
        Files.createDirectories(Objects.requireNonNull(to.getParent()));
        if (Files.isRegularFile(each)) {
          Files.copy(each, to);
        }
      }
    }
    Path discovery = pack.resolve("discovery.yaml");
    Files.writeString(discovery, "on: false\n" + Files.readString(discovery));
    return TrialTown.of(root().resolve("sample-data/town"), pack, work);
  }

  /** The result files of an embedded run over the sample town; made once for all tests. */
  public static synchronized Path expected() throws Exception {
    Path made = expected;
    if (made == null) {
      Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
      made = Files.createTempDirectory(target, "expected");
      run(sample(made.resolve("town")), made);
      expected = made;
    }
    return made.resolve("out");
  }

  /** The result files of an embedded run. */
  static Path run(TrialTown town, Path folder) throws Exception {
    Path out = folder.resolve("out");
    Embedded.run(town.plan("expected", out), 2, Files.createDirectories(folder.resolve("tmp")));
    return out;
  }
}
