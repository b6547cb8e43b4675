package tocsin.domain.intel;

/**
 * What an app uses a host for, as far as a sensor can tell from its name and path (DOMAIN §2.9). A
 * set of them travels as an {@code int} of bits; the order is a wire format: append only.
 */
public enum HostRole {
  /** Tells the app where its other hosts are. */
  CONFIG,
  /** Answers the app's calls. */
  API,
  /** Holds pictures and files. */
  STORAGE,
  /** Live chat or a chat SDK. */
  CHAT,
  /** A cashier page or a fourth-party payment. */
  PAYMENT,
  /** Hands out the app itself, outside the stores. */
  DOWNLOAD,
  /** Makes, packs or signs apps for anyone. */
  GENERATOR;

  /** Roles that an app needs to run, whoever made it. */
  public static final int RUNNING =
      CONFIG.bit() | API.bit() | STORAGE.bit() | CHAT.bit() | PAYMENT.bit();

  /** Roles by which an app is told from others: it always calls them, and nobody else does. */
  public static final int ANCHOR = CONFIG.bit() | API.bit();

  /** This role as a bit. */
  public int bit() {
    return 1 << ordinal();
  }

  /** Whether this role is in the set. */
  public boolean in(int roles) {
    return (roles & bit()) != 0;
  }
}
