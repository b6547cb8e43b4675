package tocsin.core.discover;

import tocsin.core.kernel.Hash64;
import tocsin.domain.intel.Sighting;
import tocsin.domain.intel.TargetKind;

/**
 * A visit kept in case its target is flagged later. Visits of one person to one target within five
 * minutes that show the same are one.
 *
 * @param at the earliest of them, milliseconds UTC
 * @param hash the smallest of their hashes
 * @param signals their signals
 * @param confidence of the indicator that confirmed the target when the least known of them
 *     happened; −1 when none did
 * @param listed the highest confidence of an indicator that they met, 0 when none
 */
public record RememberedVisit(
    String subject,
    String target,
    TargetKind kind,
    long at,
    long hash,
    int signals,
    int confidence,
    int listed) {

  /** Length of the spans in which visits are one. */
  static final long SPAN_MILLIS = 5 * 60_000L;

  /**
   * 64 bits that name person, target, span and signals; two that collide would be taken for one.
   */
  static long key(Sighting sighting) {
    long hash = Hash64.combine(Hash64.of(sighting.subject()), sighting.target());
    hash = Hash64.combine(hash, Math.floorDiv(sighting.at(), SPAN_MILLIS));
    return Hash64.combine(hash, sighting.signals());
  }

  RememberedVisit merged(Sighting sighting, int itsConfidence) {
    return new RememberedVisit(
        subject,
        target,
        kind,
        Math.min(at, sighting.at()),
        Math.min(hash, sighting.hash()),
        signals,
        Math.min(confidence, itsConfidence),
        Math.max(listed, listed(sighting)));
  }

  static RememberedVisit of(Sighting sighting, int confidence) {
    return new RememberedVisit(
        sighting.subject(),
        sighting.target(),
        sighting.kind(),
        sighting.at(),
        sighting.hash(),
        sighting.signals(),
        confidence,
        listed(sighting));
  }

  private static int listed(Sighting sighting) {
    return sighting.match() == null ? 0 : sighting.match().confidence();
  }

  @Override
  public String toString() {
    return "RememberedVisit[at=" + at + ", …]";
  }
}
