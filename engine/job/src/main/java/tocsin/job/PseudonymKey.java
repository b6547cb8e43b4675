package tocsin.job;

import tocsin.core.detect.Pseudonyms;

/** The secret key of pseudonyms, which prints nothing of itself. */
public final class PseudonymKey {
  private final byte[] key;

  public PseudonymKey(byte[] key) {
    this.key = key.clone();
  }

  Pseudonyms pseudonyms() {
    return new Pseudonyms(key);
  }

  /** Pseudonyms under this key, for drivers outside the job. */
  public Pseudonyms newPseudonyms() {
    return pseudonyms();
  }

  @Override
  public String toString() {
    return "PseudonymKey[…]";
  }
}
