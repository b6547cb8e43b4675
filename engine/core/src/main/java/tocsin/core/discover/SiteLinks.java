package tocsin.core.discover;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tocsin.domain.intel.CampaignLink;
import tocsin.domain.intel.Exposed;
import tocsin.domain.pack.Discovery;

/**
 * Tells of a flagged site which confirmed ones it is one campaign with, as of the ends of epochs: a
 * function of what is remembered, asked when any of it is new.
 */
public final class SiteLinks {
  /** Who is kin does not depend on how many people are exposed. */
  private static final ExposureRates NO_RATES = new ExposureRates();

  private final SiteAssessor assessor;
  private final Epochs epochs;
  private final long retentionMillis;

  SiteLinks(SiteAssessor assessor, Discovery discovery, long retentionMillis) {
    this.assessor = assessor;
    this.epochs = new Epochs(discovery.epochMillis());
    this.retentionMillis = retentionMillis;
  }

  /**
   * Tells what is new, as of the ends of epochs in a stretch of time. O(visits · log visits +
   * exposures · ends).
   *
   * @param from milliseconds UTC, inclusive
   * @param until milliseconds UTC, inclusive
   */
  public SiteState tell(
      SiteState state, SiteMemory memory, long from, long until, Consumer<CampaignLink> out) {
    if (!isConcerned(state) || first(state) > until) {
      return state;
    }
    Exposures exposures = assessor.exposures(state, memory, NO_RATES);
    Window window = new Window(exposures.visits(), "");
    SortedSet<Long> ends = exposures.ends(first(state)).tailSet(from);
    SiteState next = state;
    for (long end : ends) {
      if (end > until) {
        break;
      }
      window.move(end - retentionMillis, end);
      for (String via : exposures.kin(window, end)) {
        CampaignLink link = new CampaignLink(state.site(), via, end);
        if (!next.knows(link)) {
          out.accept(link);
          next = next.linked(link);
        }
      }
    }
    return next;
  }

  private static boolean isConcerned(SiteState state) {
    return state.flaggedAt() != Long.MAX_VALUE && state.exposedPeople() + state.exposedHosts() > 0;
  }

  /** The first end of an epoch by which the site is flagged. */
  private long first(SiteState state) {
    return epochs.endOf(state.flaggedAt() - 1);
  }

  /**
   * When to ask because a page changed.
   *
   * @param news what exposed the site, or null
   */
  public List<Long> ends(SiteState before, SiteState after, @Nullable Exposed news) {
    if (!isConcerned(after)) {
      return List.of();
    }
    List<Long> ends = new ArrayList<>();
    if (before.flaggedAt() != after.flaggedAt()) {
      ends.add(first(after));
    }
    if (news != null) {
      ends.add(Math.max(first(after), epochs.endOf(news.since())));
    }
    return ends;
  }
}
