package tocsin.domain.casework;

/**
 * What a case came to, as one report says it.
 *
 * @param at when it was reported, milliseconds UTC
 * @param reportedBy user or advisor id
 * @param verdict V1–V8
 * @param evidence how well the dissuasion is proven; E unless something better is shown
 * @param yuan amount saved (V1) or lost (V3), CNY; 0 when unknown
 * @param basis what the amount rests on, in a few words without personal data; empty with 0 yuan
 * @param countKey two outcomes with one key count once (see {@code core.casework.CountKeys})
 * @param lossAt when the money went (V3), milliseconds UTC, 0 when unknown or none
 * @param suspiciousApp whether an app was found on the phone
 */
public record Outcome(
    long at,
    String reportedBy,
    CaseVerdict verdict,
    EvidenceClass evidence,
    long yuan,
    String basis,
    String countKey,
    long lossAt,
    boolean suspiciousApp) {

  /** Highest amount that one outcome may carry, in yuan; above it somebody mistyped. */
  public static final long MAX_YUAN = 1_000_000_000L;

  public Outcome {
    if (yuan < 0 || yuan > MAX_YUAN) {
      throw new IllegalArgumentException("yuan is " + yuan + "; allowed is 0 to " + MAX_YUAN);
    }
    if (yuan > 0 && basis.isBlank()) {
      throw new IllegalArgumentException("an amount of " + yuan + " yuan needs its basis");
    }
  }
}
