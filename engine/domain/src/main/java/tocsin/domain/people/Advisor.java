package tocsin.domain.people;

/**
 * A safety advisor: the "1" of 1+300.
 *
 * @param subject the advisor's own pseudonym
 * @param capacity most people bound at one time, primary and deputy together, 1–300
 * @param shifts spans in the centre's zone, as in the roster's format; empty means always
 * @param validFrom milliseconds UTC, inclusive
 * @param validUntil milliseconds UTC, exclusive
 */
public record Advisor(
    String advisorId,
    String subject,
    String unitId,
    int capacity,
    String shifts,
    long validFrom,
    long validUntil) {

  /** Bindings one advisor may hold at most (the "300"). */
  public static final int MAX_CAPACITY = 300;
}
