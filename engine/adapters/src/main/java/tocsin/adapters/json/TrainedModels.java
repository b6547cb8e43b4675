package tocsin.adapters.json;

import java.nio.file.Path;

/** Reads the trained models that a pack names. */
public interface TrainedModels {
  /** Leaves models out: the pack decides without. */
  TrainedModels UNREAD = folder -> "";

  /**
   * A bundle's trees as packs carry them, in Base64.
   *
   * @throws RuntimeException with the reason, when the bundle is not sound
   */
  String read(Path folder);
}
