package tocsin.app;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where tocsin itself lives, so that its packs and samples are found from any working folder. */
public final class Home {
  private Home() {}

  /** A path as given if it exists, else below tocsin's own folder. */
  public static Path resolve(String path) {
    Path given = Path.of(path);
    if (given.isAbsolute() || Files.exists(given)) {
      return given;
    }
    return Path.of(System.getProperty("tocsin.home", ".")).resolve(path);
  }
}
