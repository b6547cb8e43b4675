package tocsin.core.discover;

import java.util.ArrayList;
import java.util.List;
import tocsin.core.apps.AppVote;
import tocsin.domain.intel.CampaignLink;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.TargetKind;

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
 * @param links told of it to those who keep campaigns; bounded
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
    int exposedHosts,
    List<CampaignLink> links) {

  /** Links told of one site: a host belongs to one fraud, seldom to a few. */
  static final int MAX_LINKS = 8;

  /**
   * Targets kept apart per site: those first seen earliest, so that the order of arrival changes
   * nothing. Per-victim hosts beyond it count for the site only.
   */
  static final int MAX_TARGETS = 64;

  public SiteState {
    firstSeenAt = firstSeenAt == 0 ? Long.MAX_VALUE : firstSeenAt;
    targets = targets == null ? List.of() : targets;
    listings = listings == null ? List.of() : listings;
    votes = votes == null ? List.of() : votes;
    links = links == null ? List.of() : links;
  }

  /** What is known of a target; nothing yet when it is not on the page. O(targets). */
  TargetFacts facts(String target, TargetKind kind, long at) {
    int index = indexOf(target);
    return index < 0 ? TargetFacts.unknown(target, kind, at) : targets.get(index);
  }

  private int indexOf(String target) {
    for (int i = 0; i < targets.size(); i++) {
      if (targets.get(i).target().equals(target)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * The page with what is known of a target now; the same when it says nothing new. A target beyond
   * {@value #MAX_TARGETS} counts for the site only.
   *
   * @param at when it was visited, {@link Long#MIN_VALUE} when it was not
   */
  SiteState with(TargetFacts facts, long at) {
    long last = Math.max(lastSeenAt, at);
    long first = at == Long.MIN_VALUE ? firstSeenAt : Math.min(firstSeenAt, at);
    int index = indexOf(facts.target());
    boolean unchanged = index >= 0 && targets.get(index).equals(facts);
    if (unchanged && last == lastSeenAt && first == firstSeenAt) {
      return this;
    }
    List<TargetFacts> all = unchanged ? targets : replaced(index, facts);
    return new SiteState(
        site,
        first,
        last,
        remembered,
        forgottenBefore,
        cut,
        all,
        listings,
        votes,
        exposedPeople,
        exposedHosts,
        links);
  }

  /**
   * @param index of what was known of the target, negative when nothing was
   */
  private List<TargetFacts> replaced(int index, TargetFacts facts) {
    int place = index;
    if (index < 0 && targets.size() >= MAX_TARGETS) {
      place = latest();
      if (!facts.precedes(targets.get(place))) {
        return targets;
      }
    }
    List<TargetFacts> all = new ArrayList<>(targets);
    if (place < 0) {
      all.add(facts);
    } else {
      all.set(place, facts);
    }
    return all;
  }

  private int latest() {
    int latest = 0;
    for (int i = 1; i < targets.size(); i++) {
      latest = targets.get(latest).precedes(targets.get(i)) ? i : latest;
    }
    return latest;
  }

  /** The page with one listing more. */
  SiteState listed(Indicator listing) {
    List<Indicator> all = new ArrayList<>(listings);
    all.add(listing);
    return new SiteState(
        site,
        firstSeenAt,
        lastSeenAt,
        remembered,
        forgottenBefore,
        cut,
        targets,
        all,
        votes,
        exposedPeople,
        exposedHosts,
        links);
  }

  /** The page with other visits in memory. */
  SiteState remembering(int visits, long itsCut) {
    return new SiteState(
        site,
        firstSeenAt,
        lastSeenAt,
        visits,
        forgottenBefore,
        itsCut,
        targets,
        listings,
        votes,
        exposedPeople,
        exposedHosts,
        links);
  }

  /** The page after visits before a time and exposures were forgotten. */
  SiteState forgetting(long before, int visitsLeft, int peopleLeft, int hostsLeft) {
    return new SiteState(
        site,
        firstSeenAt,
        lastSeenAt,
        visitsLeft,
        Math.max(forgottenBefore, before),
        cut,
        targets,
        listings,
        votes,
        peopleLeft,
        hostsLeft,
        links);
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
        exposedHosts,
        links);
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
        exposedHosts + moreHosts,
        links);
  }

  /** The page with a link told. */
  SiteState linked(CampaignLink link) {
    List<CampaignLink> all = new ArrayList<>(links);
    all.removeIf(each -> each.with().equals(link.with()));
    all.add(link);
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
        exposedPeople,
        exposedHosts,
        List.copyOf(all));
  }

  /** Whether a link says nothing new: it was told, as early, or there is no room for it. */
  boolean knows(CampaignLink link) {
    for (CampaignLink each : links) {
      if (each.with().equals(link.with())) {
        return each.at() <= link.at();
      }
    }
    return links.size() >= MAX_LINKS;
  }

  /** First moment at which one of its targets was flagged; {@link Long#MAX_VALUE} when never. */
  public long flaggedAt() {
    return targets.stream().mapToLong(TargetFacts::flaggedAt).min().orElse(Long.MAX_VALUE);
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
        0,
        List.of());
  }
}
