package tocsin.desk.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The chain's arithmetic: {@code hash(n) = SHA-256(hash(n-1) | seq | at | actor | action | object |
 * detail)}, each part preceded by its length in bytes, so that no two lines can be read as one
 * another. {@code hash(0)} is 64 zeros.
 */
final class ChainHash {
  /** What the first line stands on. */
  static final String START = "0".repeat(64);

  private ChainHash() {}

  static String of(
      String before, long seq, long at, String actor, String action, String object, String detail) {
    MessageDigest digest = sha256();
    for (String part :
        new String[] {
          before, Long.toString(seq), Long.toString(at), actor, action, object, detail
        }) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  static String of(String before, AuditEntry entry) {
    return of(
        before,
        entry.seq(),
        entry.at(),
        entry.actor(),
        entry.action(),
        entry.object(),
        entry.detail());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK lacks SHA-256", e);
    }
  }
}
