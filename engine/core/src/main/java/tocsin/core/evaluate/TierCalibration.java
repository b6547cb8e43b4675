package tocsin.core.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tocsin.core.evaluate.Figure.Unit;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.AlertStatus;
import tocsin.domain.alert.Reason;
import tocsin.domain.alert.Tier;

/**
 * Whether the chance of a payment that an alert names comes true: expected calibration error over
 * ten bins of equal mass, by the tier to which the alert rose. The chance stands in {@code
 * whyTier}, reason T03. Rises at or after the first payment, and such whose horizon reaches beyond
 * the history, have no answer and are left out. Few alerts differ from exact chances by luck alone;
 * how much is told beside it.
 */
final class TierCalibration {
  static final String STAKES = "T03";
  private static final int BINS = 10;
  private static final double HOUR_MILLIS = 3_600_000;

  private record Item(double chance, int cluster, boolean pays) {}

  private TierCalibration() {}

  static void into(Sheet sheet, Scene scene) {
    Map<Tier, List<Item>> byTier = new TreeMap<>();
    List<Item> all = new ArrayList<>();
    scene
        .alerted()
        .forEach(
            (subject, alerts) -> {
              for (List<Alert> chain : alerts.chains()) {
                rises(scene, subject, chain, byTier, all);
              }
            });
    add(sheet, "all", all);
    for (Tier tier : Tiers.DOWN) {
      add(sheet, "tier:" + tier.word(), byTier.getOrDefault(tier, List.of()));
    }
  }

  private static void rises(
      Scene scene,
      String subject,
      List<Alert> chain,
      Map<Tier, List<Item>> byTier,
      List<Item> all) {
    Tier highest = Tier.NONE;
    for (Alert version : chain) {
      boolean rises =
          version.status() != AlertStatus.WITHDRAWN && version.tier().compareTo(highest) > 0;
      if (!rises) {
        continue;
      }
      highest = version.tier();
      @Nullable Item item = item(scene, subject, version);
      if (item != null) {
        byTier.computeIfAbsent(highest, t -> new ArrayList<>()).add(item);
        all.add(item);
      }
    }
  }

  private static @Nullable Item item(Scene scene, String subject, Alert version) {
    for (Reason why : version.whyTier()) {
      if (why.code().equals(STAKES)) {
        double chance = number(why, "chance");
        double horizon = number(why, "hours") * HOUR_MILLIS;
        @Nullable PersonTruth person = scene.people().get(subject);
        long paidAt = person == null ? Long.MAX_VALUE : person.firstPaymentAt();
        boolean open =
            version.decidedAt() < paidAt && version.decidedAt() + horizon <= scene.city().endAt();
        return Double.isNaN(chance + horizon) || !open
            ? null
            : new Item(
                chance, scene.cluster(subject), (double) paidAt - version.decidedAt() <= horizon);
      }
    }
    return null;
  }

  private static double number(Reason why, String name) {
    try {
      return Double.parseDouble(why.evidence().getOrDefault(name, ""));
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static void add(Sheet sheet, String group, List<Item> items) {
    List<Item> sorted = new ArrayList<>(items);
    sorted.sort(Comparator.comparingDouble(Item::chance).thenComparing(Item::cluster));
    double count = items.size();
    sheet.add("tiers.ece", group, Unit.SHARE, weights -> bins(sorted, weights).error(), count);
    sheet.add(
        "tiers.ece-noise", group, Unit.SHARE, weights -> bins(sorted, weights).noise(), count);
  }

  /**
   * What the bins add up to.
   *
   * @param noise the error to be expected were the chances exact and people independent: the mean
   *     of a normal variable's absolute value is its deviation × √(2/π)
   */
  private record Bins(double error, double noise) {}

  /** Equal chances share a bin, that of their middle. */
  private static Bins bins(List<Item> items, int[] weights) {
    double all = 0;
    for (Item item : items) {
      all += weights[item.cluster()];
    }
    double[] gap = new double[BINS];
    double[] variance = new double[BINS];
    double before = 0;
    for (int from = 0; from < items.size() && all > 0; ) {
      double chance = items.get(from).chance();
      double mass = 0;
      double paying = 0;
      int until = from;
      for (; until < items.size() && items.get(until).chance() == chance; until++) {
        int weight = weights[items.get(until).cluster()];
        mass += weight;
        paying += items.get(until).pays() ? weight : 0;
      }
      int bin = Math.min(BINS - 1, (int) (BINS * (before + mass / 2) / all));
      gap[bin] += chance * mass - paying;
      variance[bin] += chance * (1 - chance) * mass;
      before += mass;
      from = until;
    }
    double error = 0;
    double noise = 0;
    for (int bin = 0; bin < BINS; bin++) {
      error += Math.abs(gap[bin]);
      noise += StrictMath.sqrt(2 / Math.PI * variance[bin]);
    }
    return new Bins(error / all, noise / all);
  }
}
