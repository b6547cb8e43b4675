package tocsin.domain.intel;

/**
 * News for the target ledger: a person who was at a site, the address it lives at, or the
 * certificate it shows belongs to another site that is confirmed. Parts merge by the earliest
 * times.
 *
 * @param site the site that is told, as in {@link Sighting}
 * @param key as in {@link Tie}
 * @param since from when it counts, milliseconds UTC
 * @param until from when the key belongs to so many sites that it says nothing of any; {@link
 *     Long#MAX_VALUE} when never
 * @param via the confirmed site
 * @param fraudType of the confirmed site, or {@code unknown}
 */
public record Exposed(
    String site, String key, TieKind kind, long since, long until, String via, String fraudType) {

  /** The same with what either knows of earlier times; the sources of the earlier one. */
  public Exposed merged(Exposed other) {
    boolean mine = since < other.since || (since == other.since && via.compareTo(other.via) <= 0);
    Exposed first = mine ? this : other;
    return new Exposed(
        site, key, kind, first.since, Math.min(until, other.until), first.via, first.fraudType);
  }

  @Override
  public String toString() {
    return "Exposed[kind=" + kind + ", since=" + since + ", …]";
  }
}
