package tocsin.domain.intel;

/**
 * What speaks for a fraud app in the hosts that one person met close together. A set of them
 * travels as an {@code int} of bits; the order is a wire format: append only.
 */
public enum AppSign {
  /** Hosts in two or more of the roles that an app needs, each under an unknown name. */
  ROLES("A02"),
  /** The hosts stand under three or more registrable domains. */
  MANY_NAMES("A02"),
  /** Two or more of the names look made by a machine. */
  MACHINE_NAMES("A02"),
  /** Hosts of different names have one certificate. */
  SAME_CERTIFICATE("A02"),
  /** Hosts of different names have one address outside shared ranges. */
  SAME_SERVER("A02"),
  /** The set matches the known set of a fraud app. */
  KNOWN_SET("A02"),
  /** One of the hosts was listed when it was met. */
  LISTED_MEMBER("A02"),
  /** The app came from outside the stores. */
  SIDELOAD("A01"),
  /** Config or API, then other roles at once, soon after the app was fetched. */
  FIRST_RUN("A03"),
  /** The person's app had the same set but for one or two hosts before. */
  ROTATION("A04"),
  /** A host that makes, packs or signs apps for anyone. */
  GENERATOR("N06"),
  /** A live-chat SDK seen in campaigns. */
  CHAT_SDK("N07"),
  /** A fourth-party payment host. */
  FOURTH_PARTY("N08");

  private final String code;

  AppSign(String code) {
    this.code = code;
  }

  /** The reason code (DOMAIN §7). */
  public String code() {
    return code;
  }

  /** This sign as a bit. */
  public int bit() {
    return 1 << ordinal();
  }

  /** Whether this sign is in the set. */
  public boolean in(int signs) {
    return (signs & bit()) != 0;
  }
}
