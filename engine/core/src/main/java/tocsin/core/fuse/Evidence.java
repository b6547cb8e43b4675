package tocsin.core.fuse;

/**
 * What is held for and against one target at one time.
 *
 * @param signals {@code Signal} bits
 * @param spelling log-likelihood ratio of the spelling, hundredths of a nat; 0 when unread
 * @param confidence of the strongest indicator that counts, 1–100; 0 without one
 * @param ageMillis since the site was first seen; {@link #UNKNOWN_AGE} when the watch is too young
 *     to tell
 * @param visitors distinct people seen at the site
 * @param appSet log-likelihood ratio of the host sets it belongs to, hundredths of a nat; 0 when
 *     none
 * @param lift how much likelier its visitors are under fraud, being exposed to confirmed targets,
 *     hundredths of a nat; 0 when not
 * @param ties {@link #SERVER}, {@link #CERT}, {@link #NEAR} and {@link #ORDERED}: what it has in
 *     common with a confirmed target
 */
public record Evidence(
    int signals,
    int spelling,
    int confidence,
    long ageMillis,
    int visitors,
    int appSet,
    int lift,
    int ties) {
  /** A dedicated address in common with a confirmed target. */
  public static final int SERVER = 1;

  /** A certificate in common with a confirmed target. */
  public static final int CERT = 2;

  /** Several of its visitors came within minutes of a confirmed target. */
  public static final int NEAR = 4;

  /** … and nearly all of these in the same order. */
  public static final int ORDERED = 8;

  /** An age that cannot be told. */
  public static final long UNKNOWN_AGE = -1;

  /** More than any set of hosts is worth; the family's cap is what counts of it. */
  public static final int MOST_APP = 10_000;

  /** More than any visitors are worth; the family's cap is what counts of it. */
  public static final int MOST_LIFT = 10_000;

  /** Of a target that has nothing in common with any other. */
  public Evidence(
      int signals, int spelling, int confidence, long ageMillis, int visitors, int appSet) {
    this(signals, spelling, confidence, ageMillis, visitors, appSet, 0, 0);
  }

  /** Of a name alone, without a look at who was there. */
  public static Evidence of(int signals, int spelling, int confidence) {
    return new Evidence(signals, spelling, confidence, UNKNOWN_AGE, 0, 0);
  }

  /** The same at its most suspicious: seen just now by one person. */
  public Evidence atWorst() {
    return new Evidence(signals, spelling, confidence, 0, 1, appSet, lift, ties);
  }
}
