package tocsin.desk.auth;

/**
 * Slows down who guesses passwords: ten failures in fifteen minutes an account, from the sixth on
 * with a pause that doubles; a hundred an address. Counted by the name given, whether or not there
 * is such an account, so that a refusal tells nothing. Thread-safe.
 */
public final class LoginGuard {
  private static final int FAILURES = 10;
  private static final int FREE_FAILURES = 5;
  private static final int FAILURES_AN_ADDRESS = 100;
  private static final long WINDOW_MILLIS = 15 * 60_000L;

  private final Throttle accounts = new Throttle(FAILURES, WINDOW_MILLIS);
  private final Throttle addresses = new Throttle(FAILURES_AN_ADDRESS, WINDOW_MILLIS);
  private final Throttle pauses = new Throttle(1, 32_000L);

  /** Milliseconds until the next try is looked at, 0 for now. */
  public long waitMillis(String account, String address, long now) {
    long wait = Math.max(accounts.wait(account, now), addresses.wait(address, now));
    int failures = accounts.count(account, now);
    if (wait > 0 || failures <= FREE_FAILURES) {
      return wait;
    }
    long pause = 1_000L << Math.min(5, failures - FREE_FAILURES - 1);
    long sinceLast = 32_000L - pauses.wait(account, now);
    return Math.max(0, pause - sinceLast);
  }

  /** A try failed. */
  public void failed(String account, String address, long now) {
    accounts.take(account, now);
    addresses.take(address, now);
    pauses.forget(account);
    pauses.take(account, now);
  }

  /** A try succeeded; the account's failures are forgotten, the address's are not. */
  public void succeeded(String account) {
    accounts.forget(account);
    pauses.forget(account);
  }
}
