package tocsin.core.evaluate;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tocsin.core.evaluate.Figure.Unit;
import tocsin.domain.alert.Tier;

/**
 * Whether people of every age and enterprise are warned alike, and disturbed alike. Only where a
 * roster says who is who.
 */
final class FairFigures {
  private static final double MONTH_DAYS = 30;

  private final Scene scene;
  private final Map<String, Traits> traits;
  private final Map<String, Tally> told = new TreeMap<>();
  private final Map<String, Tally> disturbed = new TreeMap<>();
  private final Map<String, Integer> people = new TreeMap<>();

  private FairFigures(Scene scene, Map<String, Traits> traits) {
    this.scene = scene;
    this.traits = traits;
  }

  static void into(Sheet sheet, Scene scene, Map<String, Traits> traits) {
    if (traits.isEmpty()) {
      return;
    }
    FairFigures figures = new FairFigures(scene, traits);
    traits.values().forEach(each -> figures.groups(each).forEach(g -> figures.count(g)));
    scene.people().forEach(figures::victim);
    scene.alerted().forEach(figures::alerted);
    figures.told.forEach((group, tally) -> sheet.share("fair.told-in-time", group, tally));
    figures.people.forEach((group, count) -> figures.rate(sheet, group, count));
    figures.enterprises(sheet);
  }

  private void count(String group) {
    people.merge(group, 1, Integer::sum);
  }

  private List<String> groups(Traits each) {
    return List.of(
        "age:" + each.age(), each.enterprise().isEmpty() ? "enterprise:none" : "enterprise:any");
  }

  private void victim(String subject, PersonTruth person) {
    @Nullable Traits theirs = traits.get(subject);
    if (theirs == null || !person.paid()) {
      return;
    }
    PersonAlerts alerts =
        scene.alerted().getOrDefault(subject, new PersonAlerts(subject, List.of()));
    boolean inTime = alerts.firstStanding(Tier.YELLOW, person.firstPaymentAt()) != Long.MAX_VALUE;
    for (String group : groups(theirs)) {
      told.computeIfAbsent(group, g -> new Tally())
          .add(scene.clusters().campaign(person.campaign()), inTime);
    }
  }

  private void alerted(String subject, PersonAlerts alerts) {
    @Nullable Traits theirs = traits.get(subject);
    if (theirs != null && isDisturbed(subject, alerts)) {
      for (String group : groups(theirs)) {
        disturbed.computeIfAbsent(group, g -> new Tally()).add(scene.cluster(subject), true);
      }
    }
  }

  private boolean isDisturbed(String subject, PersonAlerts alerts) {
    return alerts.highest().compareTo(Tier.BLUE) > 0 && scene.ground(subject) == Ground.FALSE;
  }

  private void rate(Sheet sheet, String group, int count) {
    double factor = 1000.0 / count * MONTH_DAYS / scene.city().days();
    Tally tally = disturbed.getOrDefault(group, new Tally());
    sheet.add("fair.false-per-1000-month", group, Unit.PER_1000_MONTH, tally.total(factor), count);
  }

  /** The spread over enterprises: each is a draw of its own. */
  private void enterprises(Sheet sheet) {
    Map<String, int[]> byEnterprise = new TreeMap<>();
    for (Map.Entry<String, Traits> each : traits.entrySet()) {
      String enterprise = each.getValue().enterprise();
      if (!enterprise.isEmpty()) {
        int[] counts = byEnterprise.computeIfAbsent(enterprise, e -> new int[2]);
        counts[0]++;
        PersonAlerts alerts = scene.alerted().get(each.getKey());
        counts[1] += alerts != null && isDisturbed(each.getKey(), alerts) ? 1 : 0;
      }
    }
    Sample rates = new Sample();
    byEnterprise.forEach(
        (enterprise, counts) ->
            rates.add(
                scene.clusters().single("enterprise:" + enterprise),
                1000.0 * counts[1] / counts[0] * MONTH_DAYS / scene.city().days()));
    sheet.quantiles("fair.enterprise-false", rates, Unit.PER_1000_MONTH, 50, 90, 100);
  }
}
