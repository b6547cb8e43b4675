package tocsin.domain.intel;

/**
 * That a person, an address or a certificate belongs to a site, and since when the site makes it
 * suspicious: all that crosses the shuffle to the tie ledger. Told once per retention, and again
 * when an earlier time turns up; ties merge by the earliest times.
 *
 * @param key the tie ledger's key: a pseudonym, {@code @s:} or {@code @c:} and sixteen hexadecimal
 *     digits
 * @param site as in {@link Sighting}
 * @param at first seen at the site, milliseconds UTC
 * @param seedAt from when the site counts as confirmed for this key, milliseconds UTC; {@link
 *     Long#MAX_VALUE} while it does not
 * @param fraudType of the confirmed target; {@code unknown} otherwise
 */
public record Tie(String key, TieKind kind, String site, long at, long seedAt, String fraudType) {

  @Override
  public String toString() {
    return "Tie[kind=" + kind + ", at=" + at + ", …]";
  }
}
