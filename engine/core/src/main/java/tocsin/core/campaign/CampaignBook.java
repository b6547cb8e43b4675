package tocsin.core.campaign;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tocsin.core.verdict.Judgements;
import tocsin.domain.intel.CampaignLink;
import tocsin.domain.intel.CampaignTurn;
import tocsin.domain.intel.Membership;

/**
 * Who belongs to which campaign, as a function of a set of links: the connected sites at each time,
 * named after the one of them that was known first. So a campaign keeps its id while hosts come and
 * go; of two that turn out to be one the older id stays; and when a site that held two together is
 * refuted, the part with the oldest keeps the id and the other gets its own.
 *
 * <p>O(links · log links), and as much again for each turn of a refutation.
 */
public final class CampaignBook {
  /** Links that are looked at; of more the earliest count. */
  public static final int MAX_LINKS = 200_000;

  private static final Comparator<CampaignLink> ORDER =
      Comparator.comparingLong(CampaignLink::at)
          .thenComparing(CampaignLink::with)
          .thenComparing(CampaignLink::site);

  private final Judgements judgements;
  private final List<CampaignLink> links;
  private final Map<String, Age> ages = new HashMap<>();
  private final Map<String, List<CampaignTurn>> turns = new TreeMap<>();

  /** When a site came to be known as one of a campaign, the one that led before the one led to. */
  private record Age(long at, int place, String site) implements Comparable<Age> {
    @Override
    public int compareTo(Age other) {
      int byTime = Long.compare(at, other.at);
      int byPlace = byTime != 0 ? byTime : Integer.compare(place, other.place);
      return byPlace != 0 ? byPlace : site.compareTo(other.site);
    }
  }

  private CampaignBook(Collection<CampaignLink> all, Judgements judgements) {
    this.judgements = judgements;
    this.links = all.stream().sorted(ORDER).limit(MAX_LINKS).toList();
    for (CampaignLink link : links) {
      ages.merge(link.with(), new Age(link.at(), 0, link.with()), CampaignBook::older);
      ages.merge(link.site(), new Age(link.at(), 1, link.site()), CampaignBook::older);
    }
  }

  private static Age older(Age a, Age b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  /**
   * The memberships that follow, by site, in order of sites.
   *
   * @param judgements what people hold of targets: a refuted site belongs to nothing
   */
  public static List<Membership> of(Collection<CampaignLink> links, Judgements judgements) {
    return new CampaignBook(links, judgements).memberships();
  }

  private List<Membership> memberships() {
    SortedMap<Long, List<CampaignLink>> byTime = new TreeMap<>();
    links.forEach(link -> byTime.computeIfAbsent(link.at(), at -> new ArrayList<>()).add(link));
    for (String site : ages.keySet()) {
      judgements.turns(site).forEach(turn -> byTime.computeIfAbsent(turn, at -> List.of()));
    }
    boolean judged = !judgements.isEmpty();
    Groups groups = new Groups();
    List<CampaignLink> known = new ArrayList<>();
    for (Map.Entry<Long, List<CampaignLink>> step : byTime.entrySet()) {
      long at = step.getKey();
      known.addAll(step.getValue());
      if (judged) {
        groups = new Groups();
      }
      for (CampaignLink link : judged ? known : step.getValue()) {
        if (!judgements.isRefuted(link.site(), at) && !judgements.isRefuted(link.with(), at)) {
          groups.join(link.site(), link.with());
        }
      }
      turn(groups, at, judged ? ages.keySet() : groups.touched());
    }
    List<Membership> memberships = new ArrayList<>();
    turns.forEach((site, its) -> memberships.add(new Membership(site, List.copyOf(its))));
    return memberships;
  }

  /** Writes down who belongs elsewhere from a time on. */
  private void turn(Groups groups, long at, Collection<String> sites) {
    for (String site : sites) {
      List<CampaignTurn> its = turns.get(site);
      String before = its == null ? Campaigns.own(site) : its.get(its.size() - 1).campaign();
      String campaign = Campaigns.own(groups.oldest(site));
      if (!campaign.equals(before)) {
        turns.computeIfAbsent(site, s -> new ArrayList<>()).add(new CampaignTurn(at, campaign));
      }
    }
  }

  /** Connected sites: a forest with the members at each root, the smaller joined to the larger. */
  private final class Groups {
    private final Map<String, List<String>> members = new HashMap<>();
    private final Map<String, String> oldest = new HashMap<>();
    private final Map<String, String> roots = new HashMap<>();
    private List<String> touched = new ArrayList<>();

    String oldest(String site) {
      return oldest.getOrDefault(root(site), site);
    }

    private String root(String site) {
      return roots.getOrDefault(site, site);
    }

    private List<String> members(String root) {
      return members.computeIfAbsent(root, r -> new ArrayList<>(List.of(r)));
    }

    void join(String a, String b) {
      String into = root(a);
      String from = root(b);
      if (into.equals(from)) {
        return;
      }
      if (members(into).size() < members(from).size()) {
        String smaller = into;
        into = from;
        from = smaller;
      }
      String first = oldest.getOrDefault(into, into);
      String second = oldest.getOrDefault(from, from);
      boolean stays = age(first).compareTo(age(second)) <= 0;
      touched.addAll(members(stays ? from : into));
      oldest.put(into, stays ? first : second);
      for (String member : members(from)) {
        roots.put(member, into);
        members(into).add(member);
      }
      members.remove(from);
    }

    private Age age(String site) {
      return ages.getOrDefault(site, new Age(Long.MAX_VALUE, 1, site));
    }

    /** Who may have got another id since this was asked last. */
    List<String> touched() {
      List<String> theirs = touched;
      touched = new ArrayList<>();
      return theirs;
    }
  }
}
