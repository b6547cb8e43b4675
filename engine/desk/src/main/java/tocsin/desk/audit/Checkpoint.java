package tocsin.desk.audit;

import java.nio.charset.StandardCharsets;

/**
 * A signed statement that the chain had this hash at this length. Kept outside the database too (a
 * witness file), it makes cutting the chain's tail visible.
 *
 * @param keyId first 16 hexadecimal digits of the public key's SHA-256
 * @param signature Ed25519 over {@link #signed}, base64
 */
public record Checkpoint(long seq, long at, String hash, String keyId, String signature) {
  /** The bytes that are signed. */
  byte[] signed() {
    return ("tocsin-audit-checkpoint 1\n" + seq + '\n' + at + '\n' + hash + '\n' + keyId)
        .getBytes(StandardCharsets.UTF_8);
  }
}
