package tocsin.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  /** The result files of an embedded run over the sample town; made once for all tests. */
  public static synchronized Path expected() throws Exception {
    Path made = expected;
    if (made == null) {
      Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
      made = Files.createTempDirectory(target, "expected");
      JobPlan plan = sample(made.resolve("town")).plan("expected", made.resolve("out"));
      Embedded.run(plan, 2, Files.createDirectories(made.resolve("tmp")));
      expected = made;
    }
    return made.resolve("out");
  }
}
