package tocsin.core.evaluate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tocsin.core.capacity.TaskLedger;
import tocsin.domain.alert.Alert;
import tocsin.domain.people.Assignment;
import tocsin.domain.people.Route;

/**
 * What a replay asks of the advisors. A task counts on the day on which an advisor first gets the
 * alert; days are spans of 24 hours from the start; idle days of idle advisors count.
 *
 * @param tasks distinct pairs of advisor and alert
 * @param mean tasks per advisor and day; NaN without advisors
 * @param p50 quantile by the inverse empirical distribution
 * @param degraded by tier, alert versions that became digest entries for want of room
 */
public record AdvisorLoad(
    long advisors,
    long days,
    long tasks,
    double mean,
    long p50,
    long p99,
    long max,
    Map<String, Long> degraded) {
  private static final double DAY = 86_400_000.0;

  /**
   * Adds up.
   *
   * @param start of the history, milliseconds UTC
   * @param end of the history, milliseconds UTC
   */
  public static AdvisorLoad of(
      List<Alert> versions, List<Assignment> assignments, long advisors, long start, long end) {
    Map<String, String> tiers = new HashMap<>();
    versions.forEach(each -> tiers.put(each.alertId() + "." + each.version(), each.tier().word()));
    Map<String, Long> degraded = new TreeMap<>();
    Map<List<String>, Long> first = new HashMap<>();
    for (Assignment each : assignments) {
      if (each.route() == Route.ADVISOR || each.route() == Route.DEPUTY) {
        first.merge(List.of(each.advisorId(), each.alertId()), each.at(), Math::min);
      } else if (each.why().equals(TaskLedger.BELOW_BUDGET)) {
        String tier = tiers.getOrDefault(each.alertId() + "." + each.version(), "none");
        degraded.merge(tier, 1L, Long::sum);
      }
    }
    Map<List<Object>, Long> cells = new HashMap<>();
    first.forEach(
        (work, at) ->
            cells.merge(
                List.of(work.get(0), (long) Math.floor((at - start) / DAY)), 1L, Long::sum));
    long days = Math.max(1, (long) Math.ceil((end - start) / DAY));
    long[] busy = cells.values().stream().mapToLong(Long::longValue).sorted().toArray();
    long places = Math.max(advisors * days, busy.length);
    return new AdvisorLoad(
        advisors,
        days,
        first.size(),
        advisors == 0 ? Double.NaN : (double) first.size() / (advisors * days),
        quantile(busy, places, 0.5),
        quantile(busy, places, 0.99),
        Arrays.stream(busy).max().orElse(0),
        degraded);
  }

  private static long quantile(long[] busy, long places, double q) {
    long rank = (long) Math.ceil(q * places) - (places - busy.length);
    return rank <= 0 ? 0 : busy[(int) rank - 1];
  }
}
