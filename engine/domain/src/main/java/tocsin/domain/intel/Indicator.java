package tocsin.domain.intel;

/**
 * A listed target (IOC). It counts for a record at time {@code t} when {@code knownFrom ≤ t},
 * {@code validFrom ≤ t} and {@code t < validUntil}.
 *
 * @param kind what {@code value} names
 * @param value normalised: lower-case punycode hosts, canonical URLs without scheme, plain IPs and
 *     CIDRs, package ids, lower-case hexadecimal certificate hashes
 * @param fraudType the pack's code, or {@code unknown}
 * @param confidence 0–100
 * @param source the feed's name
 * @param validFrom milliseconds UTC, inclusive; {@link Long#MIN_VALUE} when unbounded
 * @param validUntil milliseconds UTC, exclusive; {@link Long#MAX_VALUE} when unbounded
 * @param knownFrom when the centre came to know it, milliseconds UTC; {@link Long#MIN_VALUE} when
 *     it was always known
 */
public record Indicator(
    IndicatorKind kind,
    String value,
    String fraudType,
    int confidence,
    String source,
    long validFrom,
    long validUntil,
    long knownFrom) {

  public static final String UNKNOWN_TYPE = "unknown";

  /** The first moment at which this indicator counts. */
  public long activeFrom() {
    return Math.max(validFrom, knownFrom);
  }

  /** The same, not known before a time. */
  public Indicator knownFrom(long at) {
    return new Indicator(
        kind, value, fraudType, confidence, source, validFrom, validUntil, Math.max(at, knownFrom));
  }
}
