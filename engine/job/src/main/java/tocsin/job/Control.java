package tocsin.job;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.domain.alert.Handling;
import tocsin.domain.intel.ExposureRate;
import tocsin.domain.intel.Judgement;
import tocsin.domain.intel.Listing;
import tocsin.domain.intel.Membership;
import tocsin.domain.pack.Pack;

/**
 * An item of the control stream: how a running job comes to know something new.
 *
 * @param at event time from which it counts, milliseconds UTC
 * @param ref for INDICATORS, LINES and ROSTER the edition to load
 * @param pack for PACK the new pack
 * @param listing for LISTING the news
 * @param handling for HANDLING what the desk did
 * @param judgement for JUDGEMENT what a person holds of a target
 * @param rate for RATE the base rate of exposure as of an epoch's end, which the job counts itself
 * @param members for MEMBERS which sites are one campaign, which the job finds itself; else empty
 */
public record Control(
    Kind kind,
    long at,
    String ref,
    @Nullable Pack pack,
    @Nullable Listing listing,
    @Nullable Handling handling,
    @Nullable Judgement judgement,
    @Nullable ExposureRate rate,
    List<Membership> members) {

  /** What an item brings. */
  public enum Kind {
    PACK,
    INDICATORS,
    LINES,
    ROSTER,
    LISTING,
    HANDLING,
    JUDGEMENT,
    RATE,
    MEMBERS
  }

  public Control {
    members = members == null ? List.of() : members;
  }

  private Control(
      Kind kind,
      long at,
      String ref,
      @Nullable Pack pack,
      @Nullable Listing listing,
      @Nullable Handling handling,
      @Nullable Judgement judgement,
      @Nullable ExposureRate rate) {
    this(kind, at, ref, pack, listing, handling, judgement, rate, List.of());
  }

  /** A new pack, in force from its {@code effectiveFrom}. */
  public static Control pack(Pack pack) {
    return new Control(Kind.PACK, pack.effectiveFrom(), "", pack, null, null, null, null);
  }

  /** An indicator that became known. */
  public static Control listing(Listing listing) {
    return new Control(
        Kind.LISTING, listing.indicator().activeFrom(), "", null, listing, null, null, null);
  }

  /** What the desk did with an alert. */
  public static Control handling(Handling handling) {
    return new Control(Kind.HANDLING, handling.at(), "", null, null, handling, null, null);
  }

  /** What a person holds of a target. */
  public static Control judgement(Judgement judgement) {
    return new Control(Kind.JUDGEMENT, judgement.at(), "", null, null, null, judgement, null);
  }

  /** A new edition of indicators, lines or the roster. */
  public static Control edition(Kind kind, long at, String ref) {
    return new Control(kind, at, ref, null, null, null, null, null);
  }

  /** The base rate of exposure. */
  static Control rate(ExposureRate rate) {
    return new Control(Kind.RATE, rate.at() - 1, "", null, null, null, null, rate);
  }

  /** Which sites are one campaign, as of a time. */
  static Control members(List<Membership> members, long at) {
    return new Control(Kind.MEMBERS, at, "", null, null, null, null, null, members);
  }
}
