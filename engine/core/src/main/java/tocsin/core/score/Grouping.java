package tocsin.core.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tocsin.core.campaign.Campaigns;
import tocsin.domain.intel.FlaggedTarget;
import tocsin.domain.intel.Indicator;
import tocsin.domain.pack.Parameters;

/**
 * Sorts the moments that count at a time into exposures: by campaign, and by time where types are
 * compatible, since one fraud uses many hosts. Used once per evaluation.
 */
final class Grouping {
  /** Moments of one exposure while it is collected. */
  static final class Group {
    final String opening;
    final List<String> campaigns = new ArrayList<>();
    final List<Moment> moments = new ArrayList<>();
    final List<KnownTarget> targets = new ArrayList<>();
    String fraudType = Indicator.UNKNOWN_TYPE;
    private @Nullable KnownTarget typedBy;
    long lastAt = Long.MIN_VALUE;

    /**
     * @param opening own id of the site that opened it
     */
    Group(String opening) {
      this.opening = opening;
    }

    String campaign() {
      return campaigns.get(0);
    }

    private void add(Moment moment) {
      moments.add(moment);
      lastAt = Math.max(lastAt, moment.at());
    }

    private void join(KnownTarget known, String campaign) {
      targets.add(known);
      if (!campaigns.contains(campaign)) {
        campaigns.add(campaign);
      }
      boolean typed = !known.flagged().fraudType().equals(Indicator.UNKNOWN_TYPE);
      if (typed && (typedBy == null || known.outweighs(typedBy))) {
        typedBy = known;
        fraudType = known.flagged().fraudType();
      }
    }
  }

  private final Parameters parameters;
  private final Campaigns campaigns;
  private final List<Group> groups = new ArrayList<>();

  Grouping(Parameters parameters, Campaigns campaigns) {
    this.parameters = parameters;
    this.campaigns = campaigns;
  }

  /** The exposures of a log as known at a time. O(moments + targets · exposures). */
  List<Group> groups(PersonLog log, long at) {
    long from = at - parameters.retentionMillis();
    KnownTarget[] known = log.knownAt(at);
    Group[] joined = new Group[known.length];
    int[] shown = new int[known.length];
    long span = Long.MIN_VALUE;
    for (Moment moment : log.moments()) {
      int target = moment.target();
      boolean counts = moment.known() <= at && moment.at() > from && target != Moment.CONTEXT;
      KnownTarget its = counts ? known[target] : null;
      if (its == null) {
        continue;
      }
      if (moment.span() != span) {
        span = moment.span();
        Arrays.fill(shown, 0);
      }
      Moment left = moment.without(shown[target]);
      shown[target] |= moment.signals();
      if (left.signals() == 0) {
        continue;
      }
      if (joined[target] == null) {
        // A target stays where it came first, since its campaign does.
        String campaign = campaigns.at(its.flagged().campaign(), at);
        joined[target] = group(left, its.flagged(), campaign);
        joined[target].join(its, campaign);
      }
      joined[target].add(left);
    }
    for (Group group : groups) {
      group.targets.sort(MOST_TELLING_FIRST);
    }
    return groups;
  }

  private Group group(Moment moment, FlaggedTarget target, String campaign) {
    for (Group group : groups) {
      if (group.campaigns.contains(campaign)) {
        return group;
      }
    }
    for (Group group : groups) {
      boolean compatible =
          group.fraudType.equals(target.fraudType())
              || group.fraudType.equals(Indicator.UNKNOWN_TYPE)
              || target.fraudType().equals(Indicator.UNKNOWN_TYPE);
      if (compatible && moment.at() - group.lastAt <= parameters.joinMillis()) {
        return group;
      }
    }
    Group group = new Group(target.campaign());
    groups.add(group);
    return group;
  }

  private static final Comparator<KnownTarget> MOST_TELLING_FIRST =
      Comparator.comparing((KnownTarget known) -> known.flagged().verdict())
          .reversed()
          .thenComparing(known -> -known.flagged().confidence())
          .thenComparingLong(KnownTarget::since)
          .thenComparing(known -> known.flagged().target());
}
