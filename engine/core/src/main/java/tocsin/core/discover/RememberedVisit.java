package tocsin.core.discover;

import tocsin.core.kernel.Hash64;
import tocsin.domain.intel.Sighting;
import tocsin.domain.intel.TargetKind;

/**
 * A visit kept in case its target is flagged later. Visits of one person to one target within five
 * minutes are one.
 *
 * @param at the earliest of them, milliseconds UTC
 * @param hash the smallest of their hashes
 * @param signals all of their signals
 * @param confirmed whether a confirmed verdict was known when it happened
 */
public record RememberedVisit(
    String subject,
    String target,
    TargetKind kind,
    long at,
    long hash,
    int signals,
    boolean confirmed) {

  /** Length of the spans in which visits are one. */
  static final long SPAN_MILLIS = 5 * 60_000L;

  /** 64 bits that name person, target and span; two that collide would be taken for one visit. */
  static long key(Sighting sighting) {
    long hash = Hash64.combine(Hash64.of(sighting.subject()), sighting.target());
    return Hash64.combine(hash, Math.floorDiv(sighting.at(), SPAN_MILLIS));
  }

  RememberedVisit merged(Sighting sighting, boolean alsoConfirmed) {
    return new RememberedVisit(
        subject,
        target,
        kind,
        Math.min(at, sighting.at()),
        Math.min(hash, sighting.hash()),
        signals | sighting.signals(),
        confirmed && alsoConfirmed);
  }

  static RememberedVisit of(Sighting sighting, boolean confirmed) {
    return new RememberedVisit(
        sighting.subject(),
        sighting.target(),
        sighting.kind(),
        sighting.at(),
        sighting.hash(),
        sighting.signals(),
        confirmed);
  }

  @Override
  public String toString() {
    return "RememberedVisit[at=" + at + ", …]";
  }
}
