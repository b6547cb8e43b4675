package tocsin.core.discover.hunt;

import java.util.List;
import tocsin.domain.intel.ExposedBy;
import tocsin.domain.intel.TargetKind;

/**
 * A target that a hunt suspects, and how it came to be found.
 *
 * @param site the registrable domain, address or {@code app:<package>}
 * @param target the host, address or app
 * @param round 1 when confirmed sites lead to it, 2 when finds of the first round do
 * @param probability of fraud, 0–1
 * @param fraudType of most of the confirmed sites at the path's beginning, or {@code unknown}
 * @param firstSeenAt of the site, milliseconds UTC
 * @param visitors distinct people at the site within the retention
 * @param exposed of those who speak for it, how many were at a confirmed target
 * @param secondHand how many were not, but at a find of the first round
 * @param lift what that says, nats beyond chance
 * @param reasons what each piece of evidence adds, the strongest first
 * @param path confirmed sites it has people, addresses or certificates in common with, the
 *     strongest first; bounded
 * @param through finds it has people in common with who were at no confirmed target, the strongest
 *     first; bounded
 */
public record Find(
    String site,
    String target,
    TargetKind kind,
    int round,
    double probability,
    String fraudType,
    long firstSeenAt,
    int visitors,
    int exposed,
    int secondHand,
    double lift,
    List<Why> reasons,
    List<ExposedBy> path,
    List<Step> through) {

  /**
   * What one piece of evidence adds.
   *
   * @param term as in {@code fusion.yaml}; empty for an indicator
   * @param code of the reason
   * @param logOdds nats
   */
  public record Why(String term, String code, double logOdds) {}

  /**
   * A find on the way to another.
   *
   * @param via its site
   * @param people how many it has in common with the other
   * @param fraudType of most of the confirmed sites that led to it, or {@code unknown}
   * @param path confirmed sites that led to it
   */
  public record Step(String via, int people, String fraudType, List<ExposedBy> path) {}
}
