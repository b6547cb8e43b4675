package tocsin.desk.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import tocsin.desk.store.SecretFiles;

/** The Ed25519 key that signs checkpoints (RFC 8032, the JDK's own). Immutable. */
public final class SigningKey {
  private static final String ALGORITHM = "Ed25519";

  private final PrivateKey secret;
  private final PublicKey open;

  private SigningKey(PrivateKey secret, PublicKey open) {
    this.secret = secret;
    this.open = open;
  }

  /** Makes a key. */
  public static SigningKey generate() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      return new SigningKey(pair.getPrivate(), pair.getPublic());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks Ed25519", e);
    }
  }

  /**
   * Reads a key file, or makes one that only its owner may read: two lines of base64, secret (PKCS
   * #8) and public (X.509).
   */
  public static SigningKey load(Path file) throws IOException {
    if (!Files.exists(file)) {
      SigningKey made = generate();
      String text =
          Base64.getEncoder().encodeToString(made.secret.getEncoded())
              + '\n'
              + made.publicText()
              + '\n';
      SecretFiles.make(file, text);
      return made;
    }
    List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
    if (lines.size() < 2) {
      throw new IOException(file + " is no signing key: two lines of base64 are wanted");
    }
    try {
      KeyFactory factory = KeyFactory.getInstance(ALGORITHM);
      byte[] bytes = Base64.getDecoder().decode(lines.get(0));
      return new SigningKey(
          factory.generatePrivate(new PKCS8EncodedKeySpec(bytes)), publicKey(lines.get(1)));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException(file + " is no signing key: " + e.getMessage(), e);
    }
  }

  /** The public half as base64 of X.509, to be kept where the desk cannot change it. */
  public String publicText() {
    return Base64.getEncoder().encodeToString(open.getEncoded());
  }

  static PublicKey publicKey(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text.strip());
      return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("no Ed25519 public key: " + e.getMessage(), e);
    }
  }

  /** First 16 hexadecimal digits of the public key's SHA-256. */
  static String keyId(PublicKey key) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks SHA-256", e);
    }
  }

  /** Signs the chain's tip. */
  Checkpoint sign(long seq, long at, String hash) {
    Checkpoint unsigned = new Checkpoint(seq, at, hash, keyId(open), "");
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(secret);
      signature.update(unsigned.signed());
      String text = Base64.getEncoder().encodeToString(signature.sign());
      return new Checkpoint(seq, at, hash, unsigned.keyId(), text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("signing failed", e);
    }
  }

  /** Whether a checkpoint was signed by the holder of the key. */
  static boolean verifies(PublicKey key, Checkpoint checkpoint) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(key);
      signature.update(checkpoint.signed());
      return signature.verify(Base64.getDecoder().decode(checkpoint.signature()));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }
}
