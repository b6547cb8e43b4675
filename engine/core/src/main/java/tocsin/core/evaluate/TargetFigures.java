package tocsin.core.evaluate;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tocsin.core.evaluate.Figure.Unit;
import tocsin.core.evaluate.TargetMatch.Named;
import tocsin.core.evaluate.Truth.City;
import tocsin.core.evaluate.Truth.Site;

/**
 * How well sites and apps were found. {@code holdout} are those of campaigns none of whose targets
 * any feed ever listed: what lists alone can never find.
 */
final class TargetFigures {
  private static final double MINUTE_MILLIS = 60_000;
  private static final Map<String, Double> BOUNDS = bounds();

  private final Scene scene;
  private final TargetMatch match;
  private final Ranking all = new Ranking();
  private final Ranking listed = new Ranking();
  private final Ranking unlisted = new Ranking();
  private final Ranking holdout = new Ranking();
  private final Tally flaggedFraud = new Tally();
  private final Tally falseVisitors = new Tally();
  private final Sample visitors = new Sample();
  private final Sample leads = new Sample();
  private final Tally ahead = new Tally();

  private TargetFigures(Scene scene) {
    this.scene = scene;
    this.match = new TargetMatch(scene.truth().sites(), scene.output().targets());
  }

  private static Map<String, Double> bounds() {
    Map<String, Double> bounds = new LinkedHashMap<>();
    bounds.put("fpr:1e-3", 1e-3);
    bounds.put("fpr:1e-4", 1e-4);
    bounds.put("fpr:1e-5", 1e-5);
    return bounds;
  }

  static void into(Sheet sheet, Scene scene) {
    TargetFigures figures = new TargetFigures(scene);
    figures.sites();
    figures.names();
    figures.into(sheet);
    Calibration.into(sheet, figures.match, scene.clusters());
  }

  private void sites() {
    Set<String> listedCampaigns = new HashSet<>();
    scene.truth().sites().stream()
        .filter(Site::listed)
        .forEach(site -> listedCampaigns.add(site.campaign()));
    for (Site site : scene.truth().sites()) {
      if (live(site, scene.city())) {
        site(site, listedCampaigns.contains(site.campaign()));
      }
    }
  }

  /** Whether a site was there at any time of the history. */
  private static boolean live(Site site, City city) {
    return site.liveFrom() < city.endAt() && site.liveUntil() > city.startAt();
  }

  private void site(Site site, boolean campaignListed) {
    int cluster = scene.clusters().campaign(site.campaign());
    @Nullable Named named = match.of(site);
    boolean flagged = named != null && named.flagged();
    double score = named == null ? 0 : named.score();
    all.wanted(cluster, flagged, score);
    (site.listed() ? listed : unlisted).wanted(cluster, flagged, score);
    if (!campaignListed) {
      holdout.wanted(cluster, flagged, score);
    }
    if (site.listed()) {
      boolean before = named != null && flagged && named.flaggedAt() < site.listedAt();
      ahead.add(cluster, before);
      if (named != null && flagged && named.flaggedAt() != Long.MAX_VALUE) {
        leads.add(cluster, (site.listedAt() - named.flaggedAt()) / MINUTE_MILLIS);
      }
    }
  }

  private void names() {
    for (Named named : match.names()) {
      if (named.flagged()) {
        flagged(named);
      }
    }
  }

  private void flagged(Named named) {
    @Nullable String campaign = match.campaign(named.name());
    if (campaign != null) {
      flaggedFraud.add(scene.clusters().campaign(campaign), true);
      return;
    }
    int cluster = scene.clusters().single("target:" + named.name());
    flaggedFraud.add(cluster, false);
    falseVisitors.add(cluster, named.visitors(), 1);
    visitors.add(cluster, named.visitors());
    for (Ranking ranking : new Ranking[] {all, listed, unlisted, holdout}) {
      ranking.benign(cluster, named.score());
    }
  }

  private void into(Sheet sheet) {
    boolean judged = !scene.output().targets().isEmpty();
    double hosts = judged ? scene.city().benignHosts() : Double.NaN;
    Map<String, Ranking> rankings = new LinkedHashMap<>();
    rankings.put("targets.recall", all);
    rankings.put("targets.recall-listed", listed);
    rankings.put("targets.recall-unlisted", unlisted);
    rankings.put("targets.recall-holdout", holdout);
    rankings.forEach(
        (name, ranking) -> {
          Statistic flagged = judged ? ranking.flagged().share() : Statistic.UNKNOWN;
          double sites = ranking.flagged().count();
          sheet.add(name, "all", Unit.SHARE, flagged, sites);
          BOUNDS.forEach(
              (group, bound) ->
                  sheet.add(name, group, Unit.SHARE, ranking.recallAt(bound * hosts), sites));
        });
    sheet.share("targets.precision", "all", flaggedFraud);
    Statistic falsely = judged ? falseVisitors.denominator() : Statistic.UNKNOWN;
    sheet.add("targets.false", "all", Unit.COUNT, falsely, flaggedFraud.count());
    sheet.add("targets.false-share", "all", Unit.SHARE, w -> falsely.of(w) / hosts, hosts);
    sheet.add(
        "targets.blast-radius",
        "all",
        Unit.COUNT,
        judged ? falseVisitors.total(1) : Statistic.UNKNOWN,
        falseVisitors.count());
    sheet.quantiles("targets.blast-radius", visitors, Unit.COUNT, 100);
    sheet.quantiles("targets.lead-over-feed", leads, Unit.MINUTES, 10, 50, 90);
    Statistic before = judged ? ahead.share() : Statistic.UNKNOWN;
    sheet.add("targets.ahead-of-feed", "all", Unit.SHARE, before, ahead.count());
  }
}
