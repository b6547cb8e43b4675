package tocsin.core.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tocsin.core.evaluate.Truth.Victim;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.Tier;

/**
 * Whether warnings came in time.
 *
 * @param victims people who paid something within the history
 * @param inTime of those, alerted before their first payment, by the tier reached by then
 * @param inTimeAtAll of those, alerted at any tier before their first payment
 * @param late alerted only after it
 * @param medianLeadMinutes median of the minutes from the first alert above blue to the first
 *     payment, over victims alerted in time; −1 when there are none
 * @param untouched people alerted above blue whom no campaign took beyond a landing page
 * @param untouchedBlue the same for blue
 * @param alerted people alerted at any tier
 */
public record LeadReport(
    int victims,
    Map<Tier, Integer> inTime,
    int inTimeAtAll,
    int late,
    long medianLeadMinutes,
    int untouched,
    int untouchedBlue,
    int alerted) {

  /** Compares truth and alert versions. O(versions + victims). */
  public static LeadReport of(Truth truth, List<Alert> versions) {
    Map<String, List<Alert>> bySubject = new HashMap<>();
    for (Alert version : versions) {
      bySubject.computeIfAbsent(version.subject(), s -> new ArrayList<>()).add(version);
    }
    Map<Tier, Integer> inTime = new TreeMap<>();
    List<Long> leads = new ArrayList<>();
    int victims = 0;
    int inTimeAtAll = 0;
    int late = 0;
    for (Victim victim : firstPayments(truth)) {
      victims++;
      List<Alert> theirs = bySubject.getOrDefault(victim.subject(), List.of());
      Tier before = highest(theirs, victim.firstPaymentAt());
      if (before == Tier.NONE) {
        late += theirs.isEmpty() ? 0 : 1;
        continue;
      }
      inTimeAtAll++;
      inTime.merge(before, 1, Integer::sum);
      long first = firstAboveBlue(theirs);
      if (first < victim.firstPaymentAt()) {
        leads.add((victim.firstPaymentAt() - first) / 60_000);
      }
    }
    leads.sort(null);
    Map<String, PersonTruth> people = truth.people();
    int untouched = 0;
    int untouchedBlue = 0;
    for (Map.Entry<String, List<Alert>> entry : bySubject.entrySet()) {
      PersonTruth person = people.get(entry.getKey());
      if (person != null && person.ground() == Ground.TRUE) {
        continue;
      }
      if (highest(entry.getValue(), Long.MAX_VALUE).compareTo(Tier.BLUE) > 0) {
        untouched++;
      } else {
        untouchedBlue++;
      }
    }
    return new LeadReport(
        victims,
        inTime,
        inTimeAtAll,
        late,
        leads.isEmpty() ? -1 : leads.get(leads.size() / 2),
        untouched,
        untouchedBlue,
        bySubject.size());
  }

  /** Each paying person's earliest payment. */
  private static List<Victim> firstPayments(Truth truth) {
    Map<String, Victim> first = new TreeMap<>();
    for (Victim victim : truth.victims()) {
      if (victim.firstPaymentAt() != Long.MAX_VALUE) {
        first.merge(
            victim.subject(), victim, (a, b) -> a.firstPaymentAt() <= b.firstPaymentAt() ? a : b);
      }
    }
    return new ArrayList<>(first.values());
  }

  private static Tier highest(List<Alert> versions, long before) {
    Tier highest = Tier.NONE;
    for (Alert version : versions) {
      boolean higher = version.tier().compareTo(highest) > 0;
      if (version.decidedAt() < before && higher) {
        highest = version.tier();
      }
    }
    return highest;
  }

  private static long firstAboveBlue(List<Alert> versions) {
    long first = Long.MAX_VALUE;
    for (Alert version : versions) {
      if (version.tier().compareTo(Tier.BLUE) > 0) {
        first = Math.min(first, version.decidedAt());
      }
    }
    return first;
  }
}
