package tocsin.core.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tocsin.core.evaluate.Figure.Unit;
import tocsin.core.evaluate.PersonTruth.Loss;
import tocsin.domain.alert.Tier;

/** Whether those who paid were warned before, how long before, and what could still be saved. */
final class VictimFigures {
  private static final double MINUTE_MILLIS = 60_000;
  private static final double LONG_ENOUGH_MINUTES = 30;

  private final Groups inTime = new Groups();
  private final Groups told = new Groups();
  private final Groups lossInTime = new Groups();
  private final Groups lossTold = new Groups();
  private final Map<Tier, Tally> byTier = new LinkedHashMap<>();
  private final Tally late = new Tally();
  private final Tally toldLongBefore = new Tally();
  private final Tally longBeforeOfTold = new Tally();
  private final Sample leads = new Sample();

  private VictimFigures() {
    for (Tier tier : Tiers.DOWN) {
      byTier.put(tier, new Tally());
    }
  }

  /** All cases together and by type of fraud. */
  private static final class Groups {
    private final Tally apps = new Tally();
    private final Tally all = new Tally();
    private final Map<String, Tally> byType = new TreeMap<>();

    void app(int cluster, double numerator) {
      apps.add(cluster, numerator, 1);
    }

    void add(int cluster, String type, double numerator, double denominator) {
      all.add(cluster, numerator, denominator);
      byType.computeIfAbsent(type, t -> new Tally()).add(cluster, numerator, denominator);
    }

    void into(Sheet sheet, String name) {
      sheet.share(name, "all", all);
      if (apps.count() > 0) {
        sheet.share(name, "app-funnel", apps);
      }
      byType.forEach((type, tally) -> sheet.share(name, "type:" + type, tally));
    }
  }

  static void into(Sheet sheet, Scene scene) {
    VictimFigures figures = new VictimFigures();
    scene
        .people()
        .forEach(
            (subject, person) -> {
              if (person.paid()) {
                PersonAlerts none = new PersonAlerts(subject, List.of());
                PersonAlerts alerts = scene.alerted().getOrDefault(subject, none);
                figures.victim(person, alerts, scene.clusters());
                figures.ofApp(person, alerts, scene);
              }
            });
    figures.into(sheet);
  }

  private void victim(PersonTruth person, PersonAlerts alerts, Clusters clusters) {
    int cluster = clusters.campaign(person.campaign());
    long paidAt = person.firstPaymentAt();
    Tier before = alerts.standing(paidAt);
    inTime.add(cluster, person.fraudType(), before == Tier.NONE ? 0 : 1, 1);
    byTier.forEach((tier, tally) -> tally.add(cluster, tier == before));
    boolean ever = alerts.highest() != Tier.NONE;
    late.add(cluster, ever && before == Tier.NONE);
    told(person, alerts, cluster);
    for (Loss loss : person.losses()) {
      loss(loss, alerts, clusters.campaign(loss.campaign()));
    }
  }

  /** Victims of campaigns that had them install an app. */
  private void ofApp(PersonTruth person, PersonAlerts alerts, Scene scene) {
    if (scene.appCampaigns().contains(person.campaign())) {
      int cluster = scene.clusters().campaign(person.campaign());
      long paidAt = person.firstPaymentAt();
      inTime.app(cluster, alerts.standing(paidAt) == Tier.NONE ? 0 : 1);
      boolean wasTold = alerts.firstStanding(Tier.YELLOW, paidAt) != Long.MAX_VALUE;
      told.app(cluster, wasTold ? 1 : 0);
    }
  }

  private void told(PersonTruth person, PersonAlerts alerts, int cluster) {
    long paidAt = person.firstPaymentAt();
    long first = alerts.firstStanding(Tier.YELLOW, paidAt);
    boolean wasTold = first != Long.MAX_VALUE;
    double lead = wasTold ? (paidAt - first) / MINUTE_MILLIS : 0;
    boolean longBefore = lead > LONG_ENOUGH_MINUTES;
    told.add(cluster, person.fraudType(), wasTold ? 1 : 0, 1);
    toldLongBefore.add(cluster, longBefore);
    if (wasTold) {
      leads.add(cluster, lead);
      longBeforeOfTold.add(cluster, longBefore);
    }
  }

  private void loss(Loss loss, PersonAlerts alerts, int cluster) {
    Tier before = alerts.standing(loss.at());
    double yuan = loss.yuan();
    lossInTime.add(cluster, loss.fraudType(), before == Tier.NONE ? 0 : yuan, yuan);
    lossTold.add(cluster, loss.fraudType(), before.compareTo(Tier.BLUE) > 0 ? yuan : 0, yuan);
  }

  private void into(Sheet sheet) {
    inTime.into(sheet, "victims.in-time");
    byTier.forEach((tier, tally) -> sheet.share("victims.in-time", "tier:" + tier.word(), tally));
    told.into(sheet, "victims.told-in-time");
    sheet.share("victims.told-30min-before", "all", toldLongBefore);
    sheet.share("victims.late", "all", late);
    lossInTime.into(sheet, "victims.loss-in-time");
    lossTold.into(sheet, "victims.loss-told-in-time");
    sheet.quantiles("lead.minutes", leads, Unit.MINUTES, 10, 25, 50, 75, 90);
    sheet.share("lead.over-30min", "all", longBeforeOfTold);
  }
}
