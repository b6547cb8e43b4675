package tocsin.core.evaluate;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import tocsin.core.evaluate.Figure.Unit;
import tocsin.core.evaluate.Truth.City;
import tocsin.domain.alert.Tier;

/** What ground the alerted people gave, by the highest tier each reached. */
final class PeopleFigures {
  private static final double MONTH_DAYS = 30;

  private final Group all = new Group();
  private final Group aboveBlue = new Group();
  private final Group urgent = new Group();
  private final Map<Tier, Group> byTier = new LinkedHashMap<>();

  /** People alerted alike: of each ground, how many of them had it. */
  private static final class Group {
    private final Map<Ground, Tally> grounds = new EnumMap<>(Ground.class);
    private final Tally alerted = new Tally();

    Group() {
      for (Ground ground : Ground.values()) {
        grounds.put(ground, new Tally());
      }
    }

    void add(int cluster, Ground actual) {
      grounds.forEach((ground, tally) -> tally.add(cluster, ground == actual));
      alerted.add(cluster, true);
    }
  }

  private PeopleFigures() {
    for (Tier tier : Tiers.DOWN) {
      byTier.put(tier, new Group());
    }
  }

  static void into(Sheet sheet, Scene scene) {
    PeopleFigures figures = new PeopleFigures();
    scene.alerted().values().forEach(alerts -> figures.person(alerts, scene));
    shares(sheet, "all", figures.all);
    shares(sheet, "above-blue", figures.aboveBlue);
    figures.byTier.forEach((tier, group) -> shares(sheet, "tier:" + tier.word(), group));
    rates(sheet, "all", figures.all, scene.city());
    rates(sheet, "above-blue", figures.aboveBlue, scene.city());
    rates(sheet, "orange-red", figures.urgent, scene.city());
  }

  private void person(PersonAlerts alerts, Scene scene) {
    Tier highest = alerts.highest();
    if (highest == Tier.NONE) {
      return;
    }
    int cluster = scene.cluster(alerts.subject());
    Ground ground = scene.ground(alerts.subject());
    all.add(cluster, ground);
    byTier.computeIfAbsent(highest, t -> new Group()).add(cluster, ground);
    if (highest.compareTo(Tier.BLUE) > 0) {
      aboveBlue.add(cluster, ground);
    }
    if (highest.compareTo(Tier.ORANGE) >= 0) {
      urgent.add(cluster, ground);
    }
  }

  private static void shares(Sheet sheet, String name, Group group) {
    group.grounds.forEach((ground, tally) -> sheet.share("people." + ground.word(), name, tally));
    sheet.add("people.alerted", name, Unit.COUNT, group.alerted.total(1), group.alerted.count());
  }

  private static void rates(Sheet sheet, String name, Group group, City city) {
    double perThousandMonth = 1000 / city.people() * MONTH_DAYS / city.days();
    group.grounds.forEach(
        (ground, tally) -> {
          if (ground != Ground.TRUE) {
            sheet.add(
                "people." + ground.word() + "-per-1000-month",
                name,
                Unit.PER_1000_MONTH,
                tally.total(perThousandMonth),
                city.people());
          }
        });
  }
}
