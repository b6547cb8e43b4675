package tocsin.benchmarks.discovery;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tocsin.core.evaluate.Truth;
import tocsin.domain.intel.TargetReport;

/** What the engine said of each site as the history went on. */
final class FoundSites {
  private static final double HOUR = 3_600_000;

  private final SiteGraph graph;
  final double[] scores;
  private final Map<Integer, Long> flaggedAt = new TreeMap<>();

  /**
   * @param reports all of them; of each target the last word within the history counts
   */
  FoundSites(SiteGraph graph, List<TargetReport> reports, long endAt) {
    this.graph = graph;
    this.scores = new double[graph.sites.size()];
    Map<String, TargetReport> last = new TreeMap<>();
    for (TargetReport report : reports) {
      if (report.asOf() < endAt) {
        last.merge(report.target(), report, (a, b) -> b.asOf() >= a.asOf() ? b : a);
      }
    }
    for (TargetReport report : last.values()) {
      Integer site = graph.siteNumbers.get(report.trace().site());
      if (site != null) {
        scores[site] = Math.max(scores[site], report.score());
        if (report.verdict().flagged()) {
          flaggedAt.merge(site, report.flaggedAt(), Math::min);
        }
      }
    }
  }

  BitSet flagged() {
    BitSet flagged = new BitSet();
    flaggedAt.keySet().forEach(flagged::set);
    return flagged;
  }

  /** Of sites that the whole feed listed after the engine flagged them, the hours between. */
  double[] leads(Map<Integer, Long> listedAt) {
    List<Double> leads = new ArrayList<>();
    flaggedAt.forEach(
        (site, at) -> {
          @Nullable Long listed = listedAt.get(site);
          if (listed != null && at < listed) {
            leads.add((listed - at) / HOUR);
          }
        });
    return leads.stream().mapToDouble(d -> d).toArray();
  }

  /** How many people had been at each of some sites when it was flagged. */
  double[] visitorsNeeded(BitSet sites) {
    return sites.stream()
        .filter(flaggedAt::containsKey)
        .mapToDouble(site -> graph.visitorsBy(site, flaggedAt.getOrDefault(site, 0L)))
        .toArray();
  }

  /** By site of the truth, when the whole feed listed it. */
  static Map<Integer, Long> listedAt(Truth truth, Map<String, Integer> sites) {
    Map<Integer, Long> listed = new TreeMap<>();
    for (Truth.Site each : truth.sites()) {
      Integer site = sites.get(each.target());
      if (site != null && each.listed()) {
        listed.merge(site, each.listedAt(), Math::min);
      }
    }
    return listed;
  }

  static String number(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.1f", value);
  }
}
