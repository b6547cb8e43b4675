package tocsin.core.campaign;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tocsin.core.kernel.Hash64;
import tocsin.domain.intel.CampaignTurn;
import tocsin.domain.intel.Membership;

/**
 * Of each site the campaign as of any time. Looked up, not remembered: what a person met keeps the
 * site's own id, and what that belongs to is asked whenever it is weighed. Confined to one thread.
 */
public final class Campaigns {
  private final Map<String, List<CampaignTurn>> byOwn = new HashMap<>();

  /** The id of a site that stands alone, and of a campaign that began with it. */
  public static String own(String site) {
    return "c" + Hash64.hex(Hash64.of(site));
  }

  /** Of memberships. */
  public static Campaigns of(Iterable<Membership> memberships) {
    Campaigns campaigns = new Campaigns();
    memberships.forEach(each -> campaigns.put(each));
    return campaigns;
  }

  /**
   * Takes a word on a site in, which replaces an earlier one.
   *
   * @return the first time at which it says something else than the earlier; {@link Long#MAX_VALUE}
   *     when it does not
   */
  public long put(Membership membership) {
    List<CampaignTurn> turns = membership.turns();
    List<CampaignTurn> before = byOwn.put(own(membership.site()), turns);
    List<CampaignTurn> old = before == null ? List.of() : before;
    int same = 0;
    while (same < turns.size() && same < old.size() && turns.get(same).equals(old.get(same))) {
      same++;
    }
    return Math.min(from(turns, same), from(old, same));
  }

  private static long from(List<CampaignTurn> turns, int index) {
    return index < turns.size() ? turns.get(index).from() : Long.MAX_VALUE;
  }

  public boolean isEmpty() {
    return byOwn.isEmpty();
  }

  /**
   * The campaign's id at a time. O(turns of the site).
   *
   * @param own as {@link #own} gives it, or an id that was given for it before
   * @param at milliseconds UTC
   */
  public String at(String own, long at) {
    @Nullable List<CampaignTurn> turns = byOwn.get(own);
    String campaign = own;
    if (turns != null) {
      for (CampaignTurn turn : turns) {
        campaign = turn.from() <= at ? turn.campaign() : campaign;
      }
    }
    return campaign;
  }
}
