package tocsin.desk.web;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** SHA-256 in the two spellings that pages need. */
final class Digests {
  private Digests() {}

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(sha256(bytes));
  }

  /** As a source of a content security policy: {@code 'sha256-…'}. */
  static String source(byte[] bytes) {
    return "'sha256-" + Base64.getEncoder().encodeToString(sha256(bytes)) + "'";
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
