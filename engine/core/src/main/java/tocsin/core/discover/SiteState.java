package tocsin.core.discover;

import java.util.List;
import tocsin.core.apps.AppVote;
import tocsin.domain.intel.Indicator;

/**
 * The ledger's page on one site, without its visits.
 *
 * @param site the ledger's key
 * @param firstSeenAt earliest visit, milliseconds UTC; {@link Long#MAX_VALUE} before any
 * @param lastSeenAt latest visit, milliseconds UTC
 * @param remembered visits in memory
 * @param forgottenBefore visits before it are no longer in memory, milliseconds UTC; 0 when all are
 * @param cut visitors whose pseudonyms hash to this or higher are not remembered, because there are
 *     too many; {@link Long#MAX_VALUE} when all are
 * @param targets hosts, URLs, addresses or apps of the site, in no order; bounded
 * @param listings indicators that became known while the stream ran
 * @param votes what people's sessions said of the apps it belongs to; bounded
 * @param exposedPeople visitors who are exposed to a confirmed site
 * @param exposedHosts addresses and certificates in common with a confirmed site
 */
public record SiteState(
    String site,
    long firstSeenAt,
    long lastSeenAt,
    int remembered,
    long forgottenBefore,
    long cut,
    List<TargetFacts> targets,
    List<Indicator> listings,
    List<AppVote> votes,
    int exposedPeople,
    int exposedHosts) {

  /** Targets kept apart per site; per-victim hosts beyond it count for the site only. */
  static final int MAX_TARGETS = 64;

  public SiteState {
    firstSeenAt = firstSeenAt == 0 ? Long.MAX_VALUE : firstSeenAt;
    targets = targets == null ? List.of() : targets;
    listings = listings == null ? List.of() : listings;
    votes = votes == null ? List.of() : votes;
  }

  /** The page with other votes. */
  SiteState voted(List<AppVote> others) {
    return new SiteState(
        site,
        firstSeenAt,
        lastSeenAt,
        remembered,
        forgottenBefore,
        cut,
        targets,
        listings,
        others,
        exposedPeople,
        exposedHosts);
  }

  /** The page with more that exposes it. */
  SiteState exposed(int morePeople, int moreHosts) {
    return new SiteState(
        site,
        firstSeenAt,
        lastSeenAt,
        remembered,
        forgottenBefore,
        cut,
        targets,
        listings,
        votes,
        exposedPeople + morePeople,
        exposedHosts + moreHosts);
  }

  /** A page with nothing on it. */
  public static SiteState empty(String site) {
    return new SiteState(
        site,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        0,
        0,
        Long.MAX_VALUE,
        List.of(),
        List.of(),
        List.of(),
        0,
        0);
  }
}
