package tocsin.core.discover.hunt;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tocsin.core.kernel.Hash64;
import tocsin.core.verdict.Judgements;
import tocsin.domain.intel.Indicator;
import tocsin.domain.intel.Listing;
import tocsin.domain.intel.Match;
import tocsin.domain.intel.Sighting;
import tocsin.domain.pack.Parameters;

/**
 * Takes a history in. What is held is bounded: when there are more sites or visitors than the
 * bounds allow, the sites whose names hash into the upper half are left out, and again, until the
 * rest fits. Visitors of confirmed targets are held beside and never left out. Every part is a set,
 * an extreme or a sum, so the order of arrival changes nothing. Confined to one thread.
 */
final class Pages {
  private final Parameters parameters;
  private final Bounds bounds;
  private final Judgements judgements;
  private final long asOf;
  private final Map<String, List<Indicator>> news = new HashMap<>();
  private final Map<String, Page> pages = new HashMap<>();
  private final Map<String, Seed> seeds = new TreeMap<>();
  private long edges;
  private int halvings;

  Pages(
      Parameters parameters,
      Bounds bounds,
      List<Listing> listings,
      Judgements judgements,
      long asOf) {
    this.parameters = parameters;
    this.bounds = bounds;
    this.judgements = judgements;
    this.asOf = asOf;
    for (Listing each : listings) {
      if (!isOwn(each.indicator().source()) && each.indicator().activeFrom() < asOf) {
        news.computeIfAbsent(each.site(), s -> new ArrayList<>()).add(each.indicator());
      }
    }
  }

  /** What hunts found before is no evidence, or they would confirm one another. */
  private static boolean isOwn(String source) {
    return source.equals(Hunt.SOURCE);
  }

  /** Takes a sighting in. O(listings of the site + people kept). */
  void sighted(Sighting sighting) {
    if (sighting.at() >= asOf) {
      return;
    }
    boolean recent = sighting.at() >= asOf - parameters.retentionMillis();
    Match met = sighting.match();
    Match match = met == null || isOwn(met.source()) ? null : met;
    if (recent) {
      seed(sighting, match);
    }
    if (!isHeld(sighting.site())) {
      return;
    }
    Page page = pages.get(sighting.site());
    if (page == null) {
      page = new Page(sighting.site());
      pages.put(sighting.site(), page);
    }
    page.seenAt(sighting.at());
    if (recent) {
      edges += page.visited(sighting, match, bounds.crowd() + 1);
    }
    while (pages.size() > bounds.sites() || edges > bounds.edges()) {
      halve();
    }
  }

  private void seed(Sighting sighting, @Nullable Match match) {
    if (match != null && match.confidence() >= parameters.confirmAt()) {
      seed(sighting, match.fraudType());
    }
    for (Indicator listing : news.getOrDefault(sighting.site(), List.of())) {
      boolean covers = listing.kind().covers(listing.value(), sighting.target());
      // As the seed ledger: who was there before the news, or while it held.
      boolean counts = listing.activeFrom() > sighting.at() || sighting.at() < listing.validUntil();
      if (covers && counts && listing.confidence() >= parameters.confirmAt()) {
        seed(sighting, listing.fraudType());
      }
    }
  }

  private void seed(Sighting sighting, String type) {
    if (!judgements.isRefuted(sighting.target(), asOf)) {
      seeds
          .computeIfAbsent(sighting.site(), Seed::new)
          .visited(sighting, type, bounds.seedVisitors() + 1);
    }
  }

  private boolean isHeld(String site) {
    return halvings == 0 || Hash64.of(site) >>> (64 - halvings) == 0;
  }

  private void halve() {
    halvings++;
    for (Iterator<Page> all = pages.values().iterator(); all.hasNext(); ) {
      Page page = all.next();
      if (!isHeld(page.site())) {
        edges -= page.people().size();
        all.remove();
      }
    }
  }

  /** A site's page; null when nobody was seen there or it is left out. */
  @Nullable Page page(String site) {
    return pages.get(site);
  }

  /** The highest confidence of an indicator that names a target as of the hunt's time. */
  int listed(Page page, Clue clue) {
    int highest = clue.listed();
    for (Indicator listing : news.getOrDefault(page.site(), List.of())) {
      boolean covers = listing.kind().covers(listing.value(), clue.target());
      highest =
          covers && asOf <= listing.validUntil()
              ? Math.max(highest, listing.confidence())
              : highest;
    }
    return highest;
  }

  boolean isRefuted(Clue clue) {
    return judgements.isRefuted(clue.target(), asOf);
  }

  /** Sites at which somebody was within the retention, in order. O(sites · log sites). */
  List<Page> all() {
    return pages.values().stream()
        .filter(page -> page.people().size() > 0)
        .sorted(Comparator.comparing(Page::site))
        .toList();
  }

  /** In order of site. */
  Collection<Seed> seeds() {
    return seeds.values();
  }

  /** How many sites one that is held stands for. */
  long scale() {
    return 1L << halvings;
  }
}
