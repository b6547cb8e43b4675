package tocsin.benchmarks.discovery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tocsin.domain.intel.Sighting;

/** Who was at which site that nobody vouches for, each pair once; grows, then is read. */
final class SiteGraph {
  final List<String> sites = new ArrayList<>();
  final Map<String, Integer> siteNumbers = new HashMap<>();
  final Map<String, String> siteOf = new HashMap<>();
  private final Map<String, Integer> people = new HashMap<>();
  private final List<Map<Integer, Long>> visitors = new ArrayList<>();
  final BitSet seeds = new BitSet();

  /** Sites that an indicator of any confidence names, the seeds among them. */
  final BitSet listed = new BitSet();

  void add(Sighting sighting, int confirmAt) {
    int site = site(sighting.site());
    siteOf.putIfAbsent(sighting.target(), sighting.site());
    int person = people.computeIfAbsent(sighting.subject(), s -> people.size());
    visitors.get(site).merge(person, sighting.at(), Math::min);
    if (sighting.match() != null) {
      listed(site, sighting.match().confidence() >= confirmAt);
    }
  }

  void listed(int site, boolean confirmed) {
    listed.set(site);
    if (confirmed) {
      seeds.set(site);
    }
  }

  private int site(String name) {
    Integer known = siteNumbers.get(name);
    if (known != null) {
      return known;
    }
    siteNumbers.put(name, sites.size());
    sites.add(name);
    visitors.add(new HashMap<>());
    return sites.size() - 1;
  }

  int people() {
    return people.size();
  }

  /** By site, who was there, ascending. */
  int[][] visitors() {
    int[][] rows = new int[sites.size()][];
    for (int site = 0; site < rows.length; site++) {
      rows[site] = visitors.get(site).keySet().stream().mapToInt(i -> i).sorted().toArray();
    }
    return rows;
  }

  /** How many people had been at a site by a time. */
  int visitorsBy(int site, long at) {
    return (int) visitors.get(site).values().stream().filter(first -> first <= at).count();
  }

  /** By person, where the person was. */
  static int[][] transposed(int[][] rows, int columns) {
    int[] counts = new int[columns];
    for (int[] row : rows) {
      Arrays.stream(row).forEach(column -> counts[column]++);
    }
    int[][] out = new int[columns][];
    Arrays.setAll(out, column -> new int[counts[column]]);
    Arrays.fill(counts, 0);
    for (int i = 0; i < rows.length; i++) {
      for (int column : rows[i]) {
        out[column][counts[column]++] = i;
      }
    }
    return out;
  }
}
