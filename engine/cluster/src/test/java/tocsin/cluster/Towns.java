package tocsin.cluster;

import java.io.IOException;
import java.nio.file.Path;
import tocsin.cluster.trial.TrialTown;

/** The sample town, prepared for a test. */
public final class Towns {
  private Towns() {}

  public static Path root() {
    return Path.of(System.getProperty("tocsin.root", "../.."));
  }

  public static TrialTown sample(Path work) throws IOException {
    return TrialTown.of(
        root().resolve("sample-data/town"), root().resolve("models/packs/base"), work);
  }
}
