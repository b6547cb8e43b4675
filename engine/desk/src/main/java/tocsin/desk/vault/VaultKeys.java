package tocsin.desk.vault;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Random;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import tocsin.desk.store.SecretFiles;

/**
 * The vault's own key, which wraps every person's data key (AES-256-GCM, Tink). It lives in a file
 * beside the database, never in it: a copy of the database alone opens nobody. Thread-safe.
 */
public final class VaultKeys {
  private static final int DATA_KEY_BYTES = 32;

  private final Aead wrapping;

  private VaultKeys(Aead wrapping) {
    this.wrapping = wrapping;
  }

  /** Reads the key file, or makes one that only its owner may read. */
  public static VaultKeys load(Path file) throws IOException {
    try {
      AeadConfig.register();
      KeysetHandle keys = Files.exists(file) ? read(file) : make(file);
      return new VaultKeys(keys.getPrimitive(RegistryConfiguration.get(), Aead.class));
    } catch (GeneralSecurityException e) {
      throw new IOException(file + " is no key file of the vault: " + e.getMessage(), e);
    }
  }

  private static KeysetHandle read(Path file) throws IOException, GeneralSecurityException {
    return TinkJsonProtoKeysetFormat.parseKeyset(
        Files.readString(file, StandardCharsets.UTF_8),
        RegistryConfiguration.get(),
        InsecureSecretKeyAccess.get());
  }

  private static KeysetHandle make(Path file) throws IOException, GeneralSecurityException {
    KeysetHandle keys =
        KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, RegistryConfiguration.get());
    SecretFiles.make(
        file,
        TinkJsonProtoKeysetFormat.serializeKeyset(
            keys, RegistryConfiguration.get(), InsecureSecretKeyAccess.get()));
    return keys;
  }

  /** A person's ciphertext with the wrapped key that opens it; nobody changes the bytes. */
  static final class Sealed {
    private final byte[] wrappedKey;
    private final byte[] text;

    Sealed(byte[] wrappedKey, byte[] text) {
      this.wrappedKey = wrappedKey;
      this.text = text;
    }

    byte[] wrappedKey() {
      return wrappedKey;
    }

    byte[] text() {
      return text;
    }
  }

  /** Seals a text under a fresh data key; both are bound to the subject. */
  Sealed seal(String subject, String clear) {
    byte[] bound = subject.getBytes(StandardCharsets.UTF_8);
    byte[] dataKey = Random.randBytes(DATA_KEY_BYTES);
    try {
      byte[] sealed = new AesGcmJce(dataKey).encrypt(clear.getBytes(StandardCharsets.UTF_8), bound);
      return new Sealed(wrapping.encrypt(dataKey, bound), sealed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("sealing failed", e);
    }
  }

  /**
   * Opens what was sealed.
   *
   * @throws IllegalStateException when it was not sealed for this subject under this key
   */
  String open(String subject, Sealed closed) {
    byte[] bound = subject.getBytes(StandardCharsets.UTF_8);
    try {
      byte[] dataKey = wrapping.decrypt(closed.wrappedKey(), bound);
      return new String(
          new AesGcmJce(dataKey).decrypt(closed.text(), bound), StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "a sealed person does not open: wrong vault key, or the row was changed", e);
    }
  }
}
