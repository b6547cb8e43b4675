package tocsin.core.evaluate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tocsin.core.evaluate.Truth.Site;
import tocsin.domain.intel.TargetKind;
import tocsin.domain.intel.TargetReport;

/**
 * Brings an engine's targets and the truth's sites together. A URL speaks for its host, a domain
 * for every host below it, a host below one of the truth's for that one (victims get hosts of their
 * own), an app known by its hosts for the campaign that at least half of them belong to;
 * certificates are left out, since the truth knows none. What several reports say of one name
 * counts once: the highest score, the earliest flag, the most visitors. Names are compared in lower
 * case.
 */
final class TargetMatch {
  private final Map<String, Named> byName = new TreeMap<>();
  private final Map<String, String> campaignByName = new HashMap<>();

  /** The truth's hosts with their campaigns: what stands below one of them belongs to it. */
  private final Map<String, String> campaignByHost = new HashMap<>();

  /** What the engine flagged below each of the truth's hosts. */
  private final Map<String, Named> flaggedBelow = new HashMap<>();

  /**
   * What an engine says of one name.
   *
   * @param flaggedAt {@link Long#MAX_VALUE} when it never flagged it
   * @param score of the flagged reports; of all when none is flagged
   */
  record Named(
      String name, boolean domain, boolean flagged, double score, long flaggedAt, int visitors) {
    Named merge(Named other) {
      boolean mine = flagged == other.flagged;
      double higher = mine ? Math.max(score, other.score) : flagged ? score : other.score;
      return new Named(
          name,
          mine ? domain || other.domain : flagged ? domain : other.domain,
          flagged || other.flagged,
          higher,
          Math.min(flaggedAt, other.flaggedAt),
          Math.max(visitors, other.visitors));
    }
  }

  TargetMatch(List<Site> sites, List<TargetReport> reports) {
    for (TargetReport report : reports) {
      if (report.kind() != TargetKind.CERT) {
        Named named = named(report);
        byName.merge(named.name(), named, Named::merge);
      }
    }
    List<Site> sorted = new ArrayList<>(sites);
    sorted.sort(Comparator.comparing(Site::target).thenComparing(Site::campaign));
    for (Site site : sorted) {
      String name = canonical(site.target());
      campaignByName.putIfAbsent(name, site.campaign());
      if (!site.app()) {
        campaignByHost.putIfAbsent(name, site.campaign());
      }
      for (String domain = parent(name); domain != null && !site.app(); domain = parent(domain)) {
        if (isDomain(domain)) {
          campaignByName.putIfAbsent(domain, site.campaign());
        }
      }
    }
    for (TargetReport report : reports) {
      if (report.kind() == TargetKind.APP) {
        @Nullable String campaign = campaignOf(report.appSet());
        if (campaign != null) {
          campaignByName.putIfAbsent(canonical(report.target()), campaign);
        }
      } else if (report.kind() != TargetKind.DOMAIN && report.verdict().flagged()) {
        Named named = named(report);
        @Nullable String host = truthAbove(named.name());
        if (host != null) {
          flaggedBelow.merge(host, named, Named::merge);
        }
      }
    }
  }

  /** The campaign that most of a set's hosts belong to; null when fewer than half belong to any. */
  private @Nullable String campaignOf(List<String> hosts) {
    Map<String, Integer> counts = new TreeMap<>();
    int known = 0;
    for (String host : hosts) {
      @Nullable String campaign = campaign(canonical(host));
      if (campaign != null) {
        known++;
        counts.merge(campaign, 1, Integer::sum);
      }
    }
    return counts.isEmpty() || 2 * known < hosts.size()
        ? null
        : Collections.max(
                counts.entrySet(),
                Map.Entry.<String, Integer>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
            .getKey();
  }

  /** The nearest of the truth's hosts above a name; null when there is none. */
  private @Nullable String truthAbove(String name) {
    for (String host = parent(name); host != null; host = parent(host)) {
      if (campaignByHost.containsKey(host)) {
        return host;
      }
    }
    return null;
  }

  private boolean isDomain(String name) {
    Named named = byName.get(name);
    return named != null && named.domain();
  }

  private static Named named(TargetReport report) {
    boolean flagged = report.verdict().flagged();
    return new Named(
        name(report),
        report.kind() == TargetKind.DOMAIN,
        flagged,
        report.score(),
        flagged ? report.flaggedAt() : Long.MAX_VALUE,
        report.visitors());
  }

  private static String name(TargetReport report) {
    if (report.kind() != TargetKind.URL) {
      return canonical(report.target());
    }
    String host = report.host().isEmpty() ? report.target() : report.host();
    int scheme = host.indexOf("://");
    String rest = scheme < 0 ? host : host.substring(scheme + 3);
    int slash = rest.indexOf('/');
    return canonical(slash < 0 ? rest : rest.substring(0, slash));
  }

  private static String canonical(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith("app:") ? lower.substring(4) : lower;
  }

  private static @Nullable String parent(String host) {
    int dot = host.indexOf('.');
    return dot < 0 ? null : host.substring(dot + 1);
  }

  /** Every name that the engine reported, in order. */
  Iterable<Named> names() {
    return byName.values();
  }

  /** The campaign that a name belongs to; null for a benign one. */
  @Nullable String campaign(String name) {
    @Nullable String own = campaignByName.get(name);
    @Nullable String above = own == null ? truthAbove(name) : null;
    return above == null ? own : campaignByHost.get(above);
  }

  /**
   * The best that the engine says of a site: its own name, a domain above it, or hosts below it;
   * null if nothing.
   */
  @Nullable Named of(Site site) {
    String name = canonical(site.target());
    Named best = byName.get(name);
    for (String domain = parent(name); domain != null && !site.app(); domain = parent(domain)) {
      Named above = byName.get(domain);
      if (above != null && above.domain() && above.flagged()) {
        best = best == null ? above : best.merge(above);
      }
    }
    @Nullable Named below = site.app() ? null : flaggedBelow.get(name);
    return below == null || best == null ? (below == null ? best : below) : best.merge(below);
  }
}
