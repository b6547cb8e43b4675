package tocsin.app;

import java.nio.file.Path;

/**
 * What a live run keeps in its output folder.
 *
 * @param out the output folder
 */
record RunFolders(Path out) {
  /** Name of the folder of part files. */
  static final String LIVE = "live";

  /** Results as they come. */
  Path parts() {
    return out.resolve(LIVE);
  }

  /** Names the run that the parts belong to. */
  Path run() {
    return out.resolve("live.run");
  }

  /** What people found at the desk. */
  Path feedback() {
    return out.resolve("feedback");
  }
}
