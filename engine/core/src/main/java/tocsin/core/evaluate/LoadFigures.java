package tocsin.core.evaluate;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tocsin.core.capacity.TaskLedger;
import tocsin.core.evaluate.Figure.Unit;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.Tier;
import tocsin.domain.people.Assignment;
import tocsin.domain.people.Route;

/**
 * How much work an output makes. Days are spans of 24 hours from the start of the history. An
 * alert's later versions are no new work for an advisor who has the alert already.
 */
final class LoadFigures {
  private final Scene scene;
  private final double advisors;
  private final double days;

  private LoadFigures(Scene scene) {
    this.scene = scene;
    this.advisors = scene.city().advisors();
    this.days = scene.city().days();
  }

  static void into(Sheet sheet, Scene scene, Capacity capacity) {
    LoadFigures load = new LoadFigures(scene);
    load.assigned(sheet);
    load.offered(sheet, capacity);
    duplicates(sheet, scene);
  }

  /** What reached advisors, from assignments. */
  private void assigned(Sheet sheet) {
    boolean routed = !scene.output().assignments().isEmpty() || scene.output().alerts().isEmpty();
    Cells cells = routed ? cells() : new Cells();
    double advisorDays = routed ? advisors * days : Double.NaN;
    sheet.add("load.per-advisor-day", "all", Unit.PER_DAY, cells.mean(advisorDays), cells.count());
    long places = Double.isNaN(advisorDays) ? -1 : Math.round(advisors * Math.ceil(days));
    for (int percent : new int[] {50, 99, 100}) {
      Statistic quantile = cells.quantile(percent / 100.0, places);
      sheet.add("load.per-advisor-day", "q:" + percent, Unit.PER_DAY, quantile, cells.count());
    }
    degraded(sheet);
  }

  /** What became digest entries for want of room, of what was meant for advisors. */
  private void degraded(Sheet sheet) {
    Map<String, Alert> versions = new HashMap<>();
    scene
        .output()
        .alerts()
        .forEach(each -> versions.put(version(each.alertId(), each.version()), each));
    Map<String, Set<Tier>> tasks = new TreeMap<>();
    Map<String, Set<Tier>> held = new TreeMap<>();
    for (Assignment each : scene.output().assignments()) {
      Alert alert = versions.get(version(each.alertId(), each.version()));
      boolean task = each.route() == Route.ADVISOR || each.route() == Route.DEPUTY;
      boolean below = each.why().equals(TaskLedger.BELOW_BUDGET);
      if (alert != null && (task || below)) {
        (task ? tasks : held)
            .computeIfAbsent(each.alertId(), id -> EnumSet.noneOf(Tier.class))
            .add(alert.tier());
      }
    }
    Map<Tier, Tally> byTier = new EnumMap<>(Tier.class);
    Tally all = new Tally();
    Set<String> alerts = new TreeSet<>(tasks.keySet());
    alerts.addAll(held.keySet());
    Map<String, Integer> clusters = clusters();
    for (String id : alerts) {
      int cluster = clusters.getOrDefault(id, 0);
      for (Tier tier : Tier.values()) {
        boolean done = tasks.getOrDefault(id, Set.of()).contains(tier);
        boolean left = held.getOrDefault(id, Set.of()).contains(tier) && !done;
        if (done || left) {
          byTier.computeIfAbsent(tier, t -> new Tally()).add(cluster, left);
          all.add(cluster, left);
        }
      }
    }
    sheet.share("load.degraded", "all", all);
    for (Tier tier : new Tier[] {Tier.RED, Tier.ORANGE, Tier.YELLOW}) {
      sheet.share("load.degraded", "tier:" + tier.word(), byTier.getOrDefault(tier, new Tally()));
    }
  }

  private static String version(String alertId, int version) {
    return alertId + "." + version;
  }

  private Map<String, Integer> clusters() {
    Map<String, Integer> clusters = new HashMap<>();
    for (Alert alert : scene.output().alerts()) {
      clusters.merge(alert.alertId(), scene.cluster(alert.subject()), Math::min);
    }
    return clusters;
  }

