package tocsin.core.discover;

import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.TieKind;

/**
 * What a person, an address or a certificate has to do with one target of a site, within one
 * retention.
 *
 * @param key as in {@link tocsin.domain.intel.Tie}
 * @param at first seen there, milliseconds UTC
 * @param seedAt since when the visit is one to a confirmed target; {@link Long#MAX_VALUE} when it
 *     is not
 * @param fraudType of the confirmed target
 * @param told whether that has been told
 */
public record SeedVisit(
    String key, TieKind kind, String target, long at, long seedAt, String fraudType, boolean told) {

  boolean isSeed() {
    return seedAt != Long.MAX_VALUE;
  }

  SeedVisit seenFrom(long earlier) {
    return new SeedVisit(key, kind, target, earlier, seedAt, fraudType, told);
  }

  /** The same as a seed; ties between types are broken by name. */
  SeedVisit seed(long from, String type) {
    boolean better = from < seedAt || (from == seedAt && outranks(type));
    return better ? new SeedVisit(key, kind, target, at, from, type, false) : this;
  }

  private boolean outranks(String type) {
    boolean unknown = fraudType.equals(Indicator.UNKNOWN_TYPE);
    boolean itsUnknown = type.equals(Indicator.UNKNOWN_TYPE);
    return unknown != itsUnknown ? unknown : type.compareTo(fraudType) < 0;
  }

  SeedVisit told(boolean now) {
    return new SeedVisit(key, kind, target, at, seedAt, fraudType, now);
  }

  @Override
  public String toString() {
    return "SeedVisit[kind=" + kind + ", at=" + at + ", …]";
  }
}
