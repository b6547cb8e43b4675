package tocsin.core.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tocsin.core.evaluate.Figure.Unit;
import tocsin.core.evaluate.PersonAlerts.Rise;
import tocsin.core.evaluate.PersonTruth.Loss;
import tocsin.domain.alert.Tier;

/**
 * What comes of an output when only so many people can be called. Each day the alerts that rose are
 * taken by tier, then score, until the advisors' minutes are used up; what is left over is not
 * called unless it rises again. The order within a day is known only at its end, which favours
 * every engine alike. A call saves what is paid after the rise, times the capacity's success.
 */
final class CapacityFigures {
  private final Scene scene;
  private final Capacity capacity;
  private final Tally precision = new Tally();
  private final Tally saved = new Tally();

  private record Call(String subject, Rise rise) {}

  private static final Comparator<Call> URGENT =
      Comparator.comparing((Call call) -> call.rise().tier())
          .reversed()
          .thenComparing(Comparator.comparingInt((Call call) -> call.rise().score()).reversed())
          .thenComparingLong(call -> call.rise().at())
          .thenComparing(call -> call.rise().alertId())
          .thenComparing(Call::subject);

  private CapacityFigures(Scene scene, Capacity capacity) {
    this.scene = scene;
    this.capacity = capacity;
  }

  static void into(Sheet sheet, Scene scene, Capacity capacity) {
    CapacityFigures figures = new CapacityFigures(scene, capacity);
    boolean known = !Double.isNaN(scene.city().advisors());
    Map<String, Long> firstCall = known ? figures.calls() : Map.of();
    scene.people().forEach((subject, person) -> figures.losses(subject, person, firstCall));
    double factor = known ? capacity.success() : Double.NaN;
    Tally calls = figures.precision;
    Statistic made = calls.denominator();
    sheet.add("capacity.calls", "all", Unit.COUNT, known ? made : Statistic.UNKNOWN, calls.count());
    sheet.share("capacity.precision", "all", calls);
    sheet.add(
        "capacity.loss-prevented", "all", Unit.YUAN, figures.saved.total(factor), calls.count());
    Statistic share = figures.saved.share();
    sheet.add(
        "capacity.loss-prevented-share",
        "all",
        Unit.SHARE,
        weights -> factor * share.of(weights),
        figures.saved.count());
  }

  /** Calls day by day; the first call of each person called. */
  private Map<String, Long> calls() {
    Map<Long, List<Call>> byDay = new TreeMap<>();
    scene.alerted().values().forEach(alerts -> rises(alerts, byDay));
    Map<String, Tier> called = new HashMap<>();
    Map<String, Long> firstCall = new HashMap<>();
    for (List<Call> candidates : byDay.values()) {
      candidates.sort(URGENT);
      double left = capacity.minutesPerDay(scene.city().advisors());
      for (Call call : candidates) {
        Tier tier = call.rise().tier();
        boolean news = tier.compareTo(called.getOrDefault(call.subject(), Tier.NONE)) > 0;
        if (!news) {
          continue;
        }
        left -= capacity.cost(tier);
        if (left < 0) {
          break;
        }
        called.put(call.subject(), tier);
        firstCall.merge(call.subject(), call.rise().at(), Math::min);
        boolean grounded = scene.ground(call.subject()) == Ground.TRUE;
        precision.add(scene.cluster(call.subject()), grounded);
      }
    }
    return firstCall;
  }

  /** Of each alert and day the highest rise. */
  private void rises(PersonAlerts alerts, Map<Long, List<Call>> byDay) {
    Map<Long, Map<String, Rise>> highest = new TreeMap<>();
    for (Rise rise : alerts.rises()) {
      if (capacity.cost(rise.tier()) > 0) {
        highest
            .computeIfAbsent(scene.city().day(rise.at()), d -> new TreeMap<>())
            .merge(rise.alertId(), rise, (a, b) -> b.tier().compareTo(a.tier()) > 0 ? b : a);
      }
    }
    highest.forEach(
        (day, rises) ->
            rises
                .values()
                .forEach(
                    rise ->
                        byDay
                            .computeIfAbsent(day, d -> new ArrayList<>())
                            .add(new Call(alerts.subject(), rise))));
  }

  private void losses(String subject, PersonTruth person, Map<String, Long> firstCall) {
    long calledAt = firstCall.getOrDefault(subject, Long.MAX_VALUE);
    for (Loss loss : person.losses()) {
      double yuan = loss.yuan();
      int cluster = scene.clusters().campaign(loss.campaign());
      saved.add(cluster, loss.at() > calledAt ? yuan : 0, yuan);
    }
  }
}
