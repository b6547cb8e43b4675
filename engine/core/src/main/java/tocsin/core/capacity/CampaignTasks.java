package tocsin.core.capacity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tocsin.domain.pack.CapacityRule;

/** Finds which open alerts of one advisor are one task: victims of one campaign at one place. */
public final class CampaignTasks {

  /**
   * An open alert.
   *
   * @param siblings what {@link Offers#siblings} gives
   * @param at decided, milliseconds UTC
   */
  public record Case(String alertId, String subject, String siblings, long at) {}

  private CampaignTasks() {}

  /**
   * Alerts that belong to a campaign task, with what they have in common: all that lie in a span
   * within which the rule's number of people came. Independent of order; O(n²) at worst, n the
   * cases of one enterprise and campaign.
   */
  public static Map<String, String> of(List<Case> cases, CapacityRule rule) {
    Map<String, String> tasks = new TreeMap<>();
    Map<String, List<Case>> groups = new TreeMap<>();
    for (Case each : cases) {
      if (rule.campaignPeople() > 0 && !each.siblings().isEmpty()) {
        groups.computeIfAbsent(each.siblings(), s -> new ArrayList<>()).add(each);
      }
    }
    for (List<Case> group : groups.values()) {
      group.sort(Comparator.comparingLong(Case::at).thenComparing(Case::alertId));
      int from = 0;
      for (int to = 0; to < group.size(); to++) {
        while (group.get(to).at() - group.get(from).at() > rule.campaignMillis()) {
          from++;
        }
        List<Case> span = group.subList(from, to + 1);
        Set<String> people = new HashSet<>();
        span.forEach(each -> people.add(each.subject()));
        if (people.size() >= rule.campaignPeople()) {
          span.forEach(each -> tasks.put(each.alertId(), each.siblings()));
        }
      }
    }
    return tasks;
  }
}
