package tocsin.desk.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.dataformat.cbor.CBORMapper;

/** An authenticator in software: P-256, user verified, no attestation. */
final class SoftKey {
  private static final CBORMapper CBOR = new CBORMapper();
  private static final int USER_PRESENT_AND_VERIFIED = 0x05;
  private static final int WITH_CREDENTIAL = 0x40;

  private final String site;
  private final String origin;
  private final KeyPair pair;
  private final byte[] id;
  private int uses;

  SoftKey(String site, String origin) {
    this(site, origin, pair(), random());
  }

  private SoftKey(String site, String origin, KeyPair pair, byte[] id) {
    this.site = site;
    this.origin = origin;
    this.pair = pair;
    this.id = id;
  }

  /** The same key tricked into answering another page. */
  SoftKey at(String otherOrigin) {
    return new SoftKey(site, otherOrigin, pair, id);
  }

  private static KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] random() {
    byte[] id = new byte[32];
    new SecureRandom().nextBytes(id);
    return id;
  }

  /** What {@code navigator.credentials.create} would give, as JSON. */
  String create(String challenge) {
    Map<String, Object> attestation = new LinkedHashMap<>();
    attestation.put("fmt", "none");
    attestation.put("attStmt", Map.of());
    attestation.put("authData", authenticatorData(true));
    return credential(
        "\"attestationObject\":\""
            + text(CBOR.writeValueAsBytes(attestation))
            + "\",\"clientDataJSON\":\""
            + text(clientData("webauthn.create", challenge))
            + "\",\"transports\":[\"internal\"]");
  }

  /** What {@code navigator.credentials.get} would give, as JSON. */
  String get(String challenge) {
    uses++;
    byte[] client = clientData("webauthn.get", challenge);
    byte[] data = authenticatorData(false);
    try {
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(pair.getPrivate());
      signature.update(data);
      signature.update(MessageDigest.getInstance("SHA-256").digest(client));
      return credential(
          "\"authenticatorData\":\""
              + text(data)
              + "\",\"clientDataJSON\":\""
              + text(client)
              + "\",\"signature\":\""
              + text(signature.sign())
              + "\"");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private String credential(String response) {
    return "{\"id\":\""
        + text(id)
        + "\",\"rawId\":\""
        + text(id)
        + "\",\"type\":\"public-key\",\"clientExtensionResults\":{},\"response\":{"
        + response
        + "}}";
  }

  private byte[] clientData(String type, String challenge) {
    String json =
        "{\"type\":\""
            + type
            + "\",\"challenge\":\""
            + challenge
            + "\",\"origin\":\""
            + origin
            + "\",\"crossOrigin\":false}";
    return json.getBytes(StandardCharsets.UTF_8);
  }

  private byte[] authenticatorData(boolean withKey) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.writeBytes(
          MessageDigest.getInstance("SHA-256").digest(site.getBytes(StandardCharsets.UTF_8)));
      out.write(USER_PRESENT_AND_VERIFIED | (withKey ? WITH_CREDENTIAL : 0));
      out.writeBytes(ByteBuffer.allocate(4).putInt(uses).array());
      if (withKey) {
        out.writeBytes(new byte[16]);
        out.writeBytes(ByteBuffer.allocate(2).putShort((short) id.length).array());
        out.writeBytes(id);
        out.writeBytes(CBOR.writeValueAsBytes(publicKey()));
      }
      return out.toByteArray();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** COSE: kty EC2, alg ES256, crv P-256, x, y. */
  private Map<Integer, Object> publicKey() {
    ECPublicKey key = (ECPublicKey) pair.getPublic();
    Map<Integer, Object> cose = new LinkedHashMap<>();
    cose.put(1, 2);
    cose.put(3, -7);
    cose.put(-1, 1);
    cose.put(-2, coordinate(key.getW().getAffineX()));
    cose.put(-3, coordinate(key.getW().getAffineY()));
    return cose;
  }

  private static byte[] coordinate(java.math.BigInteger number) {
    byte[] bytes = number.toByteArray();
    byte[] fixed = new byte[32];
    int length = Math.min(32, bytes.length);
    System.arraycopy(bytes, bytes.length - length, fixed, 32 - length, length);
    return fixed;
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