  private Cells cells() {
    Map<String, Integer> clusters = clusters();
    Map<List<String>, Long> first = new TreeMap<>(LoadFigures::compare);
    for (Assignment assignment : scene.output().assignments()) {
      boolean advisor = assignment.route() == Route.ADVISOR || assignment.route() == Route.DEPUTY;
      if (advisor) {
        List<String> work = List.of(assignment.advisorId(), assignment.alertId());
        first.merge(work, assignment.at(), Math::min);
      }
    }
    Cells cells = new Cells();
    first.forEach(
        (work, at) -> {
          Integer known = clusters.get(work.get(1));
          int cluster = known == null ? scene.clusters().single("alert:" + work.get(1)) : known;
          cells.add(work.get(0) + " " + scene.city().day(at), cluster);
        });
    return cells;
  }

  private static int compare(List<String> a, List<String> b) {
    int byFirst = a.get(0).compareTo(b.get(0));
    return byFirst != 0 ? byFirst : a.get(1).compareTo(b.get(1));
  }

  /** What the alerts above blue would ask of all advisors, routed or not. */
  private void offered(Sheet sheet, Capacity capacity) {
    Cells byDay = new Cells();
    for (PersonAlerts alerts : scene.alerted().values()) {
      int cluster = scene.cluster(alerts.subject());
      for (long at : aboveBlue(alerts).values()) {
        byDay.add(Long.toString(scene.city().day(at)), cluster);
      }
    }
    sheet.add("load.offered", "all", Unit.PER_DAY, byDay.mean(advisors * days), byDay.count());
    double limit = capacity.minutesPerDay(advisors) / Capacity.CALL_MINUTES;
    sheet.add("load.days-over", "all", Unit.SHARE, byDay.shareOver(limit, days), days);
  }

  /** When each alert first came above blue. */
  private static Map<String, Long> aboveBlue(PersonAlerts alerts) {
    Map<String, Long> first = new TreeMap<>();
    for (PersonAlerts.Rise rise : alerts.rises()) {
      if (rise.tier().compareTo(Tier.BLUE) > 0) {
        first.merge(rise.alertId(), rise.at(), Math::min);
      }
    }
    return first;
  }

  private static void duplicates(Sheet sheet, Scene scene) {
    Tally openTwice = new Tally();
    Tally repeated = new Tally();
    for (PersonAlerts alerts : scene.alerted().values()) {
      int cluster = scene.cluster(alerts.subject());
      openTwice.add(cluster, alerts.openTwice());
      alerts.chains().forEach(chain -> repeated.add(cluster, repeats(chain), chain.size()));
    }
    sheet.add("alerts.open-twice", "all", Unit.COUNT, openTwice.total(1), openTwice.count());
    sheet.add("alerts.repeated", "all", Unit.COUNT, repeated.total(1), repeated.count());
  }

  /** Lines that repeat the version of a line before them. */
  private static int repeats(List<Alert> chain) {
    return chain.size() - (int) chain.stream().mapToInt(Alert::version).distinct().count();
  }

  /** Pieces of work by place (an advisor's day, or a day), with the cluster of each. */
  private static final class Cells {
    private final Map<String, Integer> places = new HashMap<>();
    private int[] place = new int[16];
    private int[] cluster = new int[16];
    private int size;

    void add(String where, int whose) {
      if (size == place.length) {
        place = Arrays.copyOf(place, 2 * size);
        cluster = Arrays.copyOf(cluster, 2 * size);
      }
      Integer known = places.putIfAbsent(where, places.size());
      place[size] = known == null ? places.size() - 1 : known;
      cluster[size] = whose;
      size++;
    }

    int count() {
      return size;
    }

    private long[] sums(int[] weights) {
      long[] sums = new long[places.size()];
      for (int i = 0; i < size; i++) {
        sums[place[i]] += weights[cluster[i]];
      }
      return sums;
    }

    Statistic mean(double over) {
      return weights -> Arrays.stream(sums(weights)).sum() / over;
    }

    /** Quantile over all places there are, the idle ones included. */
    Statistic quantile(double q, long all) {
      return weights -> {
        if (all < 0) {
          return Double.NaN;
        }
        long[] sums = sums(weights);
        Arrays.sort(sums);
        long rank = (long) Math.ceil(q * Math.max(all, sums.length));
        long busy = rank - Math.max(0, all - sums.length);
        return busy <= 0 ? 0 : sums[(int) busy - 1];
      };
    }

    Statistic shareOver(double limit, double of) {
      return weights ->
          Double.isNaN(limit)
              ? Double.NaN
              : Arrays.stream(sums(weights)).filter(sum -> sum > limit).count() / Math.ceil(of);
    }
  }
}
