package tocsin.core.detect;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keyed pseudonyms: the first 96 bits of HMAC-SHA-256 under a secret key (RFC 2104). Without the
 * key nobody can try addresses until one fits. Confined to one thread.
 */
public final class Pseudonyms {
  /** Shortest key, in bytes. */
  public static final int MIN_KEY_BYTES = 16;

  private final Mac mac;

  /**
   * Takes a key.
   *
   * @param key at least {@value #MIN_KEY_BYTES} bytes
   * @throws IllegalArgumentException when the key is shorter
   */
  public Pseudonyms(byte[] key) {
    if (key.length < MIN_KEY_BYTES) {
      throw new IllegalArgumentException(
          "pseudonym key of " + key.length + " bytes; at least " + MIN_KEY_BYTES);
    }
    try {
      mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks HmacSHA256", e);
    }
  }

  /** The pseudonym of an address: {@code p} and 24 hexadecimal digits. About 1 µs. */
  public String of(String address) {
    byte[] digest = mac.doFinal(address.getBytes(StandardCharsets.UTF_8));
    return "p" + HexFormat.of().formatHex(digest, 0, 12);
  }
}
