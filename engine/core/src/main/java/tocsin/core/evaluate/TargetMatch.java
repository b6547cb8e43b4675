package tocsin.core.evaluate;

import java.util.ArrayList;
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
 * for every host below it; certificates are left out, since the truth knows none. What several
 * reports say of one name counts once: the highest score, the earliest flag, the most visitors.
 * Names are compared in lower case.
 */
final class TargetMatch {
  private final Map<String, Named> byName = new TreeMap<>();
  private final Map<String, String> campaignByName = new HashMap<>();

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
      for (String domain = parent(name); domain != null && !site.app(); domain = parent(domain)) {
        if (isDomain(domain)) {
          campaignByName.putIfAbsent(domain, site.campaign());
        }
      }
    }
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
    return campaignByName.get(name);
  }

  /**
   * The best that the engine says of a site: its own name, or a domain above it; null if nothing.
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
    return best;
  }
}
