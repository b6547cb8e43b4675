package tocsin.app.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import tocsin.desk.vault.PseudonymKeys;

/**
 * The pseudonym key in force, and the making of a new one. The engine takes the new key at its next
 * start, from the file that is written here; until then the bridge in the vault leads from the old
 * pseudonyms to the new. Thread-safe.
 */
final class KeyRenewal {
  private static final int KEY_BYTES = 32;

  private final Path folder;
  private volatile PseudonymKeys keys;

  KeyRenewal(Path folder, PseudonymKeys keys) {
    this.folder = folder;
    this.keys = keys;
  }

  PseudonymKeys inForce() {
    return keys;
  }

  /** Makes a key, keeps it in {@code pseudonym-ID.key} and puts it in force. */
  PseudonymKeys renew() {
    byte[] bytes = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(bytes);
    PseudonymKeys fresh = new PseudonymKeys(bytes);
    Path file = folder.resolve("pseudonym-" + fresh.id() + ".key");
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("the new pseudonym key cannot be kept", e);
    }
    keys = fresh;
    return fresh;
  }
}
