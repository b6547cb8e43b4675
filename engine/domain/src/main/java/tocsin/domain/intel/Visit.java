package tocsin.domain.intel;

import org.jspecify.annotations.Nullable;

/**
 * What the exposure ledger takes in: a person's access to a flagged target, or to a service that
 * matters near one (a bank, a remote-control tool).
 *
 * @param subject pseudonym, the ledger's key
 * @param at when the access happened, milliseconds UTC
 * @param effectiveAt when it came to be known as what it is: {@code at}, or later when the target
 *     was flagged later; the ledger's order
 * @param hash the record's hash, breaks ties
 * @param signals {@link Signal} bits
 * @param target what was visited; null for context
 */
public record Visit(
    String subject,
    long at,
    long effectiveAt,
    long hash,
    int signals,
    @Nullable FlaggedTarget target) {

  @Override
  public String toString() {
    return "Visit[at=" + at + ", effectiveAt=" + effectiveAt + ", …]";
  }
}
