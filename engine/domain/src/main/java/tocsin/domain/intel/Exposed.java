package tocsin.domain.intel;

import java.util.Comparator;

/**
 * News for the target ledger: a person who was at a site, the address it lives at, or the
 * certificate it shows belongs to another site that is confirmed.
 *
 * @param site the site that is told, as in {@link Sighting}
 * @param key as in {@link Tie}
 * @param since from when it counts, milliseconds UTC
 * @param until from when the key belongs to so many sites that it says nothing of any; {@link
 *     Long#MAX_VALUE} when never
 * @param via the confirmed site
 * @param viaSince from when the confirmed site exposes those who were there, milliseconds UTC
 * @param fraudType of the confirmed site, or {@code unknown}
 * @param at when the key was first met at the site, milliseconds UTC
 * @param viaAt when it was first met at the confirmed site, milliseconds UTC
 */
public record Exposed(
    String site,
    String key,
    TieKind kind,
    long since,
    long until,
    String via,
    long viaSince,
    String fraudType,
    long at,
    long viaAt) {

  /** All that changes as more becomes known gets smaller, so the least of several is the last. */
  private static final Comparator<Exposed> ORDER =
      Comparator.comparingLong(Exposed::since)
          .thenComparingLong(Exposed::viaSince)
          .thenComparing(Exposed::via)
          .thenComparingLong(Exposed::at)
          .thenComparingLong(Exposed::viaAt)
          .thenComparing(Exposed::fraudType);

  /** The same with what either knows; in whatever order they come. */
  public Exposed merged(Exposed other) {
    Exposed first = ORDER.compare(this, other) <= 0 ? this : other;
    return new Exposed(
        site,
        key,
        kind,
        first.since,
        Math.min(until, other.until),
        first.via,
        first.viaSince,
        first.fraudType,
        first.at,
        first.viaAt);
  }

  @Override
  public String toString() {
    return "Exposed[kind=" + kind + ", since=" + since + ", …]";
  }
}
