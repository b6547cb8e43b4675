package tocsin.domain.intel;

/**
 * One access that may belong to an app: all that crosses the shuffle to the app sessions. Plain
 * pages of unknown sites, the bulk of what the sieve lets through, make none.
 *
 * @param subject pseudonym
 * @param at milliseconds UTC
 * @param site as in {@link Sighting}; for a platform the suffix it is known by
 * @param host host or address
 * @param roles {@link HostRole} bits; 0 for a host known by nothing but an odd name
 * @param traits {@link #MACHINE_NAME} and the like
 * @param server hash of the server's address; 0 when unseen or in a range that strangers share
 * @param cert hash of the server's certificate; 0 when unseen
 */
public record AppTouch(
    String subject,
    long at,
    String site,
    String host,
    int roles,
    int traits,
    long server,
    long cert) {

  /** The name looks made by a machine. */
  public static final int MACHINE_NAME = 1;

  /** A platform that honest apps use too: it says what is done, never who does it. */
  public static final int PLATFORM = 2;

  /** An indicator strong enough to confirm counted at the time. */
  public static final int LISTED = 4;

  /** An app package or a profile was fetched here. */
  public static final int FETCHED = 8;

  @Override
  public String toString() {
    return "AppTouch[at=" + at + ", …]";
  }
}
