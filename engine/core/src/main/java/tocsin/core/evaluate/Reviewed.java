package tocsin.core.evaluate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tocsin.core.evaluate.Disposition.Verdict;
import tocsin.core.evaluate.Figure.Unit;
import tocsin.domain.alert.Alert;
import tocsin.domain.alert.Tier;

/**
 * Scores an output by what the desk found. Such labels are selected by what was alerted, partial
 * and late: they measure precision over reviewed alerts and nothing else, in particular not who was
 * missed. An alert's last disposition that judges counts; V7 and V8 judge nothing. Intervals draw
 * the engine's own campaigns, since no others are known.
 */
public final class Reviewed {
  private static final double MINUTE_MILLIS = 60_000;
  private static final Comparator<Disposition> BY_TIME =
      Comparator.comparingLong(Disposition::at)
          .thenComparing(Disposition::verdict)
          .thenComparingLong(Disposition::yuan);

  private final Map<String, List<Disposition>> byAlert = new TreeMap<>();
  private final Map<String, Map<Ground, Tally>> grounds = new LinkedHashMap<>();
  private final Map<String, Tally> reviewed = new LinkedHashMap<>();
  private final Tally stopped = new Tally();
  private final Tally loss = new Tally();
  private final Sample delay = new Sample();

  private Reviewed(List<Disposition> dispositions) {
    dispositions.forEach(
        each -> byAlert.computeIfAbsent(each.alertId(), id -> new ArrayList<>()).add(each));
    byAlert.values().forEach(list -> list.sort(BY_TIME));
    group("all");
    Tiers.DOWN.forEach(tier -> group("tier:" + tier.word()));
  }

  private void group(String name) {
    Map<Ground, Tally> tallies = new EnumMap<>(Ground.class);
    for (Ground ground : Ground.values()) {
      tallies.put(ground, new Tally());
    }
    grounds.put(name, tallies);
    reviewed.put(name, new Tally());
  }

  /** Scores an output. O(lines · log lines + resamples · figures · alerts). */
  public static Scorecard of(List<Disposition> dispositions, Output output, Bootstrap bootstrap) {
    TreeSet<String> campaigns = new TreeSet<>();
    output.alerts().forEach(alert -> campaigns.add(alert.campaign()));
    Clusters clusters = new Clusters(campaigns);
    Reviewed figures = new Reviewed(dispositions);
    PersonAlerts.of(output.alerts()).values().stream()
        .flatMap(alerts -> alerts.chains().stream())
        .forEach(chain -> figures.alert(chain, clusters));
    Sheet sheet = new Sheet();
    figures.into(sheet);
    return new Scorecard(output.name(), sheet.figures(bootstrap, clusters));
  }

  private void alert(List<Alert> chain, Clusters clusters) {
    Alert first = chain.get(0);
    int cluster = clusters.campaign(first.campaign());
    Tier tier = chain.stream().map(Alert::tier).max(Comparator.naturalOrder()).orElse(Tier.NONE);
    List<Disposition> found = byAlert.getOrDefault(first.alertId(), List.of());
    List<String> groups = List.of("all", "tier:" + tier.word());
    for (String group : groups) {
      reviewed.getOrDefault(group, new Tally()).add(cluster, !found.isEmpty());
    }
    if (found.isEmpty()) {
      return;
    }
    delay.add(cluster, (found.get(0).at() - first.decidedAt()) / MINUTE_MILLIS);
    @Nullable Disposition last = lastJudging(found);
    if (last != null) {
      judged(last, groups, cluster);
    }
  }

  private static @Nullable Disposition lastJudging(List<Disposition> found) {
    for (int i = found.size() - 1; i >= 0; i--) {
      if (found.get(i).verdict().judges()) {
        return found.get(i);
      }
    }
    return null;
  }

  private void judged(Disposition last, List<String> groups, int cluster) {
    Ground actual = last.verdict().ground();
    for (String group : groups) {
      grounds
          .getOrDefault(group, Map.of())
          .forEach((ground, tally) -> tally.add(cluster, ground == actual));
    }
    if (actual == Ground.TRUE) {
      boolean wasStopped = last.verdict() == Verdict.V1;
      double yuan = last.yuan();
      stopped.add(cluster, wasStopped);
      loss.add(cluster, wasStopped ? 0 : yuan, 1);
    }
  }

  private void into(Sheet sheet) {
    Tally all = reviewed.getOrDefault("all", new Tally());
    sheet.add("reviewed.alerts", "all", Unit.COUNT, all.total(1), all.count());
    reviewed.forEach((group, tally) -> sheet.share("reviewed.share", group, tally));
    grounds.forEach(
        (group, tallies) ->
            tallies.forEach(
                (ground, tally) -> sheet.share("reviewed." + ground.word(), group, tally)));
    sheet.share("reviewed.stopped", "all", stopped);
    sheet.add("reviewed.loss", "all", Unit.YUAN, loss.total(1), loss.count());
    sheet.quantiles("reviewed.delay-minutes", delay, Unit.MINUTES, 50, 90);
  }
}
