package tocsin.core.evaluate.compare;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tocsin.domain.people.Assignment;
import tocsin.domain.people.Route;

/**
 * What the advisors get. A task is one alert that reached one advisor or deputy, at the time of its
 * first version there; escalations are the same task.
 *
 * @param capacity tasks an advisor bears a day
 * @param advisors advisors counted
 * @param days days of the window, in the centre's zone
 */
public record Workload(int capacity, int advisors, int days, Load a, Load b) {
  /** The histogram's last slot holds this many tasks or more. */
  static final int MAX_SLOT = 12;

  private static final int NIGHT_FROM = 23;
  private static final int NIGHT_UNTIL = 6;

  /**
   * One side's load.
   *
   * @param mean tasks per advisor and day
   * @param p99 of tasks per advisor and day, idle days counted
   * @param overDays advisor-days above capacity
   * @param overTasks tasks above capacity: those whose deadlines are likely to be missed
   * @param nightShare share of tasks that arrive from 23 to 6 o'clock; NaN without tasks
   * @param histogram advisor-days with 0, 1, 2 … tasks; empty when the output does not route
   * @param routes alerts by route
   */
  public record Load(
      int tasks,
      double mean,
      int p99,
      int max,
      int overDays,
      int overTasks,
      double nightShare,
      List<Integer> histogram,
      SortedMap<Route, Integer> routes) {}

  /** Whether either side told anyone anything. */
  boolean routed() {
    return !a.histogram().isEmpty() || !b.histogram().isEmpty();
  }

  private record Task(String alertId, String advisorId) {}

  private record Day(String advisorId, LocalDate date) {}

  private record Routed(String alertId, Route route) {}

  static Workload of(List<Assignment> a, List<Assignment> b, Circumstances common, int days) {
    Set<String> named = new HashSet<>();
    tasks(a).keySet().forEach(task -> named.add(task.advisorId()));
    tasks(b).keySet().forEach(task -> named.add(task.advisorId()));
    int advisors = Math.max(common.advisors(), named.size());
    long cells = (long) advisors * days;
    return new Workload(
        common.capacity(), advisors, days, load(a, common, cells), load(b, common, cells));
  }

  private static Map<Task, Long> tasks(List<Assignment> assignments) {
    Map<Task, Long> tasks = new HashMap<>();
    for (Assignment each : assignments) {
      boolean personal = each.route() == Route.ADVISOR || each.route() == Route.DEPUTY;
      if (personal && !each.advisorId().isEmpty()) {
        tasks.merge(new Task(each.alertId(), each.advisorId()), each.at(), Math::min);
      }
    }
    return tasks;
  }

  private static Load load(List<Assignment> assignments, Circumstances common, long cells) {
    Map<Task, Long> tasks = tasks(assignments);
    Map<Day, Integer> perDay = new HashMap<>();
    int night = 0;
    for (Map.Entry<Task, Long> task : tasks.entrySet()) {
      perDay.merge(
          new Day(task.getKey().advisorId(), date(task.getValue(), common.zone())),
          1,
          Integer::sum);
      int hour = Instant.ofEpochMilli(task.getValue()).atZone(common.zone()).getHour();
      night += hour >= NIGHT_FROM || hour < NIGHT_UNTIL ? 1 : 0;
    }
    List<Integer> busy = new ArrayList<>(perDay.values());
    busy.sort(null);
    int capacity = common.capacity();
    return new Load(
        tasks.size(),
        cells == 0 ? 0 : (double) tasks.size() / cells,
        atRank(busy, cells, 0.99),
        busy.isEmpty() ? 0 : busy.get(busy.size() - 1),
        (int) busy.stream().filter(count -> count > capacity).count(),
        busy.stream().mapToInt(count -> Math.max(0, count - capacity)).sum(),
        tasks.isEmpty() ? Double.NaN : (double) night / tasks.size(),
        assignments.isEmpty() ? List.of() : histogram(busy, cells),
        routes(assignments));
  }

  static LocalDate date(long at, ZoneId zone) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(at), zone);
  }

  /** A quantile over all advisor-days, of which only the busy ones are listed, sorted. */
  private static int atRank(List<Integer> busy, long cells, double q) {
    long rank = (long) Math.ceil(q * cells) - 1;
    long index = rank - (cells - busy.size());
    return index < 0 || busy.isEmpty() ? 0 : busy.get((int) Math.min(index, busy.size() - 1));
  }

  private static List<Integer> histogram(List<Integer> busy, long cells) {
    int[] slots = new int[MAX_SLOT + 1];
    slots[0] = (int) Math.max(0, cells - busy.size());
    busy.forEach(count -> slots[Math.min(count, MAX_SLOT)]++);
    return java.util.Arrays.stream(slots).boxed().toList();
  }

  private static SortedMap<Route, Integer> routes(List<Assignment> assignments) {
    Set<Routed> seen = new HashSet<>();
    SortedMap<Route, Integer> routes = new TreeMap<>();
    for (Assignment each : assignments) {
      if (seen.add(new Routed(each.alertId(), each.route()))) {
        routes.merge(each.route(), 1, Integer::sum);
      }
    }
    return routes;
  }
}
