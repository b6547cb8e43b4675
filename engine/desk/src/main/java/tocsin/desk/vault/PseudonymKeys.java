package tocsin.desk.vault;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tocsin.core.detect.Pseudonyms;

/**
 * The key of pseudonyms in force, with its id. The id is a hash of the key, so the same key has the
 * same id everywhere and the id tells nothing of it. Immutable.
 */
public final class PseudonymKeys {
  private final byte[] key;
  private final String id;

  /**
   * Takes the key, the engine's own.
   *
   * @throws IllegalArgumentException when it is too short
   */
  public PseudonymKeys(byte[] key) {
    if (key.length < Pseudonyms.MIN_KEY_BYTES) {
      throw new IllegalArgumentException(
          "pseudonym key of " + key.length + " bytes; at least " + Pseudonyms.MIN_KEY_BYTES);
    }
    this.key = key.clone();
    this.id = idOf(key);
  }

  private static String idOf(byte[] key) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update("tocsin pseudonym key id".getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(digest.digest(key), 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK lacks SHA-256", e);
    }
  }

  /** Twelve hexadecimal digits that name the key. */
  public String id() {
    return id;
  }

  /** The pseudonym of an identifier, as the engine makes it. */
  public String of(String identifier) {
    return new Pseudonyms(key).of(identifier);
  }
}
