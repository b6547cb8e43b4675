package tocsin.desk;

import java.nio.file.Path;

/**
 * Where a desk keeps its files. Keys lie beside the database, never in it; the witness is meant to
 * be copied elsewhere, and so is the public key.
 *
 * @param folder readable by the desk's user only
 */
public record DeskFolder(Path folder) {
  /** The SQLite database; unused with PostgreSQL. */
  public Path database() {
    return folder.resolve("desk.db");
  }

  /** The key that wraps people's data keys. */
  public Path vaultKey() {
    return folder.resolve("vault.key");
  }

  /** The secret key that signs checkpoints. */
  public Path signingKey() {
    return folder.resolve("audit.key");
  }

  /** Its public half: all that verification needs. */
  public Path publicKey() {
    return folder.resolve("audit.pub");
  }

  /** Signed checkpoints, one a line. */
  public Path witness() {
    return folder.resolve("audit-witness.jsonl");
  }
}
