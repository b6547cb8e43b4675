package tocsin.domain.intel;

import org.jspecify.annotations.Nullable;

/**
 * What the sieve lets through of one access record, and all that crosses the first shuffle: who was
 * where, and what the sieve knows against the place.
 *
 * @param site the ledger's key: registrable domain (private suffixes count), IP, or {@code
 *     app:<package>}
 * @param at milliseconds UTC
 * @param hash 64 bits of the record's content; equal records have equal hashes
 * @param subject pseudonym
 * @param target the thing in question: the host, URL, IP, app or certificate
 * @param kind what {@code target} is
 * @param signals {@link Signal} bits
 * @param spelling log-likelihood ratio of the host's spelling, hundredths of a nat; 0 when unread
 * @param match the strongest indicator that counted at {@code at}, if any
 * @param server hash of the server's address; 0 when unseen or in a range that strangers share
 * @param cert hash of the server's certificate; 0 when unseen
 */
public record Sighting(
    String site,
    long at,
    long hash,
    String subject,
    String target,
    TargetKind kind,
    int signals,
    int spelling,
    @Nullable Match match,
    long server,
    long cert) {

  /** Of an access whose server is unknown. */
  public Sighting(
      String site,
      long at,
      long hash,
      String subject,
      String target,
      TargetKind kind,
      int signals,
      int spelling,
      @Nullable Match match) {
    this(site, at, hash, subject, target, kind, signals, spelling, match, 0, 0);
  }

  @Override
  public String toString() {
    return "Sighting[at=" + at + ", kind=" + kind + ", …]";
  }
}
